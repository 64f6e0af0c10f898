"""Where a unit stands among all units of a year, computed by us."""

from __future__ import annotations

import numpy as np

from analytics.cube import Cube
from analytics.rounding import Floats, hundredths

COUNTRY = 30
"""Fewer provinces than this are not the country: no quartile, no country-wide movement."""


def within_year(cube: Cube) -> Floats:
    """Return what units of a year are ranked by.

    The score, or its share where all maxima are known.
    """
    value = cube.number("value")
    if cube.index.compare == "score":
        return value
    share = 100 * value / cube.maximum()
    unknown = (np.isnan(share) & ~np.isnan(value)).any(axis=-1, keepdims=True)
    return np.where(unknown, value, share)


def ranks(measured: Floats) -> tuple[Floats, Floats]:
    """Return rank and number of units with a score, along the last axis; NaN where there is none.

    Scores that are equal at two decimals share the better rank.
    """
    shown = hundredths(measured)
    n = np.broadcast_to((~np.isnan(shown)).sum(axis=-1, keepdims=True), shown.shape).astype(float)
    order = np.sort(-shown, axis=-1)  # NaN last
    better = np.zeros(shown.shape)
    for at in np.ndindex(shown.shape[:-1]):
        better[at] = np.searchsorted(order[at], -shown[at])
    return np.where(np.isnan(shown), np.nan, better + 1), np.where(np.isnan(shown), np.nan, n)


def quartiles(measured: Floats) -> Floats:
    """Group units from 1 (from the 75th percentile) to 4 (below the 25th), along the last axis.

    NaN below COUNTRY units. Computed by us: PAPI's own groups follow no single formula, see groups.
    """
    shown = hundredths(measured)
    enough = (~np.isnan(shown)).sum(axis=-1, keepdims=True) >= COUNTRY
    group = np.full(shown.shape, 4.0)
    for number, share in ((3, 0.25), (2, 0.5), (1, 0.75)):
        bound = quantile(shown, share)
        group = np.where(shown >= bound, float(number), group)
    return np.where(enough & ~np.isnan(shown), group, np.nan)


def groups(measured: Floats, sizes: tuple[int, ...]) -> Floats:
    """Group units of one year by their published sizes and full precision, from 1, the best.

    NaN without a score, and throughout where the sizes are not those of the units with a score.
    """
    known = np.flatnonzero(~np.isnan(measured))
    group = np.full(measured.shape, np.nan)
    if len(known) == sum(sizes):
        best_first = known[np.argsort(-measured[known], kind="stable")]
        group[best_first] = np.repeat(np.arange(1.0, len(sizes) + 1), sizes)
    return group


def quantile(values: Floats, share: float) -> Floats:
    """Return a quantile along the last axis of what is known, NaN where nothing is.

    The axis is kept.
    """
    order = np.sort(values, axis=-1)  # NaN last
    n = (~np.isnan(values)).sum(axis=-1, keepdims=True)
    place = np.maximum(n - 1, 0) * share
    low = np.floor(place).astype(np.intp)
    high = np.minimum(low + 1, np.maximum(n - 1, 0))
    below, above = np.take_along_axis(order, low, -1), np.take_along_axis(order, high, -1)
    found: Floats = below + (above - below) * (place - low)
    return found
