"""Everything an import of figures would do, before it does it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from catalog import Catalog
from etl import layouts, long, recognise, template_mark
from etl.checks import Case, check
from etl.choose import choose
from etl.difference import Difference, difference
from etl.extract import ROWS, extract, frame
from etl.fold import clean
from etl.guard import guard
from etl.hints import hinted
from etl.issues import Issue
from etl.layouts import Layout
from etl.read import read
from etl.recognise import Reader, Table
from etl.sheets import Sheet
from etl.steps import Step, silent
from store.scores import FIGURE

SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Preview:
    """What was recognised in a file, its rows (columns ROWS), its issues and its effect."""

    file: str
    sha256: str
    index: str
    layout: str
    years: tuple[int, ...]
    sheets: tuple[str, ...]
    rows: pd.DataFrame
    issues: tuple[Issue, ...]
    difference: Difference

    @property
    def ready(self) -> bool:
        """No error blocks; warnings may still want a reason."""
        return not any(issue.severity == "error" for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Found:
    """What was read from the sheets of a file, by whatever layout."""

    index: str = ""
    layout: Layout | None = None
    tables: tuple[Table, ...] = ()
    sheets: tuple[str, ...] = ()
    rows: pd.DataFrame | None = None
    issues: tuple[Issue, ...] = ()


def preview(
    content: bytes,
    name: str,
    catalog: Catalog,
    stored: pd.DataFrame,
    *,
    index: str | None = None,
    year: int | None = None,
    sheet: str | None = None,
    imported: Mapping[str, int] | None = None,
    step: Step = silent,
) -> Preview:
    """Reads, recognises and checks a file against `stored` (columns store.scores.FIGURE).

    `imported`: the imports that stand, by the sha256 of their file. Writes nothing.
    """
    step("guard", 0, None)
    refused = guard(content, name)
    if refused:
        return blocked(content, name, [refused])
    step("read", 0, None)
    sheets = read(content, name, progress=lambda _, done: step("read", done, None))
    if isinstance(sheets, Issue):
        return blocked(content, name, [sheets])
    return preview_sheets(
        sheets, content, name, catalog, stored,
        index=index, year=year, sheet=sheet, imported=imported, step=step,
    )  # fmt: skip


def preview_sheets(
    sheets: Sequence[Sheet],
    content: bytes,
    name: str,
    catalog: Catalog,
    stored: pd.DataFrame,
    *,
    index: str | None = None,
    year: int | None = None,
    sheet: str | None = None,
    imported: Mapping[str, int] | None = None,
    step: Step = silent,
) -> Preview:
    """The same for sheets that have been read already."""
    step("recognise", 0, None)
    known = recognise.reader(catalog, layouts.load())
    mark = template_mark.marked(sheets)
    issues = template_mark.doubts(
        mark, index or (mark.kind if mark and mark.kind in known.lexicons else "scores")
    )
    if mark and not issues:
        index, year = mark.kind, year or mark.year or None
    looked_at, said = _looked_at(template_mark.filled(sheets), sheet)
    found = _found(looked_at, name, known, index, year)
    issues = [*issues, *said, *(n for s in looked_at for n in s.notes), *found.issues]
    if mark and found.rows is not None:
        found = replace(found, rows=template_mark.filled_in(found.rows))
    if found.rows is None:
        return blocked(content, name, issues)
    step("check", 0, len(found.rows))
    case = _case(found, known, stored, content, imported or {}, template=mark is not None)
    issues = [*hinted(issues, found.rows, catalog), *check(case)]
    return Preview(
        file=name,
        sha256=case.sha256,
        index=found.index,
        layout=f"template {mark.version}" if mark else found.layout.code if found.layout else "",
        years=case.years or tuple(sorted({t.year for t in found.tables if t.year})),
        sheets=found.sheets,
        rows=found.rows,
        issues=tuple(sorted(issues, key=lambda i: SEVERITIES.index(i.severity))),
        difference=case.difference,
    )


def _case(
    found: Found,
    known: Reader,
    stored: pd.DataFrame,
    content: bytes,
    imported: Mapping[str, int],
    *,
    template: bool,
) -> Case:
    assert found.rows is not None
    held = stored if len(stored.columns) else stored.reindex(columns=list(FIGURE))
    return Case(
        catalog=known.catalog,
        known=known,
        vocabulary=known.lexicons[found.index].vocabulary,
        tables=found.tables,
        rows=found.rows,
        stored=held,
        difference=difference(found.rows, held),
        sha256=hashlib.sha256(content).hexdigest(),
        imported=imported,
        complete=bool(found.tables) and found.tables[0].layout.complete and not template,
    )


def blocked(content: bytes, name: str, issues: Sequence[Issue]) -> Preview:
    """The preview of a file of which nothing can be imported, with the reasons."""
    return Preview(
        file=name,
        sha256=hashlib.sha256(content).hexdigest(),
        index="",
        layout="",
        years=(),
        sheets=(),
        rows=frame([]),
        issues=tuple(sorted(issues, key=lambda i: SEVERITIES.index(i.severity))),
        difference=Difference(),
    )


def _looked_at(sheets: Sequence[Sheet], wanted: str | None) -> tuple[list[Sheet], list[Issue]]:
    """The sheet asked for, or all that a person would see; hidden ones are named."""
    if wanted is not None:
        chosen = [s for s in sheets if clean(s.name) == clean(wanted)]
        names = ", ".join(clean(s.name) for s in sheets)
        values = {"value": wanted, "sheets": names}
        return chosen, [] if chosen else [Issue("sheet_unknown", "error", "", "", values)]
    hidden = [s for s in sheets if s.hidden and s.n_rows]
    notes = [
        Issue("sheet_hidden", "note", clean(s.name), values={"value": clean(s.name)})
        for s in hidden
    ]
    return [s for s in sheets if not s.hidden], notes


def _found(
    sheets: Sequence[Sheet], file: str, known: Reader, index: str | None, year: int | None
) -> Found:
    longs = [t for s in sheets if (t := long.long_table(s, known))]
    if longs:
        return _of_long(longs, file, known, index, year)
    dated = recognise.dated(recognise.tables(sheets, file, known, index), file, year, known)
    kept = [t for t in dated if t.decided.doubt != "year_left_out"]
    choice = choose(kept, wanted=index)
    if not choice.tables:
        return Found(issues=(*choice.issues, *_nothing(sheets, dated, choice.issues, year)))
    extracted = extract(choice.tables, file, known)
    read_sheets = tuple(dict.fromkeys(clean(t.sheet.name) for t in choice.tables))
    return Found(
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


def _nothing(
    sheets: Sequence[Sheet], dated: Sequence[Table], said: Sequence[Issue], year: int | None
) -> list[Issue]:
    if said or not sheets:
        return []
    if dated:
        years = tuple(sorted({y for t in dated for y in t.decided.other if y}))
        return [Issue("year_not_in_file", "error", values={"value": year, "other": years})]
    names = ", ".join(clean(s.name) for s in sheets[:12])
    return [Issue("nothing_recognised", "error", clean(sheets[0].name), values={"value": names})]


def _recognised(tables: Sequence[Table], known: Reader) -> list[Issue]:
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
    tables: Sequence[long.LongTable], file: str, known: Reader, index: str | None, year: int | None
) -> Found:
    """The rows of tables with one figure a row; of one index, and of the year asked for."""
    reading = long.LongReading(known, file, index or "", year)
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
    return Found(chosen, layout, (), sheets, table, tuple(issues))


__all__ = ["ROWS", "Difference", "Preview", "preview", "preview_sheets"]
