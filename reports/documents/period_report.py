"""The report of a period, as it is read and as it is shown: one for the screen and for files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from catalog import Lang
from reports.dataset.all_results import AllResults
from reports.dataset.province_results import ProvinceResults
from reports.documents.asked import Asked
from reports.documents.briefing import briefing
from reports.documents.periodic import periodic
from reports.model import Block, Report
from reports.work.state import PlanState
from strings import translate

Kind = Literal["meeting", "half-year", "year"]


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """What the report of a period is made from, in one version.

    `work` is the plan as it stood when the period ended, or stands today, None where there is
    none; `slides` are those of the work, which come before the results.
    """

    all_results: AllResults
    results: ProvinceResults
    kind: Kind
    year: int
    lang: Lang
    work: PlanState | None
    slides: tuple[Block, ...]


def document(of: PeriodFigures) -> Report:
    """Return what is read: the slides of a meeting one after the other, else the periodic report."""
    if of.kind == "meeting":
        return deck(of)
    return periodic(Asked(of.all_results, of.results, of.year, of.kind, of.lang, of.work))


def deck(of: PeriodFigures) -> Report:
    """Return what is shown: the period's slides."""
    title = translate(f"briefing.{of.kind.replace('-', '_')}", of.lang, year=of.year)
    return briefing(of.all_results, of.results, of.year, title, of.lang, of.slides)
