"""Activities by content area and month, with what is empty and where the survey ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from analytics import activity, work
from catalog import Area, Catalog, Lang, periods
from reports.model import Cell, Coverage, CoverageRow, MonthCount
from reports.work.state import DUTY, PlanState, counted, to_log, to_tasks
from strings import translate

STEPS = 4
BESIDE = ("all", "done", "overdue")  # kinds of tasks counted beside the months


def coverage(plan_state: PlanState, lang: Lang) -> Coverage:
    """Return the heat table of the plan's areas and its part III, tasks beside the months."""
    over = months_of(plan_state.catalog, plan_state.year)
    named = [(str(a.ordinal), a.name(lang), a.component) for a in plan_state.areas]
    named.append(("III", translate("work.duties_long", lang), ""))
    tasks = work.counts(plan_state.tasks, BESIDE, "area")
    counts = activity.grid(plan_state.cells, "area", [code for _, _, code in named], over)
    highest = max((n for row in counts.values() for n in row), default=0)
    rows = [
        CoverageRow(
            ordinal,
            name,
            month_counts(counts[code], over, plan_state.as_of, highest, area=code or DUTY),
            _beside(tasks, code),
        )
        for ordinal, name, code in named
    ]
    return Coverage(
        key="coverage",
        title=_title([] if plan_state.division else quiet(plan_state), lang),
        months=tuple(month_label(m, plan_state.year, lang) for m in over),
        beside=tuple(translate(f"work.head.{h}", lang) for h in ("tasks", "finished", "overdue_n")),
        rows=(*rows, _total(plan_state, counts, tasks, over, lang)),
        cut_after=cut_after(plan_state.catalog, plan_state.year, over),
        note=_note(plan_state, lang),
    )


def _total(
    plan_state: PlanState,
    counts: Mapping[str, Sequence[int]],
    tasks: pd.DataFrame,
    over: Sequence[date],
    lang: Lang,
) -> CoverageRow:
    sums = [sum(row[i] for row in counts.values()) for i in range(len(over))]
    months = month_counts(sums, over, plan_state.as_of, 0)
    return CoverageRow("", translate("work.log.total", lang), months, _beside(tasks, None))


def _note(plan_state: PlanState, lang: Lang) -> str:
    month, day_ = plan_state.catalog.settings["surveys"]["cut_off"].split("-")
    return translate("work.plan.guide", lang, day=f"{day_}/{month}", next=plan_state.year + 1)


def _title(silent: Sequence[tuple[Area, int]], lang: Lang) -> str:
    if not silent:
        return translate("work.plan.coverage", lang)
    area, count = silent[0]
    return translate("work.plan.coverage_quiet", lang, area=area.name(lang), months=count)


def quiet(plan_state: PlanState) -> list[tuple[Area, int]]:
    """Return the areas without activity for two months or more up to the day, longest first."""
    over = [m for m in months_of(plan_state.catalog, plan_state.year) if m <= plan_state.as_of]
    counts = activity.grid(plan_state.cells, "area", [a.component for a in plan_state.areas], over)
    found = [(area, activity.quiet_months(counts[area.component])) for area in plan_state.areas]
    return sorted(((a, n) for a, n in found if n >= work.QUIET), key=lambda pair: -pair[1])


def month_counts(
    counts: Sequence[int], over: Sequence[date], as_of: date, highest: int, **codes: str
) -> tuple[MonthCount, ...]:
    """Return a row of months: shaded, empty, or empty for long up to the day; months to come are blank."""
    past = [n for n, month in zip(counts, over, strict=True) if month <= as_of]
    silent = activity.quiet_months(past)
    found = []
    for i, (n, month) in enumerate(zip(counts, over, strict=True)):
        if month > as_of:
            found.append(MonthCount(None, 0, "", None))
        elif n:
            link = to_log(month=f"{month:%Y-%m}", **codes)
            found.append(MonthCount(n, step(n, highest), "", link))
        else:
            long = silent >= work.QUIET and i >= len(past) - silent
            found.append(MonthCount(0, 0, "long" if long else "empty", None))
    return tuple(found)


def step(n: int, highest: int) -> int:
    """Return the step of shade of a count: 1 to 4 of the highest, on a root scale as counts are skewed."""
    return max(1, min(STEPS, round(STEPS * (n / highest) ** 0.5))) if n and highest else 0


def months_of(catalog: Catalog, year: int) -> list[date]:
    """Return the calendar months that a plan's year touches."""
    return activity.months(*periods.year(catalog, year))


def month_label(month: date, year: int, lang: Lang) -> str:
    """T5 or May; 12/17 for a month of the calendar year before the plan's."""
    if month.year != year:
        return f"{month:%m/%y}"
    return f"T{month.month}" if lang == "vi" else f"{month:%b}"


def cut_after(catalog: Catalog, year: int, over: Sequence[date]) -> int | None:
    """Return the position of the month in which the survey of a year ends."""
    cut = date.fromisoformat(f"{year}-{catalog.settings['surveys']['cut_off']}")
    return next((i for i, m in enumerate(over) if (m.year, m.month) == (cut.year, cut.month)), None)


def _beside(counts: pd.DataFrame, code: str | None) -> tuple[Cell, ...]:
    """How many tasks of an area there are, are done, are overdue; None is every area."""
    area = "" if code is None else code or DUTY
    found = []
    for kind in BESIDE:
        own = counts[kind]
        n = int(own.sum() if code is None else own.get(code, 0))
        found.append(counted(n, to_tasks(kind, area), late=kind == "overdue"))
    return tuple(found)
