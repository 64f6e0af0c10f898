"""What moved a component: the change of each part, in points of the whole."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

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
    factors = _factors(
        catalog, str(whole.index), component, int(whole.previous_year), int(whole.year)
    )
    if not factors or not factors.keys() <= rows.keys():
        return None
    parts = [
        Part(code, rows[code].number, s, p, factor * (s - p))
        for code, factor in factors.items()
        for s, p in [(float(rows[code].score), float(rows[code].previous))]
    ]
    parts.sort(key=lambda part: -part.points)
    change = float(whole.score - whole.previous)
    return Contributions(tuple(parts), change, change - sum(part.points for part in parts))


def _factors(
    catalog: Catalog, index: str, component: str, previous_year: int, year: int
) -> dict[str, float]:
    """What a point of each part makes of the whole; empty where unknown or changed in between.

    PAPI and PAR add up; PCI weighs ten-point sub-indices, in percent, into a hundred-point total.
    """
    editions = catalog.edition(index, previous_year), catalog.edition(index, year)
    before, now = (
        {} if e is None else {c.code: c for c in e.children(component)} for e in editions
    )
    roll_up = catalog.indices[index].roll_up
    if roll_up == "none" or before.keys() != now.keys():
        return {}
    if roll_up == "sum":
        return dict.fromkeys(now, 1.0)
    known = {
        code: c.weight / 10
        for code, c in now.items()
        if c.weight == before[code].weight and c.weight
    }
    return known if len(known) == len(now) else {}
