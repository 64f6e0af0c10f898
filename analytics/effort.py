"""What a goal asks of a component, and the mix of gains that asks the least of each part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, inf, isnan

import numpy as np
import pandas as pd

from analytics.strength import Z_95
from analytics.what_if import STEP, ComponentStart, Start, movable
from catalog import Catalog, Edition

NOISE = 1e-9
"""Of binary arithmetic, in points."""


@dataclass(frozen=True, slots=True)
class Need:
    """Points that a component has to gain; NaN where the noise is unknown."""

    to_meet: float
    to_meet_clearly: float


def need(line: ComponentStart) -> Need:
    """Return the points that a component has to gain.

    Met: 0.01 more, whatever the rounding. Met clearly: the change leaves the noise as well.
    """
    return Need(STEP / line.scale, float(np.maximum(line.points_95, STEP)) / line.scale)


def least_effort(
    start: Start, component: str, points: float, usual: Mapping[str, float]
) -> dict[str, float] | None:
    """Find the mix, in whole hundredths, that asks the least of the part of which most is asked.

    usual: how far each movable part commonly moves in a year; effort is gain over usual. A part
    without a usual move is left as it is. None where the headroom does not reach, or where nothing
    can be moved.
    """
    parts = movable(start, component)
    room = {leaf: _steps(start.lines[leaf].headroom) for leaf in parts}
    steps = dict.fromkeys(parts, 0)
    missing = points
    while missing > NOISE:
        open_parts = [leaf for leaf in parts if steps[leaf] < room[leaf] and usual.get(leaf, 0) > 0]
        if not open_parts:
            return None
        next_part = min(open_parts, key=lambda leaf: (steps[leaf] + 1) / usual[leaf])
        steps[next_part] += 1
        missing -= parts[next_part] * STEP
    return {leaf: round(n * STEP, 2) for leaf, n in steps.items() if n}


def _steps(headroom: float) -> float:
    return inf if isnan(headroom) else floor(headroom / STEP + NOISE)


def within(verdicts: pd.DataFrame, catalog: Catalog, edition: Edition) -> pd.DataFrame:
    """Return the verdicts (index, year) on changes between two years of one edition."""
    later = (e.first_year for e in catalog.editions[edition.index])
    until = min((year for year in later if year > edition.first_year), default=None)
    rows = verdicts[(verdicts["index"] == edition.index) & (verdicts["year"] > edition.first_year)]
    return rows if until is None else rows[rows["year"] < until]


def signal_moves(changes: pd.DataFrame) -> dict[str, float]:
    """Return how far each component moves of itself in one year beyond noise, in points.

    √(variance of the change net of the country − that of noise), noise being points_95 / 1.96, and
    none where it is not known; 0 where the changes are no larger than noise makes them: such a part
    is no lever. changes: component, net_of_country, points_95, of all provinces in one edition.
    """
    rows = changes.dropna(subset=["net_of_country"])
    noise = (rows["points_95"].fillna(0.0) / Z_95) ** 2
    parts = rows.assign(noise=noise).groupby(rows["component"].astype(str))
    excess = parts["net_of_country"].var() - parts["noise"].mean()
    return {str(code): float(np.sqrt(max(size, 0.0))) for code, size in excess.dropna().items()}


def usual_moves(changes: pd.DataFrame) -> dict[str, float]:
    """Return how far each component moves in one year, in points.

    The median size of a change of any province; changes: component, exact_change.
    """
    sizes = changes["exact_change"].abs().groupby(changes["component"].astype(str)).median()
    return {str(code): float(size) for code, size in sizes.dropna().items()}
