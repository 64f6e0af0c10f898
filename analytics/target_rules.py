"""Whether a target was met: one rule for each way of writing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, cast

import numpy as np
import pandas as pd

from analytics.rank import COUNTRY, ranks
from analytics.rounding import denoised, half_up
from analytics.targets import Result
from catalog import Catalog
from catalog.targets import Kind, Target
from catalog.tiers import tiers

Row: TypeAlias = Any  # a named tuple of verdicts, None where there is none


def evaluate(
    targets: Iterable[Target], verdicts: pd.DataFrame, catalog: Catalog
) -> tuple[Result, ...]:
    """Each target against the figures.

    verdicts: of all units, for the targets' years and the years before.
    """
    asked = tuple(targets)
    years = {year for target in asked for year in (target.year - 1, target.year)}
    near = verdicts[verdicts["year"].isin(years)]
    by_year = dict(iter(near.groupby(["index", "year"], observed=True)))
    frames = _Frames(by_year, verdicts.iloc[:0])
    return tuple(_RULES[target.kind](_case(target, frames, catalog)) for target in asked)


@dataclass(frozen=True, slots=True)
class _Frames:
    """The verdicts of all units, one frame an index and year."""

    by_year: Mapping[Any, pd.DataFrame]
    empty: pd.DataFrame

    def of(self, index: str, year: int) -> pd.DataFrame:
        return self.by_year.get((index, year), self.empty)


@dataclass(frozen=True, slots=True)
class _Case:
    """What a target is held against."""

    target: Target
    catalog: Catalog
    row: Row
    before: Row
    everyone: pd.DataFrame  # the component and year, all units
    parts: pd.DataFrame  # the unit's rows of the component's parts

    @property
    def bound(self) -> float:
        return cast(float, self.target.value)

    @property
    def worst(self) -> float:
        return cast(float, self.target.upper or self.target.value)

    def held(
        self, reached: float, needed: float, met: bool, of: int | None = None, reason: str = ""
    ) -> Result:
        outcome: Literal["met", "not_met"] = "met" if met else "not_met"
        return Result(self.target, outcome, reason, float(reached), float(needed), of)

    def unsaid(self, reason: str = "") -> Result:
        """No outcome: for the given reason, else for the verdict's own."""
        comparable = self.row is None or reason or self.row.goal != "not_comparable"
        why = reason or (self.row.reason if self.row is not None else "") or "no_score"
        return Result(self.target, "no_data" if comparable else "not_comparable", why)


def _case(target: Target, frames: _Frames, catalog: Catalog) -> _Case:
    now, then = (frames.of(target.index, year) for year in (target.year, target.year - 1))
    everyone = now[now["component"] == target.component]
    before = then[then["component"] == target.component]
    edition = catalog.edition(target.index, target.year)
    parts = [c.code for c in edition.children(target.component)] if edition else []
    return _Case(
        target,
        catalog,
        row=_first(everyone[everyone["unit"] == target.unit]),
        before=_first(before[before["unit"] == target.unit]),
        everyone=everyone,
        parts=now[(now["unit"] == target.unit) & now["component"].isin(parts)],
    )


def _first(rows: pd.DataFrame) -> Row:
    return next(rows.itertuples(), None)


def _scored(rule: Callable[[_Case], Result]) -> Callable[[_Case], Result]:
    """A rule that needs the unit's score."""

    def checked(case: _Case) -> Result:
        return case.unsaid() if case.row is None or np.isnan(case.row.score) else rule(case)

    return checked


def _compared(rule: Callable[[_Case], Result]) -> Callable[[_Case], Result]:
    """A rule that needs the verdict on the year before."""

    def checked(case: _Case) -> Result:
        return case.unsaid() if case.row is None or np.isnan(case.row.change) else rule(case)

    return checked


@_scored
def _floor(case: _Case) -> Result:
    shown = half_up(case.row.score)
    return case.held(float(shown), case.bound, bool(denoised(shown) >= denoised(case.bound)))


@_compared
def _rise(case: _Case) -> Result:
    met = denoised(case.row.change) >= denoised(case.bound)
    return case.held(case.row.change, case.bound, bool(met))


@_compared
def _keep(case: _Case) -> Result:
    shown, before = half_up(case.row.measured), half_up(case.row.measured_before)
    return case.held(float(shown), float(before), bool(shown >= before))


def _rank(case: _Case) -> Result:
    rank, of = _standing(case, case.row)
    if rank is None:
        return case.unsaid("few_provinces")
    return case.held(rank, case.worst, rank <= case.worst, of)


def _rank_rise(case: _Case) -> Result:
    """Ranks stand beside each other across a change of method; the reason then says so."""
    if case.row is not None and case.row.reason == "unit_new":
        return case.unsaid()
    (rank, of), (before, _) = _standing(case, case.row), _standing(case, case.before)
    if rank is None or before is None:
        return case.unsaid("few_provinces")
    caution = case.row.reason if case.row.goal == "not_comparable" else ""
    return case.held(before - rank, case.bound, before - rank >= case.bound, of, caution)


def _standing(case: _Case, row: Row) -> tuple[int | None, int]:
    """Rank and number of provinces: as published, else ours where the country is known."""
    if row is None:
        return None, 0
    if not np.isnan(row.published_rank):
        return int(row.published_rank), len(case.catalog.units_of(int(row.year)))
    return (int(row.rank), int(row.n)) if row.rank > 0 and row.n >= COUNTRY else (None, 0)


@_scored
def _region_rank(case: _Case) -> Result:
    region = case.catalog.units[case.target.unit].region
    members = [u.code for u in case.catalog.units_of(case.target.year) if u.region == region]
    rows = case.everyone[case.everyone["unit"].isin(members) & case.everyone["score"].notna()]
    if not region:
        return case.unsaid("region_unknown")
    if len(rows) < len(members) / 2:
        return case.unsaid("few_provinces")
    standing, _ = ranks(rows["score"].to_numpy(dtype=np.float64))
    rank = int(standing[(rows["unit"] == case.target.unit).to_numpy()][0])
    return case.held(rank, case.worst, rank <= case.worst, len(rows))


@_scored
def _quartile(case: _Case) -> Result:
    if not case.row.quartile > 0:
        return case.unsaid("few_provinces")
    return case.held(case.row.quartile, case.bound, case.row.quartile <= case.bound)


@_scored
def _tier(case: _Case) -> Result:
    known = [t for t in tiers() if t.index == case.target.index and t.code == case.target.tier]
    floors = [t.floor for t in known if t.first_year <= case.target.year]
    return _percent(case, floors[-1]) if floors else case.unsaid("tier_unknown")


@_scored
def _percent_floor(case: _Case) -> Result:
    return _percent(case, case.bound)


def _percent(case: _Case, needed: float) -> Result:
    if np.isnan(case.row.maximum):
        return case.unsaid("maximum_unknown")
    share = half_up(100 * case.row.score / case.row.maximum)
    return case.held(float(share), needed, bool(denoised(share) >= denoised(needed)))


def _all_up(case: _Case) -> Result:
    """Not met as soon as one part is not higher; met only when every part is."""
    goals = list(case.parts["goal"])
    up = goals.count("met")
    if {"not_met", "unchanged"} & set(goals) or (goals and up == len(goals)):
        return case.held(up, len(goals), up == len(goals), len(goals))
    blocked = case.parts[case.parts["goal"].isin(["not_comparable", "no_data"])]
    if blocked.empty:
        return case.unsaid()
    first = blocked.iloc[0]
    return Result(case.target, first["goal"], first["reason"])


@_scored
def _above_median(case: _Case) -> Result:
    return _above(case, case.everyone["score"].median())


@_scored
def _above_mean(case: _Case) -> Result:
    return _above(case, case.everyone["score"].mean())


def _above(case: _Case, bar: float) -> Result:
    """Over the provinces with a score: a simple figure of ours, not PAPI's national score."""
    of = int(case.everyone["score"].notna().sum())
    if of < COUNTRY:
        return case.unsaid("few_provinces")
    shown, needed = half_up(case.row.score), half_up(bar)
    return case.held(float(shown), float(needed), bool(shown > needed), of)


_RULES: dict[Kind, Callable[[_Case], Result]] = {
    "floor": _floor,
    "rise": _rise,
    "rank_rise": _rank_rise,
    "rank": _rank,
    "region_rank": _region_rank,
    "quartile": _quartile,
    "tier": _tier,
    "keep": _keep,
    "all_up": _all_up,
    "above_median": _above_median,
    "above_mean": _above_mean,
    "percent_floor": _percent_floor,
}
