"""Whether a target was met: one rule for each way of writing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

import numpy as np
import pandas as pd

from analytics.rank import COUNTRY, ranks
from analytics.rounding import denoised, half_up
from analytics.target_figures import Row, TargetFigures, VerdictFrames, target_figures
from analytics.targets import Result
from catalog import Catalog
from catalog.targets import Target, TargetKind
from catalog.tiers import tiers


def evaluate(
    targets: Iterable[Target], verdicts: pd.DataFrame, catalog: Catalog
) -> tuple[Result, ...]:
    """Judge each target by the figures.

    verdicts: of all units, for the targets' years and the years before.
    """
    judged = tuple(targets)
    years = {year for target in judged for year in (target.year - 1, target.year)}
    near = verdicts[verdicts["year"].isin(years)]
    by_year = dict(iter(near.groupby(["index", "year"], observed=True)))
    frames = VerdictFrames(by_year, verdicts.iloc[:0])
    return tuple(_RULES[target.kind](target_figures(target, frames, catalog)) for target in judged)


Rule: TypeAlias = Callable[[TargetFigures], Result]


def _needing(figure: str) -> Callable[[Rule], Rule]:
    """Give no outcome where the unit's verdict lacks a figure; else apply the rule."""

    def wrap(rule: Rule) -> Rule:
        def checked(figures: TargetFigures) -> Result:
            lacks = figures.row is None or np.isnan(getattr(figures.row, figure))
            return figures.unsaid() if lacks else rule(figures)

        return checked

    return wrap


_scored, _compared = _needing("score"), _needing("change")


@_scored
def _floor(figures: TargetFigures) -> Result:
    shown = half_up(figures.row.score)
    return figures.held(
        float(shown), figures.bound, bool(denoised(shown) >= denoised(figures.bound))
    )


@_compared
def _rise(figures: TargetFigures) -> Result:
    met = denoised(figures.row.change) >= denoised(figures.bound)
    return figures.held(figures.row.change, figures.bound, bool(met))


@_compared
def _keep(figures: TargetFigures) -> Result:
    shown, before = half_up(figures.row.measured), half_up(figures.row.measured_before)
    return figures.held(float(shown), float(before), bool(shown >= before))


def _rank(figures: TargetFigures) -> Result:
    rank, of = _standing(figures, figures.row)
    if rank is None:
        return figures.unsaid("few_provinces")
    return figures.held(rank, figures.worst, rank <= figures.worst, of)


def _rank_rise(figures: TargetFigures) -> Result:
    """Ranks stand beside each other across a change of method; the reason then says so."""
    if figures.row is not None and figures.row.reason == "unit_new":
        return figures.unsaid()
    (rank, of), (before, _) = _standing(figures, figures.row), _standing(figures, figures.before)
    if rank is None or before is None:
        return figures.unsaid("few_provinces")
    caution = figures.row.reason if figures.row.goal == "not_comparable" else ""
    return figures.held(before - rank, figures.bound, before - rank >= figures.bound, of, caution)


def _standing(figures: TargetFigures, row: Row) -> tuple[int | None, int]:
    """Rank and number of provinces: as published, else ours where the country is known."""
    if row is None:
        return None, 0
    if not np.isnan(row.published_rank):
        return int(row.published_rank), len(figures.catalog.units_of(int(row.year)))
    return (int(row.rank), int(row.n)) if row.rank > 0 and row.n >= COUNTRY else (None, 0)


@_scored
def _region_rank(figures: TargetFigures) -> Result:
    region = figures.catalog.units[figures.target.unit].region
    members = [u.code for u in figures.catalog.units_of(figures.target.year) if u.region == region]
    rows = figures.everyone[
        figures.everyone["unit"].isin(members) & figures.everyone["score"].notna()
    ]
    if not region:
        return figures.unsaid("region_unknown")
    if len(rows) < len(members) / 2:
        return figures.unsaid("few_provinces")
    standing, _ = ranks(rows["score"].to_numpy(dtype=np.float64))
    rank = int(standing[(rows["unit"] == figures.target.unit).to_numpy()][0])
    return figures.held(rank, figures.worst, rank <= figures.worst, len(rows))


@_scored
def _quartile(figures: TargetFigures) -> Result:
    if not figures.row.quartile > 0:
        return figures.unsaid("few_provinces")
    return figures.held(figures.row.quartile, figures.bound, figures.row.quartile <= figures.bound)


@_scored
def _tier(figures: TargetFigures) -> Result:
    known = [
        t for t in tiers() if t.index == figures.target.index and t.code == figures.target.tier
    ]
    floors = [t.floor for t in known if t.first_year <= figures.target.year]
    return _percent(figures, floors[-1]) if floors else figures.unsaid("tier_unknown")


@_scored
def _percent_floor(figures: TargetFigures) -> Result:
    return _percent(figures, figures.bound)


def _percent(figures: TargetFigures, needed: float) -> Result:
    if np.isnan(figures.row.maximum):
        return figures.unsaid("maximum_unknown")
    share = half_up(100 * figures.row.score / figures.row.maximum)
    return figures.held(float(share), needed, bool(denoised(share) >= denoised(needed)))


def _all_up(figures: TargetFigures) -> Result:
    """Not met as soon as one part is not higher; met only when every part is."""
    goals = list(figures.parts["goal"])
    up = goals.count("met")
    if {"not_met", "unchanged"} & set(goals) or (goals and up == len(goals)):
        return figures.held(up, len(goals), up == len(goals), len(goals))
    blocked = figures.parts[figures.parts["goal"].isin(["not_comparable", "no_data"])]
    if blocked.empty:
        return figures.unsaid()
    first = blocked.iloc[0]
    return Result(figures.target, first["goal"], first["reason"])


@_scored
def _above_median(figures: TargetFigures) -> Result:
    return _above(figures, figures.everyone["score"].median())


@_scored
def _above_mean(figures: TargetFigures) -> Result:
    return _above(figures, figures.everyone["score"].mean())


def _above(figures: TargetFigures, bar: float) -> Result:
    """Over the provinces with a score: a simple figure of ours, not PAPI's national score."""
    of = int(figures.everyone["score"].notna().sum())
    if of < COUNTRY:
        return figures.unsaid("few_provinces")
    shown, needed = half_up(figures.row.score), half_up(bar)
    return figures.held(float(shown), float(needed), bool(shown > needed), of)


_RULES: dict[TargetKind, Rule] = {
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
