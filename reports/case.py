"""What every result report is made from: one province's verdicts beside the country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analytics.comparability import touching
from catalog import Break, Catalog, Lang, Unit
from reports.model import Mark
from strings import say
from strings.numbers import number

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Case:
    """One province. `verdicts` and `country` hold a row (named tuple) by (component, year), `intervals` the
    interval as printed; `everyone` is the frame of all provinces, `all_met` (met, n) by year for the plan's areas."""

    catalog: Catalog
    unit: Unit
    verdicts: Mapping[Key, Any]
    country: Mapping[Key, Any]
    intervals: Mapping[Key, tuple[float, float]]
    everyone: pd.DataFrame
    all_met: Mapping[int, tuple[int, int]]
    version: int
    updated: date

    def verdict(self, component: str, year: int) -> Any | None:
        return self.verdicts.get((component, year))

    def score(self, component: str, year: int) -> float | None:
        found = self.verdicts.get((component, year))
        return None if found is None or pd.isna(found.score) else float(found.score)

    def median(self, component: str, year: int) -> float | None:
        found = self.country.get((component, year))
        return None if found is None else float(found.median)

    def years(self, component: str) -> list[int]:
        """The years in which a component belonged to its index for this province."""
        return sorted(year for code, year in self.verdicts if code == component)

    def scored_years(self, component: str) -> list[int]:
        return [year for year in self.years(component) if self.score(component, year) is not None]


def mark(row: Any) -> Mark:
    """The verdict of a row as it is shown."""
    return Mark(row.goal, row.strength)


def decisive_break(catalog: Catalog, row: Any) -> Break | None:
    """The break that makes a row not comparable, if one does."""
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
    """One break a year that touches a component's line; of several the one that names it, then its parts'."""
    found: dict[int, Break] = {}
    for b in touching(catalog, index, component):
        if b.enabled == enabled and (b.year not in found or b.component in (component, "*")):
            found[b.year] = b
    return list(found.values())


def reason(case: Case, row: Any, lang: Lang) -> str:
    """Why a verdict cannot be given, in a sentence; empty where it is given."""
    if row.goal == "not_comparable":
        cut = decisive_break(case.catalog, row)
        if cut:
            return say(f"break.{cut.status}", lang, reason=cut.reason(lang))
    if not row.reason:
        return ""
    sentence = say(f"reason.{row.reason}", lang, year=row.year, previous_year=row.previous_year)
    why = missing_reason(case, row, lang)
    return f"{sentence}. {why}" if why else sentence


def missing_reason(case: Case, row: Any, lang: Lang) -> str:
    """What the source says of a missing score: of the year itself, else of the year before."""
    before = case.verdict(row.component, row.previous_year)
    for candidate in (row, before):
        if candidate is not None and pd.isna(candidate.score):
            if candidate.basis:
                return say(f"basis.{candidate.basis}", lang)
            note = case.catalog.publication(candidate.component, candidate.year)
            return note.text(lang) if note else ""
    return ""


def change_text(row: Any, lang: Lang) -> str:
    return number(row.change, lang, sign=True)
