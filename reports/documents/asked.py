"""What a periodic report is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from catalog import Lang, periods
from reports.dataset.all_results import AllResults
from reports.dataset.province_results import ProvinceResults
from reports.work.state import PlanState
from strings import translate

Kind = Literal["half-year", "year"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is reported on: a province and year, for half a year or the year.

    `work` is the year's plan as it stood when the period ended, None where there is none.
    """

    all_results: AllResults
    results: ProvinceResults
    year: int
    kind: Kind
    lang: Lang
    work: PlanState | None = None

    def say(self, key: str, **values: object) -> str:
        return translate(f"periodic.{key}", self.lang, **values)

    @property
    def agency(self) -> str:
        return self.results.catalog.settings["department"][f"name_{self.lang}"]

    @property
    def period(self) -> tuple[date, date]:
        of = periods.half_year if self.kind == "half-year" else periods.year
        return of(self.results.catalog, self.year)
