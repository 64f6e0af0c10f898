"""What all provinces did together, beside which one province's change is read."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.change import Change
from analytics.rank import quantile
from analytics.rounding import Floats


@dataclass(frozen=True, slots=True)
class Country:
    """For each pair of years and component, [pair, component, 1]."""

    compared: Floats  # provinces with a verdict
    risen: Floats  # of them those whose score is higher at two decimals
    median: Floats  # of their changes in full precision; NaN where none is compared


def country(change: Change) -> Country:
    """The median change of all provinces with both scores (verdicts.md, rule 6)."""
    return Country(
        compared=change.judged.sum(axis=-1, keepdims=True).astype(float),
        risen=(change.goal == "met").sum(axis=-1, keepdims=True).astype(float),
        median=quantile(change.exact, 0.5),
    )
