"""Everything an import of figures would do, before it does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from catalog import Catalog
from etl.checks import CheckedFile, check
from etl.model.issues import SEVERITIES, Issue
from etl.model.previewed import Preview
from etl.model.steps import Step, silent
from etl.parsing.normalize import clean
from etl.preview.opened import OpenedFile, blocked, open_file
from etl.scores import layouts
from etl.scores.difference import score_difference
from etl.scores.find import FileScores, find_scores
from etl.scores.hints import hinted
from etl.scores.lexicon import Reference, reference
from etl.workbook import template_mark
from etl.workbook.sheets import Sheet
from etl.workbook.template_mark import TemplateMark
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
) -> Preview:
    """Read, recognise and check a file against `stored` (columns store.scores.FIGURE).

    Write nothing.
    """
    opened = open_file(content, name)
    if isinstance(opened, Preview):
        return opened
    return preview_sheets(opened, catalog, stored, index=index, year=year, sheet=sheet)


def preview_sheets(
    opened: OpenedFile,
    catalog: Catalog,
    stored: pd.DataFrame,
    *,
    index: str | None = None,
    year: int | None = None,
    sheet: str | None = None,
    imported: Mapping[str, int] | None = None,
    step: Step = silent,
) -> Preview:
    """Recognise and check the sheets of a file that has been read, as `preview` does.

    `imported`: the numbers of the imports that stand, by the sha256 of their file.
    """
    step("recognise", 0, None)
    known = reference(catalog, layouts.load())
    mark = template_mark.marked(opened.sheets)
    issues = template_mark.doubts(
        mark, index or (mark.kind if mark and mark.kind in known.lexicons else "scores")
    )
    if mark and not issues:
        index, year = mark.kind, year or mark.year or None
    looked_at, doubts = _looked_at(template_mark.filled(opened.sheets), sheet)
    found = find_scores(looked_at, opened.name, known, index, year)
    issues = [*issues, *doubts, *(n for s in looked_at for n in s.notes), *found.issues]
    if found.rows is None:
        return blocked(opened, issues)
    rows = template_mark.filled_in(found.rows) if mark else found.rows
    found = replace(found, rows=rows)
    step("check", 0, len(rows))
    checked = _checked_file(
        found, known, stored, opened.sha256, imported or {}, template=mark is not None
    )
    issues = [*hinted(issues, rows, catalog), *check(checked)]
    return _of(opened, found, checked, issues, mark)


def _of(
    opened: OpenedFile,
    found: FileScores,
    checked: CheckedFile,
    issues: Sequence[Issue],
    mark: TemplateMark | None,
) -> Preview:
    layout = found.layout.code if found.layout else ""
    return Preview(
        file=opened.name,
        sha256=opened.sha256,
        index=found.index,
        layout=f"template {mark.version}" if mark else layout,
        years=checked.years or tuple(sorted({t.year for t in found.tables if t.year})),
        sheets=found.sheets,
        rows=checked.rows,
        issues=tuple(sorted(issues, key=lambda i: SEVERITIES.index(i.severity))),
        difference=checked.difference,
    )


def _checked_file(
    found: FileScores,
    known: Reference,
    stored: pd.DataFrame,
    sha256: str,
    imported: Mapping[str, int],
    *,
    template: bool,
) -> CheckedFile:
    assert found.rows is not None
    held = stored if len(stored.columns) else stored.reindex(columns=list(FIGURE))
    one_province = bool(found.layout and found.layout.shape == "province_sheet")
    return CheckedFile(
        catalog=known.catalog,
        known=known,
        vocabulary=known.lexicons[found.index].vocabulary,
        tables=found.tables,
        rows=found.rows,
        stored=held,
        difference=score_difference(found.rows, held, whole_country=not one_province),
        sha256=sha256,
        imported=imported,
        whole_country=not one_province,
        complete=bool(found.tables) and found.tables[0].layout.complete and not template,
    )


def _looked_at(sheets: Sequence[Sheet], wanted: str | None) -> tuple[list[Sheet], list[Issue]]:
    """Return the sheet asked for, or all that a person would see; hidden ones are named."""
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
