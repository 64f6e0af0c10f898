"""Activity logs, plans and targets: everything an import of one would do, before it does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd

from catalog import Catalog, periods
from etl.forms import checks
from etl.forms.checks import Context
from etl.forms.declared import FormKind, form
from etl.forms.difference import COLUMNS, form_difference
from etl.forms.plans import shipped_plan
from etl.forms.rows import counted, rows_of
from etl.forms.tables import FormTable, tables
from etl.forms.values import CellFault, day_of, tidy
from etl.forms.vocabulary import form_words
from etl.model.issues import Issue, Severity
from etl.model.previewed import NO_CHOICES, Choices, Difference, Preview
from etl.model.steps import Step, silent
from etl.parsing.normalize import years
from etl.preview.opened import OpenedFile, blocked, open_file
from etl.workbook import template_mark
from store import Connection, activities, imports, tasks

DEFAULT_STATUS = {"tasks": "planned", "activities": "done"}


def preview_log(
    content: bytes,
    name: str,
    kind: FormKind,
    catalog: Catalog,
    cursor: Connection | None,
    choices: Choices = NO_CHOICES,
) -> Preview:
    """Read and check a log or plan against what is stored (None: nothing is); write nothing."""
    opened = open_file(content, name, kind)
    if isinstance(opened, Preview):
        return opened
    return preview_sheets(opened, kind, catalog, cursor, choices)


def preview_sheets(
    opened: OpenedFile,
    kind: FormKind,
    catalog: Catalog,
    cursor: Connection | None,
    choices: Choices = NO_CHOICES,
    step: Step = silent,
) -> Preview:
    """Recognise and check the sheets of a file that has been read, as `preview_log` does."""
    step("recognise", 0, None)
    name = opened.name
    mark = template_mark.marked(opened.sheets)
    found, issues = tables(template_mark.filled(opened.sheets), form(kind), choices.sheet)
    issues = [*template_mark.doubts(mark, kind), *_notes(found), *issues]
    year = choices.year or (mark.year if mark else 0) or _year(found, name, kind, catalog)
    if not year and found:
        issues.append(Issue("log_no_year", "error", found[0].sheet.name))
    if not year or any(issue.severity == "error" for issue in issues):
        return blocked(opened, issues)
    context = _context(kind, catalog, cursor, year, choices.only_division)
    rows, faults = _rows(found, context, step, skip_bad=choices.skip_bad_rows)
    difference, doubts = _difference(cursor, kind, rows, year, name, step)
    return Preview(
        file=name,
        sha256=opened.sha256,
        index=kind,
        layout=f"template {mark.version}" if mark else "log",
        years=(year,),
        sheets=tuple(table.sheet.name for table in found),
        rows=rows,
        issues=(*_known(cursor, opened.sha256), *issues, *faults, *doubts),
        difference=difference,
    )


def _notes(found: Sequence[FormTable]) -> list[Issue]:
    """Return what the reading had to assume, and rows that a reader of the sheet would not see."""
    issues = [note for table in found for note in table.sheet.notes]
    for table in found:
        hidden = [r for r in table.sheet.hidden_rows if r >= table.first]
        if hidden:
            cell = table.sheet.address(min(hidden), 0)
            values = {"count": len(hidden)}
            issues.append(Issue("rows_hidden", "warning", table.sheet.name, cell, values))
    return issues


def _year(found: Sequence[FormTable], name: str, kind: FormKind, catalog: Catalog) -> int:
    """Return the plan's year: of most dates in a log, of the heading or the file's name in a plan."""
    if kind == "activities":
        plans: Counter[int] = Counter()
        for cell, count in (pair for table in found for pair in counted(table, "date")):
            day = day_of(tidy(cell) if isinstance(cell, str) else cell)
            if not isinstance(day, CellFault):
                plans[periods.plan_year(catalog, day)] += count
        return plans.most_common(1)[0][0] if plans else 0
    above = " ".join(
        str(cell) for table in found for row in table.sheet.rows[: table.header] for cell in row
    )
    named = {year for text in (above, name) for year in years(text)}
    return min(named) if len(named) == 1 else 0


def _context(
    kind: FormKind,
    catalog: Catalog,
    cursor: Connection | None,
    year: int,
    only_division: str | None,
) -> Context:
    plan = tasks.tasks(cursor, year) if cursor else pd.DataFrame()
    plan = plan if len(plan) else shipped_plan(year)
    return Context(form(kind), catalog, form_words(catalog, year, plan), year, only_division)


def _rows(
    found: Sequence[FormTable], context: Context, step: Step, *, skip_bad: bool
) -> tuple[pd.DataFrame, list[Issue]]:
    """All rows that may be imported, in the ledger's columns, and what is wrong with the others."""
    severity: Severity = "warning" if skip_bad else "error"
    frames: list[pd.DataFrame] = []
    issues: list[Issue] = []
    left_out = 0
    total = sum(table.height for table in found)
    for table in found:
        progress = partial(_report_progress, step, sum(map(len, frames)), total)
        frame, faults = rows_of(table, context.form, context.words, progress)
        checks.check(frame, faults, context)
        issues += faults.issues(_listed(frame, table), severity, context.words)
        bad = faults.wrong[frame.index.to_numpy()]
        left_out += int(bad.sum())
        frames.append(frame[~bad])
    rows = _finished(pd.concat(frames, ignore_index=True), context)
    issues += checks.alike(rows)
    if left_out and skip_bad:
        issues.append(Issue("rows_left_out", "warning", values={"count": left_out}))
    if rows.empty and not left_out:
        issues.append(Issue("log_no_rows", "error", found[0].sheet.name))
    return rows, issues


def _report_progress(step: Step, before: int, total: int, done: int) -> None:
    step("check", before + done, total)


def _listed(frame: pd.DataFrame, table: FormTable) -> np.ndarray:
    """Which rows' faults are told: an example's are not."""
    listed = np.zeros(table.height, bool)
    listed[frame.index.to_numpy()] = True
    return listed


def _finished(rows: pd.DataFrame, context: Context) -> pd.DataFrame:
    kind = context.form.kind
    rows["year"] = np.int16(context.year)
    if kind in DEFAULT_STATUS:
        rows["status"] = rows["status"].where(rows["status"].ne(""), DEFAULT_STATUS[kind])
    if kind == "activities":
        rows["nth"] = (
            rows.groupby([c for c in activities.KEY if c != "nth"], sort=False, observed=True)
            .cumcount()
            .add(1)
            .astype("int32")
        )
    if kind == "tasks":
        heads = {d.code: d.head_vi for d in context.catalog.divisions.values()}
        rows["head"] = rows["head"].where(rows["head"].ne(""), rows["lead"].map(heads).fillna(""))
    return rows.reindex(columns=list(COLUMNS[kind]))


def _difference(
    cursor: Connection | None, kind: FormKind, rows: pd.DataFrame, year: int, name: str, step: Step
) -> tuple[Difference, list[Issue]]:
    step("compare", 0, len(rows))
    if cursor is None:
        return Difference(new=rows), []
    difference = form_difference(cursor, kind, rows, year, name)
    gone = difference.gone
    values = {"count": len(gone), "year": year}
    return difference, [Issue(f"{kind}_gone", "warning", values=values)] if len(gone) else []


def _known(cursor: Connection | None, sha256: str) -> list[Issue]:
    number = imports.standing(cursor).get(sha256) if cursor else None
    return [Issue("log_imported", "warning", values={"number": number})] if number else []
