"""What every report on the plan at work is made from: its tasks as they stood on a day, and counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from analytics import activity, work
from catalog import Area, Catalog, Lang, periods
from reports.model import Headline, Link, Linked
from strings import translate
from strings.numbers import day

Row = Mapping[Any, Any]  # a task or an activity by its columns
DUTY = "duty"
CONCLUSION = "KL"  # tasks that meetings gave: KL.1, KL.2 …


@dataclass(frozen=True, slots=True)
class PlanState:
    """Hold a plan's year on a day, of one division ('' = all).

    `tasks`: those answered for, with the columns of analytics.work; `items`: every row of the plan;
    `cells`: its activities, counted (store.work.cells). `since`: the first day of the half-year of `as_of`.
    """

    catalog: Catalog
    year: int
    as_of: date
    first: date
    since: date
    division: str
    tasks: pd.DataFrame
    items: pd.DataFrame
    cells: pd.DataFrame
    made_up: bool
    version: int

    def owner(self, code: str, lang: Lang) -> str:
        """Return the name of a division; a dash where the plan names none."""
        found = self.catalog.divisions.get(code)
        return found.name(lang) if found else code or "–"

    def head(self, row: Row, lang: Lang) -> str:
        """Return who answers for a task: as written, else the head of the division that leads."""
        found = self.catalog.divisions.get(row["lead"])
        if found and row["head"] in ("", found.head_vi):
            return found.head(lang)
        return str(row["head"])

    @property
    def survey_end(self) -> date:
        """Return the last day of work that the survey of the plan's year can have met."""
        return date.fromisoformat(f"{self.year}-{self.catalog.settings['surveys']['cut_off']}")

    @property
    def areas(self) -> tuple[Area, ...]:
        """Return the content areas of the plan, in its order."""
        return self.catalog.plan_areas


def work_on(
    catalog: Catalog,
    year: int,
    as_of: date,
    tasks: pd.DataFrame,
    cells: pd.DataFrame,
    *,
    made_up: bool,
    version: int,
) -> PlanState:
    """Put a plan's rows and the counts of its activities together, of all divisions."""
    stood = work.standing(work.answered_for(tasks), as_of)
    stood = work.with_activity(stood, activity.by_task(cells))
    first, _ = periods.year(catalog, year)
    return PlanState(
        catalog=catalog,
        year=year,
        as_of=as_of,
        first=first,
        since=half_began(catalog, year, as_of),
        division="",
        tasks=stood,
        items=tasks,
        cells=cells,
        made_up=made_up,
        version=version,
    )


def of_division(plan_state: PlanState, division: str) -> PlanState:
    """Return the state of the tasks that one division leads and the activities that it logged."""
    cells = plan_state.cells[plan_state.cells["division"].eq(division)]
    return replace(
        plan_state,
        division=division,
        tasks=plan_state.tasks[plan_state.tasks["lead"].eq(division)].reset_index(drop=True),
        cells=cells,
    )


def half_began(catalog: Catalog, year: int, as_of: date) -> date:
    """Return the first day of the half-year that a day of a plan's year lies in."""
    first, end_of_half = periods.half_year(catalog, year)
    return first if as_of <= end_of_half else end_of_half + timedelta(days=1)


def area_label(catalog: Catalog, code: str, lang: Lang) -> str:
    """Return the plan's number and short name ("5 Thủ tục"); part III for duties."""
    area = catalog.area(code)
    return f"{area.ordinal} {area.short(lang)}" if area else translate("work.duties", lang)


def area_name(catalog: Catalog, code: str, lang: Lang) -> str:
    """Return the full name of an area, of part III where there is none."""
    area = catalog.area(code)
    return area.name(lang) if area else translate("work.duties_long", lang)


def headline(
    plan_state: PlanState, lang: Lang, finding: str, sentences: tuple[str, ...], subject: str
) -> Headline:
    """Return a finding under its subject, marked where the figures are made up."""
    return Headline(
        finding,
        tuple(s for s in sentences if s),
        subject=translate(
            "work.subject",
            lang,
            subject=subject,
            year=plan_state.year,
            day=day(plan_state.as_of, lang),
        ),
        made_up=translate("work.made_up", lang) if plan_state.made_up else "",
    )


def to_task(task: str) -> Link:
    """Return the link that opens a task."""
    return Link("plan", {"task": task})


def to_tasks(kind: str, area: str = "", division: str = "") -> Link:
    """Return the link that lists tasks of a kind (analytics.work.KINDS)."""
    codes = {"view": kind, "of_area": area, "division": division}
    return Link("plan", {name: code for name, code in codes.items() if code})


def to_log(**codes: str) -> Link:
    """Return the link that lists activities."""
    return Link("activities", codes)


def to_entry(row: Row) -> Link:
    """Return the link to one activity, by its import, row and sheet.

    row: import_id, row, sheet of store.activities.activities.
    """
    return to_log(
        entry=f"{row['import_id']}.{0 if pd.isna(row['row']) else row['row']}.{row['sheet']}"
    )


def origin(file: str, sheet: str, row: object, lang: Lang) -> str:
    """Name a row by file, sheet and number; a typed one by its file alone."""
    name = file.rsplit("/", 1)[-1]
    if pd.isna(row):
        return name
    place = name if sheet in ("", "CSV", name) else f"{name}, {sheet}"
    return translate("work.origin", lang, file=place, row=row)


def counted(n: int, to: Link, *, late: bool = False) -> int | Linked:
    """Return a count with the link to its rows; 0 has none."""
    return Linked(n, to, late) if n else 0


def where(plan_state: PlanState, row: Row, lang: Lang) -> str:
    """Name the part of the plan that a task belongs to, or that it is a meeting's conclusion."""
    if not row["area"] and str(row["task"]).startswith(f"{CONCLUSION}."):
        return translate("work.conclusion", lang)
    return area_label(plan_state.catalog, row["area"], lang)


def short(text: str, most: int = 110) -> str:
    """Shorten a task's text for one line, at the end of a word."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
