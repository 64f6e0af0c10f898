"""The figures of a file's sheets by whatever layout they are in, and how they were recognised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from etl.model.issues import Issue
from etl.parsing.normalize import clean, is_legacy
from etl.scores import long, recognise
from etl.scores.choose import choose
from etl.scores.extract import extract
from etl.scores.figures import LongReading, LongTable
from etl.scores.layouts import Layout
from etl.scores.lexicon import Reference
from etl.scores.province_sheet import ProvinceSheet, province_sheets, read_province_sheet
from etl.scores.rows import frame
from etl.scores.score_table import ScoreTable
from etl.workbook.sheets import Sheet

LOOKED_AT = 200  # rows of a sheet that nothing was recognised in
SEVERAL = 3


@dataclass(frozen=True, slots=True)
class FileScores:
    """What was read from the sheets of a file, by whatever layout."""

    index: str = ""
    layout: Layout | None = None
    tables: tuple[ScoreTable, ...] = ()
    sheets: tuple[str, ...] = ()
    rows: pd.DataFrame | None = None
    issues: tuple[Issue, ...] = ()


def find_scores(
    sheets: Sequence[Sheet], file: str, known: Reference, index: str | None, year: int | None
) -> FileScores:
    """Read the figures of a file's sheets by whichever layout fits.

    Returns rows None, with issues that say why, where no layout does.
    """
    longs = [t for s in sheets if (t := long.long_table(s, known))]
    if longs:
        return _of_long(longs, file, known, index, year)
    dated = recognise.dated(recognise.tables(sheets, file, known, index), file, year, known)
    kept = [t for t in dated if t.decided.doubt != "year_left_out"]
    choice = choose(kept, wanted=index)
    if not choice.tables:
        of_province = [] if dated else province_sheets(sheets, file, known, index)
        if of_province:
            return _of_province_sheets(of_province, file, known, year)
        return FileScores(issues=(*choice.issues, *_nothing(sheets, dated, choice.issues, year)))
    extracted = extract(choice.tables, file, known)
    read_sheets = tuple(dict.fromkeys(clean(t.sheet.name) for t in choice.tables))
    return FileScores(
        index=choice.tables[0].index,
        layout=choice.tables[0].layout,
        tables=choice.tables,
        sheets=read_sheets,
        rows=extracted.rows,
        issues=(
            *choice.issues, *extracted.issues, *_recognised(choice.tables, known),
            *_not_read(sheets, read_sheets),
        ),
    )  # fmt: skip


def _of_province_sheets(
    tables: Sequence[ProvinceSheet], file: str, known: Reference, year: int | None
) -> FileScores:
    """Return the rows of one province's own sheets."""
    reading = LongReading(known, file, tables[0].index, year)
    for table in tables:
        read_province_sheet(table, reading)
    rows = frame(list(reading.rows.values()))
    sheets = tuple(clean(t.sheet.name) for t in tables)
    if rows.empty and not reading.issues:
        reading.issues.append(Issue("no_figures", "error", sheets[0]))
    layout = next(x for x in known.layouts.general if x.shape == "province_sheet")
    issues = (*reading.issues, *_rows_recognised(layout, rows, known))
    return FileScores(tables[0].index, layout, (), sheets, rows, issues)


def _rows_recognised(layout: Layout, rows: pd.DataFrame, known: Reference) -> list[Issue]:
    """How each sheet of a layout without components across was read."""
    return [
        Issue(
            "recognised",
            "note",
            str(of_sheet.iloc[0]["sheet"]),
            str(of_sheet.iloc[0]["cell"]),
            {
                "value": layout.code, "layout": layout,
                "year": ", ".join(map(str, sorted(of_sheet["year"].unique()))),
                "index": known.catalog.indices[str(of_sheet.iloc[0]["index"])],
                "components": of_sheet["component"].nunique(),
                "provinces": of_sheet["unit"].nunique(),
            },
        )
        for _, of_sheet in rows.groupby("sheet", sort=False)
    ]  # fmt: skip


def _nothing(
    sheets: Sequence[Sheet], dated: Sequence[ScoreTable], said: Sequence[Issue], year: int | None
) -> list[Issue]:
    if said or not sheets:
        return []
    if dated:
        years = tuple(sorted({y for t in dated for y in t.decided.other if y}))
        return [Issue("year_not_in_file", "error", values={"value": year, "other": years})]
    if legacy := _legacy(sheets):
        return [legacy]
    names = ", ".join(clean(s.name) for s in sheets[:12])
    first, cell = clean(sheets[0].name), _first_filled(sheets[0])
    return [Issue("nothing_recognised", "error", first, cell, {"value": names})]


def _first_filled(sheet: Sheet) -> str:
    """Where a sheet begins to say something; "" where it says nothing in its first rows."""
    for r, row in enumerate(sheet.rows[:LOOKED_AT]):
        for c, cell in enumerate(row):
            if cell is not None and str(cell).strip():
                return sheet.address(r, c)
    return ""


def _legacy(sheets: Sequence[Sheet]) -> Issue | None:
    """Return the first text of a sheet in which several are typed in a font of their own code."""
    for sheet in sheets:
        texts = [
            (r, c, cell)
            for r, row in enumerate(sheet.rows[:LOOKED_AT])
            for c, cell in enumerate(row)
            if isinstance(cell, str) and is_legacy(cell)
        ]
        if len(texts) >= SEVERAL:
            r, c, text = texts[0]
            values = {"value": clean(text), "near": "–"}
            return Issue("text_legacy", "error", clean(sheet.name), sheet.address(r, c), values)
    return None


def _recognised(tables: Sequence[ScoreTable], known: Reference) -> list[Issue]:
    """How each table was read, so that a person can disagree."""
    return [
        Issue(
            "recognised",
            "note",
            clean(t.sheet.name),
            t.geometry.grid.address(t.geometry.first, t.geometry.groups[0][0]),
            {
                "value": t.layout.code, "layout": t.layout, "year": t.year or "–",
                "index": known.catalog.indices[t.index], "components": len(t.components),
                "provinces": t.provinces,
            },
        )
        for t in tables
    ]  # fmt: skip


def _not_read(sheets: Sequence[Sheet], used: Sequence[str]) -> list[Issue]:
    left = [clean(s.name) for s in sheets if s.n_rows and clean(s.name) not in used]
    return [Issue("sheets_not_read", "note", values={"value": ", ".join(left)})] if left else []


def _of_long(
    tables: Sequence[LongTable], file: str, known: Reference, index: str | None, year: int | None
) -> FileScores:
    """Return the rows of tables with one figure a row; of one index, and of the year asked for."""
    reading = LongReading(known, file, index or "", year)
    for table in tables:
        long.read_long(table, reading)
    rows = list(reading.rows.values())
    held = long.indices_of(rows)
    issues = list(reading.issues)
    if index is None and len(held) > 1:
        issues.append(Issue("index_several", "error", values={"value": ", ".join(held)}))
    chosen = index or (held[0] if held else next(iter(known.lexicons)))
    table = frame([r for r in rows if r["index"] == chosen and (year is None or r["year"] == year)])
    if table.empty and not issues:
        issues.append(Issue("no_figures", "error", clean(tables[0].sheet.name)))
    sheets = tuple(clean(t.sheet.name) for t in tables)
    layout = next(x for x in known.layouts.general if x.shape == "long")
    issues += _rows_recognised(layout, table, known)
    return FileScores(chosen, layout, (), sheets, table, tuple(issues))
