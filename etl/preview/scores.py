"""Everything an import of figures would do, before it does it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from catalog import Catalog
from etl.checks import Case, check
from etl.model.issues import SEVERITIES, Issue
from etl.model.previewed import Preview
from etl.model.steps import Step, silent
from etl.parsing.normalize import clean
from etl.preview.blocked import blocked
from etl.scores import layouts
from etl.scores.difference import difference
from etl.scores.find import Found, find
from etl.scores.hints import hinted
from etl.scores.lexicon import Reader, reader
from etl.workbook import template_mark
from etl.workbook.guard import guard
from etl.workbook.read import read
from etl.workbook.sheets import Sheet
from store.scores import FIGURE


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
    known = reader(catalog, layouts.load())
    mark = template_mark.marked(sheets)
    issues = template_mark.doubts(
        mark, index or (mark.kind if mark and mark.kind in known.lexicons else "scores")
    )
    if mark and not issues:
        index, year = mark.kind, year or mark.year or None
    looked_at, said = _looked_at(template_mark.filled(sheets), sheet)
    found = find(looked_at, name, known, index, year)
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
    one_province = bool(found.layout and found.layout.shape == "own")
    return Case(
        catalog=known.catalog,
        known=known,
        vocabulary=known.lexicons[found.index].vocabulary,
        tables=found.tables,
        rows=found.rows,
        stored=held,
        difference=difference(found.rows, held, whole_country=not one_province),
        sha256=hashlib.sha256(content).hexdigest(),
        imported=imported,
        whole_country=not one_province,
        complete=bool(found.tables) and found.tables[0].layout.complete and not template,
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
