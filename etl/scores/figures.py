"""One figure from the cells of one row that name its index, year, province and component."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from catalog import Component, Unit
from etl.model.issues import Issue
from etl.parsing.normalize import clean, normalize, years
from etl.parsing.numbers import Parsed, in_points, parse
from etl.scores.labels import Head, Meaning, meaning
from etl.scores.lexicon import Reference
from etl.scores.rows import ScoreRow
from etl.workbook.sheets import Cell, Sheet


@dataclass(frozen=True, slots=True)
class LongTable:
    """A sheet with the row of its headings, and the column of each role."""

    sheet: Sheet
    head: int
    columns: Mapping[str, int]
    unknown: tuple[int, ...]


@dataclass(slots=True)
class LongReading:
    """The rows of long tables as they come together, with what each text was found to mean."""

    known: Reference
    file: str
    index: str
    year: int | None
    rows: dict[tuple[str, int, str, str], ScoreRow] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    units: dict[tuple[Cell, int], Unit | None] = field(default_factory=dict)
    meanings: dict[tuple[str, int, str], Meaning] = field(default_factory=dict)


def read_figure(table: LongTable, reading: LongReading, r: int, cells: Mapping[str, Cell]) -> None:
    """Read the figure of one row, whose cells are given by role, into the reading."""

    def fault(code: str, role: str, **values: object) -> None:
        said = {"value": _said(cells.get(role)), **values}
        c = table.columns.get(role, table.columns["value"])
        place = table.sheet.address(r, c)
        reading.issues.append(Issue(code, "error", clean(table.sheet.name), place, said))

    year = _year(cells.get("year"), reading.year)
    index = _index(cells, reading)
    if year is None:
        return fault("row_year_unclear", "year")
    if not index:
        return fault("row_index_unclear", "index")
    unit = _unit(cells.get("unit"), year, reading)
    if unit is None:
        return fault(
            *_unit_fault(cells.get("unit"), reading), year=year, near=_near(cells, year, reading)
        )
    component = _component(cells, index, year, reading, fault)
    if component is None:
        return None
    return _figure(table, reading, r, cells, (index, year, unit, component), fault)


def _said(cell: Cell) -> str:
    return clean(str(cell)) if cell is not None else "–"


def _year(cell: Cell, chosen: int | None) -> int | None:
    found = years(str(int(cell)) if isinstance(cell, float) else str(cell or ""))
    return found[0] if len(found) == 1 else chosen if cell is None else None


def _index(cells: Mapping[str, Cell], reading: LongReading) -> str:
    """Return the index a row names, by its code or name; the chosen one where the table has no such column."""
    if "index" not in cells:
        return reading.index
    said = normalize(str(cells["index"] or ""))
    for index, lex in reading.known.lexicons.items():
        if said == index or lex.read_label(said).name == lex.editions[-1].total.code:
            return index
    return ""


def _unit(cell: Cell, year: int, reading: LongReading) -> Unit | None:
    if (cell, year) not in reading.units:
        known = isinstance(cell, str)
        reading.units[cell, year] = reading.known.places.unit(str(cell), year) if known else None
    return reading.units[cell, year]


def _unit_fault(cell: Cell, reading: LongReading) -> tuple[str, str]:
    once = isinstance(cell, str) and reading.known.places.known(cell)
    return ("unit_not_in_year" if once else "unit_unknown"), "unit"


def _near(cells: Mapping[str, Cell], year: int, reading: LongReading) -> str:
    return ", ".join(reading.known.places.suggest(str(cells.get("unit")), year)) or "–"


def _component(
    cells: Mapping[str, Cell],
    index: str,
    year: int,
    reading: LongReading,
    fault: Callable[..., None],
) -> Component | None:
    """Return the component a row names by code, number or name in the edition of its year."""
    edition = reading.known.catalog.edition(index, year)
    if edition is None:
        fault("year_before_index", "year", first="", index=reading.known.catalog.indices[index])
        return None
    said = cells.get("component")
    text = f"{said:g}" if isinstance(said, float) else clean(str(said or ""))
    found = edition.find(text)
    if found:
        return found
    lex = reading.known.lexicons[index]
    key = (index, edition.first_year, text)
    if key not in reading.meanings:
        reading.meanings[key] = meaning([Head(text, (0, 0))], lex, edition)
    means = reading.meanings[key]
    numbered = next((c for c in edition.components if text and c.number == text), None)
    if means.kind == "component" and means.component and means.measure == "value":
        return edition.find(means.component)
    if numbered and lex.vocabulary.number_decides:
        return numbered
    if means.kind == "not_in_edition":
        fault("column_not_in_edition", "component", year=year)
    else:
        fault("column_unknown", "component", near=", ".join(lex.suggest(text, edition)) or "–")
    return None


def _figure(
    table: LongTable,
    reading: LongReading,
    r: int,
    cells: Mapping[str, Cell],
    key: tuple[str, int, Unit, Component],
    fault: Callable[..., None],
) -> None:
    index, year, unit, component = key
    marks, decimal = reading.known.layouts.words.missing_marks, table.sheet.decimal
    shown = table.sheet.is_percent(r, table.columns["value"])
    read = in_points(
        parse(cells["value"], marks, decimal), shown=shown, of_hundred=component.high == 100
    )
    if read.fault:
        fault(
            read.fault, "value", unit=unit, component=component, year=year, readings=read.readings
        )
        return
    place = table.sheet.address(r, table.columns["value"])
    code = (index, year, unit.code, component.code)
    if code in reading.rows:
        fault(
            "figure_twice",
            "value",
            unit=unit,
            component=component,
            other=reading.rows[code]["cell"],
        )
        return
    zero = read.value == 0 and reading.known.lexicons[index].vocabulary.zero_is_missing
    missing = "cells_zero" if zero else read.missing
    reading.rows[code] = {
        "index": index, "year": year, "unit": unit.code, "component": component.code,
        "number": component.number, "value": math.nan if missing else read.value,
        "status": "missing" if missing else "published", "basis": missing,
        "source": f"{reading.file}, {clean(table.sheet.name)}",
        "sheet": clean(table.sheet.name), "cell": place,
        **dict(_measures(cells, marks, decimal, fault)),
    }  # fmt: skip


def _measures(
    cells: Mapping[str, Cell], marks: frozenset[str], decimal: object, fault: Callable[..., None]
) -> Iterator[tuple[str, float]]:
    for measure in MEASURES:
        read: Parsed = parse(cells.get(measure), marks, decimal)  # type: ignore[arg-type]
        if read.fault:
            fault("measure_unclear", measure)
        elif read.value is not None:
            yield measure, read.value


MEASURES = ("se", "low", "high", "maximum", "self_scored", "rank")
