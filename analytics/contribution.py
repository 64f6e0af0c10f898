"""What moved a component: the change of each part, in points of the whole."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analytics.rollup import same_factors
from catalog import Catalog


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a component; `points` is what its change makes of the whole's change."""

    component: str
    number: str
    score: float
    previous: float
    points: float


@dataclass(frozen=True, slots=True)
class Contributions:
    """Largest rise first; `rest` is what rounding at the source leaves between sum and change."""

    parts: tuple[Part, ...]
    change: float
    rest: float


def contributions(verdicts: pd.DataFrame, catalog: Catalog, component: str) -> Contributions | None:
    """How the changes of the parts, in full precision, add up to that of the whole.

    verdicts: of one unit and pair of years. None where the whole or a part has no verdict, and
    where the publisher does not say how parts make the whole.
    """
    rows = {row.component: row for row in verdicts.itertuples() if not pd.isna(row.change)}
    whole = rows.get(component)
    if whole is None:
        return None
    factors = same_factors(
        catalog, str(whole.index), component, int(whole.previous_year), int(whole.year)
    )
    if not factors or not factors.keys() <= rows.keys():
        return None
    parts = []
    for code, factor in factors.items():
        row = rows[code]
        points = factor * (row.score - row.previous)
        parts.append(Part(code, row.number, row.score, row.previous, points))
    parts.sort(key=lambda part: -part.points)
    change = float(whole.score - whole.previous)
    return Contributions(tuple(parts), change, change - sum(part.points for part in parts))
