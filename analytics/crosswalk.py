"""A merged province beside those it was made of, and an estimate only when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from catalog import Catalog, Unit


@dataclass(frozen=True, slots=True)
class Estimate:
    """A weighted mean of the predecessors' scores: an estimate, not a published figure."""

    value: float
    weights: Mapping[str, float]  # by unit, they sum to 1


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no estimate: no_predecessors, score_missing or weight_missing; of whom."""

    reason: str
    units: tuple[str, ...]


def predecessors(catalog: Catalog, unit: str) -> tuple[Unit, ...]:
    """Return the provinces that a province was made of; empty for one that was never merged."""
    return tuple(u for u in catalog.units.values() if u.successor == unit)


def side_by_side(
    scores: pd.DataFrame, catalog: Catalog, unit: str, index: str, year: int
) -> pd.DataFrame:
    """Put scores of a year side by side, in points.

    scores: index, year, unit, component, value. Returns one row a component of the edition, one
    column a predecessor.

    NaN where a predecessor has no score; nothing is added up or averaged.
    """
    edition = catalog.edition(index, year)
    codes = [c.code for c in edition.components] if edition else []
    units = [u.code for u in predecessors(catalog, unit)]
    rows = scores[(scores["index"] == index) & (scores["year"] == year)]
    table = rows[rows["unit"].isin(units)].pivot(index="component", columns="unit", values="value")
    return table.reindex(index=codes, columns=units)


def weighted(values: pd.Series, weights: Mapping[str, float]) -> Estimate | Refusal:
    """Return the weighted mean of a row of side_by_side(), in points.

    The predecessors' scores of one component.
    Refused as soon as a part is missing: a mean of the rest would be the score of another place.
    """
    units = [str(unit) for unit in values.index]
    if not units:
        return Refusal("no_predecessors", ())
    if missing := tuple(u for u in units if pd.isna(values[u])):
        return Refusal("score_missing", missing)
    if missing := tuple(u for u in units if not weights.get(u, 0) > 0):
        return Refusal("weight_missing", missing)
    total = sum(weights[u] for u in units)
    shares = {u: weights[u] / total for u in units}
    return Estimate(sum(float(values[u]) * share for u, share in shares.items()), shares)
