"""The figures for the report of a period, in a version."""

from __future__ import annotations

from typing import cast

from catalog import Catalog, Lang, periods
from queries import indices, meetings, plans
from reports.documents.period_figures import Kind, PeriodFigures
from reports.documents.periodic_work import slide
from reports.model import Block
from reports.work.state import PlanState
from store import Version
from store.frozen import Period


def period_figures(version: Version, period: Period, lang: Lang) -> PeriodFigures:
    """Return the figures of a period, its year compared with the one before, and its plan."""
    found = indices.all_results(version)
    unit = found.catalog.units[period.unit]
    work = _plan(version, found.catalog, period)
    return PeriodFigures(
        all_results=found,
        results=indices.province_results(version, unit, period.year, period.year - 1),
        kind=cast(Kind, period.kind),
        year=period.year,
        lang=lang,
        work=work,
        slides=_slides(version, period, work, lang),
    )


def _plan(version: Version, catalog: Catalog, period: Period) -> PlanState | None:
    """Return the plan at the end of the period, or today if that is earlier; None where there is none."""
    if period.year not in plans.years(version):
        return None
    of = periods.half_year if period.kind == "half-year" else periods.year
    _, last = of(catalog, period.year)
    as_of = min(last, periods.today_in(catalog, period.year))
    return plans.plan_state(version, period.year, as_of)


def _slides(
    version: Version, period: Period, work: PlanState | None, lang: Lang
) -> tuple[Block, ...]:
    if work is None:
        return ()
    if period.kind != "meeting":
        return slide(work, lang)
    slides, _ = meetings.slides(version, period.year, work.as_of, lang)
    return tuple(block for each in slides for block in each.blocks)
