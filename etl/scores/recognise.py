"""Which tables of a workbook hold figures of which index, by which declared layout; never guessed.

Every visible sheet, upright and turned, is read as a table of every index, and what is found is
counted. For each index and year the table with most figures is taken, then those that add components
to it. Two that are equally good but differ are refused, with the choice left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalog import Edition
from etl.parsing import normalize
from etl.scores.heads import grids, titles
from etl.scores.labels import Meaning, meaning
from etl.scores.layouts import Layout, Layouts, Shape
from etl.scores.lexicon import Lexicon, Reference
from etl.scores.score_table import ScoreTable
from etl.scores.tables import FigureColumn, TableGeometry, geometry
from etl.scores.years import StatedYears, YearDecision, decide
from etl.workbook.sheets import Sheet


def tables(
    sheets: Sequence[Sheet], file: str, known: Reference, index: str | None
) -> list[ScoreTable]:
    """Return the tables of every sheet, each read as the index that recognises most of it."""
    found: list[ScoreTable] = []
    for sheet in sheets:
        read = [t for t in _of_sheet(sheet, file, known, index) if t.components]
        if read:
            most = max((t.named, t.weight) for t in read)
            found += [t for t in read if (t.named, t.weight) == most]
    return [part for table in found for part in _by_year(table)]


def dated(
    found: Sequence[ScoreTable], file: str, wanted: int | None, known: Reference
) -> list[ScoreTable]:
    """Return the tables with their year, their labels read again by the edition of that year."""
    decisions = decide([t.stated for t in found], file, wanted)
    return [_in_year(t, d, known) for t, d in zip(found, decisions, strict=True)]


def _of_sheet(sheet: Sheet, file: str, known: Reference, index: str | None) -> Iterator[ScoreTable]:
    for grid in grids(sheet):
        place = geometry(grid, known.places, known.layouts.words)
        if place:
            for code, lex in known.lexicons.items():
                if index in (None, code):
                    yield from _as_index(sheet, place, file, known, lex, sure=index is not None)


def _as_index(
    sheet: Sheet, place: TableGeometry, file: str, known: Reference, lex: Lexicon, *, sure: bool
) -> Iterator[ScoreTable]:
    """Yield the table read as one index; one that names no component must name the index somewhere."""
    stated = _stated(sheet, place, lex)
    year = next(iter((*stated.single, *normalize.years(file))), None)
    editions = known.catalog.editions[lex.vocabulary.index]
    edition = (known.catalog.edition(lex.vocabulary.index, year) if year else None) or editions[-1]
    columns = _meanings(place, lex, edition)
    layout = _layout(place, columns, lex, known.layouts)
    table = ScoreTable(sheet, layout, lex.vocabulary, edition, place, columns, stated)
    if table.named or sure or _names_index(sheet, place, file, lex):
        yield table


def _in_year(table: ScoreTable, decided: YearDecision, known: Reference) -> ScoreTable:
    edition = known.catalog.edition(table.index, decided.year) if decided.year else None
    if not edition or edition == table.edition:
        return replace(table, decided=decided)
    lex = known.lexicons[table.index]
    kept = {c.at for c, _ in table.columns}
    columns = tuple(x for x in _meanings(table.geometry, lex, edition) if x[0].at in kept)
    return replace(table, decided=decided, edition=edition, columns=columns)


def _meanings(
    place: TableGeometry, lex: Lexicon, edition: Edition
) -> tuple[tuple[FigureColumn, Meaning], ...]:
    return tuple((c, meaning(c.heads, lex, edition)) for c in place.columns)


def _layout(
    place: TableGeometry,
    columns: Sequence[tuple[FigureColumn, Meaning]],
    lex: Lexicon,
    layouts: Layouts,
) -> Layout:
    """Return the declared layout of the table's shape, the index's own before the general one."""
    shape: Shape = "transposed" if place.grid.turned else "lists" if place.lists else "wide"
    held = {m.component for _, m in columns if m.kind == "component" and m.measure == "value"}
    unknown = sum(m.kind == "unknown" for _, m in columns)
    declared = layouts.of(lex.vocabulary.index)
    details = next((x for x in declared if x.shape == "details"), None)
    if details and len(held) == 1 and unknown:
        return details
    return next(x for x in declared if x.shape == shape)


def _stated(sheet: Sheet, place: TableGeometry, lex: Lexicon) -> StatedYears:
    """Return the years that the tab, the titles and the heading of the total name."""
    alone = titles(sheet)
    named = {y: sheet.address(r, c) for text, r, c in alone for y in normalize.years(text)}
    total = lex.editions[-1].total.code
    heads = [h for c in place.columns for h in c.heads if lex.read_label(h.text).name == total]
    said = {y: place.grid.address(*h.at) for h in heads for y in lex.read_label(h.text).years}
    return StatedYears(
        tab=normalize.years(sheet.name),
        title=tuple(named),
        label=tuple(said),
        title_cell=next(iter(named.values()), ""),
        label_cell=next(iter(said.values()), ""),
    )


def _names_index(sheet: Sheet, place: TableGeometry, file: str, lex: Lexicon) -> bool:
    texts = [sheet.name, file, *(t for t, _, _ in titles(sheet))]
    texts += [h.text for c in place.columns for h in c.heads]
    said = " | ".join(normalize.normalize(normalize.without_years(t)) for t in texts)
    return any(re.search(rf"\b{word}\b", said) for word in lex.vocabulary.words)


def _by_year(table: ScoreTable) -> Iterator[ScoreTable]:
    """Yield a table of several years, by a column of years or by years over its columns, taken apart."""
    years = _row_years(table) if table.geometry.year_column is not None else {}
    if years:
        for year in sorted(set(years.values())):
            rows = frozenset(r for r, y in years.items() if y == year)
            yield replace(table, rows=rows, stated=StatedYears(label=(year,)))
        return
    headed = {m.years[0] for _, m in table.columns if m.kind == "component" and len(m.years) == 1}
    if len(headed) < 2 or len(table.components) > 1:
        yield table
        return
    for year in sorted(headed):
        columns = tuple(
            (c, m) for c, m in table.columns if m.years == (year,) or m.kind == "ignored"
        )
        yield replace(table, columns=columns, stated=replace(table.stated, label=(year,), title=()))


def _row_years(table: ScoreTable) -> dict[int, int]:
    """Return the year of each row, from the column of years; a year in a merged or blank cell goes on."""
    grid, column = table.geometry.grid, table.geometry.year_column
    found: dict[int, int] = {}
    year = 0
    for r in range(table.geometry.first, len(grid.cells)):
        said = normalize.years(str(grid.cells[r][column or 0]))
        year = said[0] if len(said) == 1 else year
        if year and any(r in rows for rows in table.geometry.named.values()):
            found[r] = year
    return found
