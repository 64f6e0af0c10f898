"""How far a rank may be from the true one: scores are drawn again within their errors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.cube import Cube
from analytics.rank import COUNTRY
from analytics.rounding import Floats
from analytics.strength import Z_95, standard_error
from catalog import Catalog

DRAWS = 4000
SEED = 2011
SHARE = (0.05, 0.95)


@dataclass(frozen=True, slots=True)
class RankInterval:
    """The places in which a province ends in nine of ten draws, from low (the better) to high."""

    low: int
    high: int


def rank_intervals(
    cube: Cube, catalog: Catalog, component: str, year: int
) -> dict[str, RankInterval]:
    """Draw the scores of a year DRAWS times and return where nine of ten ranks of each unit lie.

    The error of a score is the printed one, else that of the year's threshold, T95 / (1.96·√2).
    Empty with fewer than COUNTRY scores or where no error is known. The same figures give the same
    intervals.
    """
    at, y = cube.components.index(component), cube.position(year)
    score = cube.number("value")[y, at]
    known = np.flatnonzero(~np.isnan(score))
    error = _errors(cube, catalog, component, year)[known]
    if len(known) < COUNTRY or np.isnan(error).any():
        return {}
    draw = np.random.default_rng(SEED).normal(score[known], error, (DRAWS, len(known)))
    places = (-draw).argsort(axis=1).argsort(axis=1) + 1
    low, high = np.quantile(places, SHARE, axis=0, method="nearest")
    return {
        cube.units[unit]: RankInterval(int(low[k]), int(high[k])) for k, unit in enumerate(known)
    }


def _errors(cube: Cube, catalog: Catalog, component: str, year: int) -> Floats:
    at, y = cube.components.index(component), cube.position(year)
    printed, _ = standard_error(*(cube.number(name)[y, at] for name in ("se", "low", "high")))
    threshold = catalog.threshold(component, year)
    other = threshold.points_95 / (Z_95 * 2**0.5) if threshold else np.nan
    return np.where(np.isnan(printed), other, printed)
