"""A file as it comes in, of whatever kind: the one preview that the page and the command line ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

import store
from catalog import Catalog
from catalog.periods import plan_year
from etl.forms.declared import FORMS, FormKind, form
from etl.forms.plans import shipped_plan, shipped_plans
from etl.forms.tables import tables
from etl.model.previewed import NO_CHOICES, Choices, Preview
from etl.model.steps import Step, silent
from etl.preview import logs
from etl.preview import scores as preview
from etl.preview.excerpts import excerpts_of
from etl.preview.opened import open_file
from etl.workbook import template_mark
from etl.workbook.sheets import Sheet
from store import Connection, imports, scores, tasks


def look(
    content: bytes,
    name: str,
    folder: Path,
    catalog: Catalog,
    index: str | None = None,
    choices: Choices = NO_CHOICES,
    step: Step = silent,
) -> Preview:
    """Say what importing a file would do to a home; without `index` the file says what it is.

    `index`: papi, pci, par, sipas, tasks, activities, targets. A long activity log (over 20 MB) is
    let in only where it is imported as one. Write nothing; a home without a version is an empty one.
    """
    kind = next((each for each in FORMS if each == index), None)
    opened = open_file(content, name, kind or "scores", step)
    if isinstance(opened, Preview):
        return opened
    # Taken first: what is published from here on makes the preview one of an older version.
    version = number_of(folder)
    cursor = current(folder)
    kind = kind or (None if index else kind_of(opened.sheets))
    if kind:
        found = logs.preview_sheets(opened, kind, catalog, cursor, choices, step)
    else:
        found = preview.preview_sheets(
            opened,
            catalog,
            scores.scores(cursor) if cursor else pd.DataFrame(columns=list(scores.FIGURE)),
            index=index,
            year=choices.year,
            sheet=choices.sheet,
            imported=imports.standing(cursor) if cursor else {},
            step=step,
        )
    return replace(found, version=version, sheet_excerpts=excerpts_of(opened.sheets, found.issues))


def current(folder: Path) -> Connection | None:
    """Return a cursor on the current version of a home; None before the first."""
    try:
        return store.read(store.current(folder))
    except store.NoVersion:
        return None


def number_of(folder: Path) -> int:
    """Return the number of a home's current version; 0 before the first."""
    try:
        return store.current(folder).number
    except store.NoVersion:
        return 0


def kind_of(sheets: Sequence[Sheet]) -> FormKind | None:
    """Return whether the sheets are a plan, a log or targets.

    By the template's mark or by all headings.
    """
    mark = template_mark.marked(sheets)
    if mark:
        return next((kind for kind in FORMS if kind == mark.kind), None)
    for kind in FORMS:
        found, issues = tables(sheets, form(kind), None)
        if found and not any(issue.severity == "error" for issue in issues):
            return kind
    return None


def plan(folder: Path, year: int) -> pd.DataFrame:
    """Return the tasks that logs of a year may name: the stored plan's, else a shipped plan's."""
    cursor = current(folder)
    held = tasks.tasks(cursor, year) if cursor else pd.DataFrame()
    return held if len(held) else shipped_plan(year)


def template_year(kind: str, folder: Path, catalog: Catalog) -> int:
    """Return the year a template is for unless one is named.

    Of an index the last one that may be published; of an activity log that of the newest plan; of
    a plan the current reporting year.
    """
    today = datetime.now(UTC).astimezone().date()
    if kind in catalog.indices:
        return today.year - 1
    cursor = current(folder)
    held = tasks.years(cursor) if cursor else []
    planned = [*held, *(int(path.stem) for path in shipped_plans())]
    return max(planned) if kind == "activities" and planned else plan_year(catalog, today)
