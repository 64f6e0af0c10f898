"""What followed clear changes: regression to the mean, from the stored history."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.change import Flags
from analytics.outlook import Past
from analytics.rounding import Floats
from analytics.strength import strength
from analytics.thresholds import periods
from analytics.track_record import dimensions
from catalog import Catalog

LEAST_CASES = 10
"""Clear changes with a comparable next year, below which nothing is said of what follows them."""


@dataclass(frozen=True, slots=True)
class Followed:
    """The years after clear changes in one direction; None where there are too few."""

    cases: int
    rose: float | None  # share of the next years that were higher
    given_back: float | None  # share of the summed clear changes that the next years took back


@dataclass(frozen=True, slots=True)
class Reversion:
    """What followed the clear changes of a component, both years within one period."""

    component: str | None  # None: all dimensions together
    since: int
    until: int
    after_rise: Followed
    after_fall: Followed


def reversions(found: Past, catalog: Catalog) -> tuple[Reversion, ...]:
    """Tell what followed clear changes: of each dimension and period, then of all together.

    The last row of all is over all dimensions and years, from the first to the newest.
    """
    change = found.change
    clear = strength(found.cube, catalog, change).strength == "clear"
    index, newest = found.cube.index.code, found.cube.years[-1]
    spans = [years for _, years in periods(catalog, index, newest)]
    rows = [
        _reversion(found, clear, [at], span)
        for span in spans
        for at in dimensions(found)
        if change.judged[_inside(found, span), at].any()
    ]
    whole = [*spans, (spans[0][0], newest)] if len(spans) > 1 else spans
    return (*rows, *(_reversion(found, clear, dimensions(found), span) for span in whole))


def _inside(found: Past, span: tuple[int, int]) -> Flags:
    return np.array([b >= span[0] and y <= span[1] for b, y in found.change.pairs], dtype=np.bool_)


def _reversion(
    found: Past, clear: Flags, components: list[int], span: tuple[int, int]
) -> Reversion:
    inside = _inside(found, span)
    pairs = inside[:-1] & inside[1:]
    first, second = (
        each[:, components] for each in (found.change.exact[:-1], found.change.exact[1:])
    )
    known = clear[:-1][:, components] & ~np.isnan(second) & pairs[:, None, None]
    rose = found.change.goal[1:][:, components] == "met"
    rises, falls = (
        _followed(first, second, rose, known & (sign * np.nan_to_num(first) > 0))
        for sign in (1, -1)
    )
    code = found.cube.components[components[0]] if len(components) == 1 else None
    return Reversion(code, *span, rises, falls)


def _followed(first: Floats, second: Floats, rose: Flags, where: Flags) -> Followed:
    cases = int(where.sum())
    if cases < LEAST_CASES:
        return Followed(cases, None, None)
    return Followed(
        cases, float(rose[where].mean()), float(-second[where].sum() / first[where].sum())
    )
