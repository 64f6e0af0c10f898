"""What the report of a period is made from, in one version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from catalog import Lang, periods
from reports.dataset.all_results import AllResults
from reports.dataset.province_results import ProvinceResults
from reports.model import Block
from reports.work.state import PlanState
from strings import translate

Kind = Literal["meeting", "half-year", "year"]


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """Hold what the report of a period is made from, in one version.

    `work` is the plan as it stood when the period ended, or stands today, None where there is
    none; `slides` are those of the work, which come before the results.
    """

    all_results: AllResults
    results: ProvinceResults
    kind: Kind
    year: int
    lang: Lang
    work: PlanState | None = None
    slides: tuple[Block, ...] = ()

    def say(self, key: str, **values: object) -> str:
        """Return a text of the periodic report in the language of the report."""
        return translate(f"periodic.{key}", self.lang, **values)

    @property
    def agency(self) -> str:
        """Return the name of the department that reports."""
        return self.results.catalog.settings["department"][f"name_{self.lang}"]

    @property
    def period(self) -> tuple[date, date]:
        """Return the first and the last day of the half-year or year."""
        of = periods.half_year if self.kind == "half-year" else periods.year
        return of(self.results.catalog, self.year)
