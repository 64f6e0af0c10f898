"""Which changes still stand when all areas of a year are looked at together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from statistics import NormalDist

from analytics.strength import Z_95
from analytics.verdict import Verdict

FALSE_SHARE = 0.10
"""The expected share of false ones among the changes that are said to stand."""
NORMAL = NormalDist()


def standing(verdicts: Iterable[Verdict], components: Collection[str]) -> frozenset[str]:
    """Return the components whose change net of the country stands by Benjamini and Hochberg.

    verdicts: of one unit and year. Of m changes sorted by p, those up to the last one with
    p ≤ FALSE_SHARE · place / m stand.
    """
    chances = {
        v.component: _chance(v.net_of_country, v.points_95)
        for v in verdicts
        if v.component in components and v.net_strength not in ("", "unknown")
        if v.net_of_country is not None and v.points_95
    }
    ordered = sorted(chances, key=lambda code: chances[code])
    last = 0
    for place, code in enumerate(ordered, 1):
        if chances[code] <= FALSE_SHARE * place / len(ordered):
            last = place
    return frozenset(ordered[:last])


def _chance(net: float, points_95: float) -> float:
    """How likely noise alone makes a change at least so large, in either direction."""
    return 2 * (1 - NORMAL.cdf(Z_95 * abs(net) / points_95))
