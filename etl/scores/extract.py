"""Tables to figures: each value as it was found, with its cell, and what could not be read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from catalog import Component, Unit
from etl.model.issues import Issue
from etl.parsing.normalize import clean
from etl.parsing.numbers import Parsed, in_points, parse
from etl.scores.columns import ReadColumn, read_columns
from etl.scores.lexicon import Reference
from etl.scores.names import ProvinceRows, province_rows
from etl.scores.rows import INTERVAL, Key, ScoreRow, agree, disagreement, frame
from etl.scores.score_table import ScoreTable
from etl.workbook.sheets import Cell


@dataclass(frozen=True, slots=True)
class TableScores:
    """The figures of all tables (columns ROWS) and the faults of their cells."""

    rows: pd.DataFrame
    issues: tuple[Issue, ...]


def extract(tables: Sequence[ScoreTable], file: str, known: Reference) -> TableScores:
    """Read every table; a figure that two tables hold differently is a fault of both."""
    found: dict[Key, ScoreRow] = {}
    issues: list[Issue] = []
    for table in tables:
        rows, said = of_table(table, file, known)
        issues += said
        for key, row in rows.items():
            before = found.setdefault(key, row)
            if before is not row and not agree(before, row):
                issues.append(disagreement(before, row))
    return TableScores(frame(found.values()), tuple(issues))


def of_table(
    table: ScoreTable, file: str, known: Reference
) -> tuple[dict[Key, ScoreRow], list[Issue]]:
    """Return the figures of one table by year, province and component."""
    columns, issues = read_columns(table, known)
    if table.year is None:
        return {}, issues
    reading = _Reading(table, f"{file}, {clean(table.sheet.name)}", known, columns)
    for group in range(len(table.geometry.groups)):
        here = [u for u in columns if u.column.group == group and u.measure != "order"]
        if here:
            rows = province_rows(table, group, [u.column for u in here], known)
            issues += rows.issues
            _read_group(reading, rows, here)
    _finish(reading)
    return reading.rows, issues + reading.issues


@dataclass(slots=True)
class _Reading:
    """The rows of a table as they come together."""

    table: ScoreTable
    source: str
    known: Reference
    columns: Sequence[ReadColumn]
    rows: dict[Key, ScoreRow] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    @property
    def order(self) -> int | None:
        """The column that counts the rows of ranking lists: the rank in each of them."""
        found = (u.column.at for u in self.columns if u.measure == "order")
        return next(found, None) if self.table.geometry.lists else None


def _read_group(reading: _Reading, rows: ProvinceRows, columns: Sequence[ReadColumn]) -> None:
    grid = reading.table.geometry.grid
    marks = reading.known.layouts.words.missing_marks
    for one in sorted(columns, key=lambda u: u.measure != "value"):
        component = reading.table.edition.find(one.component)
        if component is None:
            continue
        for r, unit in rows.units.items():
            read = parse(grid.cells[r][one.column.at], marks, reading.table.sheet.decimal)
            shown = grid.is_percent(r, one.column.at)
            read = in_points(read, shown=shown, of_hundred=component.high == 100)
            _put(reading, unit, component, one, r, read)
        if rows.maxima is not None and one.measure == "value":
            _maxima(reading, rows, component, one)


def _put(
    reading: _Reading, unit: Unit, component: Component, one: ReadColumn, r: int, read: Parsed
) -> None:
    c = one.column.at
    if read.fault:
        reading.issues.append(_fault(reading, unit, component, r, c, read))
        return
    row = _row(reading, unit, component, r, c)
    if one.measure == "value":
        _value(reading, row, component, read)
        if reading.order is not None:
            row["rank"] = _whole(reading.table.geometry.grid.cells[r][reading.order])
    elif read.value is not None:
        measure, value = one.measure, read.value
        if measure == "variance":
            measure, value = "se", math.sqrt(max(value, 0))
        row[measure] = value


def _row(reading: _Reading, unit: Unit, component: Component, r: int, c: int) -> ScoreRow:
    table = reading.table
    assert table.year is not None
    key = (table.year, unit.code, component.code)
    return reading.rows.setdefault(
        key,
        {
            "index": table.index,
            "year": table.year,
            "unit": unit.code,
            "component": component.code,
            "number": component.number,
            "value": math.nan,
            "status": "missing",
            "basis": "rank_only",
            "source": reading.source,
            "sheet": clean(table.sheet.name),
            "cell": table.geometry.grid.address(r, c),
        },
    )


def _value(reading: _Reading, row: ScoreRow, component: Component, read: Parsed) -> None:
    zero = read.value == 0 and (
        reading.table.vocabulary.zero_is_missing or component.role == "total"
    )
    if read.value is None or zero:
        row["basis"] = "cells_zero" if zero else read.missing
    else:
        row |= {"value": read.value, "status": "published", "basis": ""}


def _maxima(reading: _Reading, rows: ProvinceRows, component: Component, one: ReadColumn) -> None:
    assert rows.maxima is not None
    cell = reading.table.geometry.grid.cells[rows.maxima][one.column.at]
    read = parse(cell, decimal=reading.table.sheet.decimal)
    for unit in rows.units.values():
        row = reading.rows.get((reading.table.year or 0, unit.code, component.code))
        if row and read.value is not None:
            row["maximum"] = read.value


def _finish(reading: _Reading) -> None:
    """Drop intervals of no width, and rank and interval of a figure without a value."""
    for row in reading.rows.values():
        interval = [row.get(m) for m in INTERVAL]
        flat = row.get("se") == 0 or (
            row.get("low") is not None and row.get("low") == row.get("high")
        )
        if row["status"] == "published" and flat and any(x is not None for x in interval):
            row |= {"se": math.nan, "low": math.nan, "high": math.nan}
            row["basis"] = "interval_of_zero_width"
            unit = reading.known.catalog.units[str(row["unit"])]
            values = {"value": row["value"], "unit": unit}
            issue = Issue("interval_flat", "warning", str(row["sheet"]), str(row["cell"]), values)
            reading.issues.append(issue)
        if row["status"] == "missing":
            row |= dict.fromkeys(INTERVAL, math.nan)


def _fault(
    reading: _Reading, unit: Unit, component: Component, r: int, c: int, read: Parsed
) -> Issue:
    grid = reading.table.geometry.grid
    values: dict[str, object] = {
        "value": _shown(grid.cells[r][c]), "unit": unit, "component": component,
        "year": reading.table.year, "readings": read.readings,
    }  # fmt: skip
    place = grid.address(r, c)
    return Issue(read.fault, "error", clean(reading.table.sheet.name), place, values)


def _shown(cell: Cell) -> str:
    return cell.strftime("%d/%m/%Y") if isinstance(cell, date) else str(cell)


def _whole(cell: object) -> float:
    return float(cell) if isinstance(cell, int | float) and cell == int(cell) else math.nan
