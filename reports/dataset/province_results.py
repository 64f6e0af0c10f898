"""What every result report is made from: one province's verdicts beside the country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Protocol

import pandas as pd

from analytics.comparability import touching
from analytics.verdict import Verdict, rows_of
from catalog import Break, Catalog, Lang, Unit
from reports.dataset.annotations import Annotation
from reports.dataset.frames import Frames, Narrowed
from reports.dataset.read_set import Key, ReadSet
from reports.model import Mark
from strings import translate
from strings.numbers import number


class Country(Protocol):
    """A row of analytics.national.national: the country in one component and year."""

    n: int
    median: float
    low_quartile: float
    high_quartile: float
    best: float
    best_unit: str


@dataclass(frozen=True, eq=False)
class ProvinceResults:
    """Hold the results of one province, with the country's.

    `verdicts`, `country` and `intervals` (as printed) are by (component, year); `spans` are the
    first and last year in `country`, by component, whatever the read set; `frames` are those of
    all provinces; `all_met` is (met, n) by year for the plan's areas; `against` is the
    (year, earlier year) that the reader chose to compare; `annotations` are those of every line;
    `fingerprint` is of all it depends on: two of a province with the same one say the same.
    """

    catalog: Catalog
    unit: Unit
    verdicts: Mapping[Key, Verdict]
    country: Mapping[Key, Country]
    intervals: Mapping[Key, tuple[float, float]]
    spans: Mapping[str, tuple[int, int]]
    frames: Frames | Narrowed | None
    all_met: Mapping[int, tuple[int, int]]
    version: int
    updated: date
    against: tuple[int, int] | None = None
    annotations: tuple[Annotation, ...] = ()
    fingerprint: str = ""

    @property
    def everyone(self) -> pd.DataFrame:
        """Return the verdicts of all provinces (analytics.verdict.COLUMNS). Raises LookupError outside the read set."""
        if self.frames is None:
            raise LookupError("the read set is one province's")
        return self.frames.verdicts

    def of_everyone(self, component: str, year: int) -> list[Verdict]:
        """Return the verdicts of all provinces on one component and year. Raises LookupError outside the read set."""
        rows = self.everyone
        return list(rows_of(rows[(rows["component"] == component) & (rows["year"] == year)]))

    def within(self, read_set: ReadSet) -> ProvinceResults:
        """Return the results without what a read set leaves out, so that no report can show it."""
        known = {} if read_set.components else self.all_met
        return replace(
            self,
            verdicts=read_set.of(self.verdicts),
            country=read_set.of(self.country),
            intervals=read_set.of(self.intervals),
            frames=self.frames.within(read_set) if isinstance(self.frames, Frames) else None,
            all_met={year: counts for year, counts in known.items() if year <= read_set.until},
        )

    def verdict(self, component: str, year: int) -> Verdict | None:
        """Return the verdict on a component in a year; None without one."""
        return self.verdicts.get((component, year))

    def score(self, component: str, year: int) -> float | None:
        """Return a score in the index's points; None where it is missing."""
        found = self.verdicts.get((component, year))
        return found.score if found else None

    def median(self, component: str, year: int) -> float | None:
        """Return the country's median in the index's points; None without scores."""
        found = self.country.get((component, year))
        return None if found is None else float(found.median)

    def years(self, component: str) -> list[int]:
        """Return the years in which a component belonged to its index for this province."""
        return self._years.get(component, [])

    @cached_property
    def _years(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for component, year in sorted(self.verdicts):
            found.setdefault(component, []).append(year)
        return found

    def scored_years(self, component: str) -> list[int]:
        """Return the years in which the province has a score of a component."""
        return [year for year in self.years(component) if self.score(component, year) is not None]


def mark(row: Verdict) -> Mark:
    """Return a verdict as it is shown: its goal and strength."""
    return Mark(row.goal, row.strength)


def decisive_break(catalog: Catalog, row: Verdict) -> Break | None:
    """Return the break that makes a verdict not comparable, if one does."""
    return next(
        (
            b
            for b in catalog.breaks
            if b.enabled
            and b.index == row.index
            and b.component == row.break_component
            and b.year == row.break_year
        ),
        None,
    )


def breaks_of(catalog: Catalog, index: str, component: str, *, enabled: bool) -> list[Break]:
    """Return one break a year that touches a component; the one that names it before others."""
    found: dict[int, Break] = {}
    for b in touching(catalog, index, component):
        if b.enabled == enabled and (b.year not in found or b.component in (component, "*")):
            found[b.year] = b
    return list(found.values())


def reason(results: ProvinceResults, row: Verdict, lang: Lang) -> str:
    """Say in a sentence why a verdict cannot be given; empty where it is given."""
    if row.goal == "not_comparable":
        cut = decisive_break(results.catalog, row)
        if cut:
            return translate(f"break.{cut.status}", lang, reason=cut.reason(lang))
    if not row.reason:
        return ""
    sentence = translate(
        f"reason.{row.reason}", lang, year=row.year, previous_year=row.previous_year
    )
    why = missing_reason(results, row, lang)
    return f"{sentence}. {why}" if why else sentence


def missing_reason(results: ProvinceResults, row: Verdict, lang: Lang) -> str:
    """Say what the source says of a missing score: of the year itself, else of the year before."""
    before = results.verdict(row.component, row.previous_year)
    for candidate in (row, before):
        if candidate is not None and candidate.score is None:
            if candidate.basis:
                return translate(f"basis.{candidate.basis}", lang)
            note = results.catalog.publication(candidate.component, candidate.year)
            return note.text(lang) if note else ""
    return ""


def change_text(row: Verdict, lang: Lang) -> str:
    """Return the change in points with its sign."""
    return number(row.change, lang, sign=True)
