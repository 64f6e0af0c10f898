"""All areas together: how many met the goal, how many of those clearly, and what cannot be said."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

ALPHA = 0.05
"""How often a change of nothing but noise is called clear (|z| ≥ 1.96)."""


@dataclass(frozen=True, slots=True)
class Count:
    """Each of `of` components is one of met, unchanged, not_met, not_comparable, no_data."""

    of: int
    met: int
    met_clearly: int
    unchanged: int
    not_met: int
    not_met_clearly: int
    not_comparable: int
    no_data: int


def count(verdicts: pd.DataFrame, components: Collection[str]) -> Count:
    """The verdicts of one unit and year over some components; one without a row has no data."""
    rows = verdicts[verdicts["component"].isin(list(components))]
    if rows.duplicated("component").any():
        raise ValueError("more than one unit or year")
    goals = rows["goal"].value_counts()
    clearly = rows.loc[rows["strength"] == "clear", "goal"].value_counts()
    return Count(
        of=len(components),
        met=int(goals.get("met", 0)),
        met_clearly=int(clearly.get("met", 0)),
        unchanged=int(goals.get("unchanged", 0)),
        not_met=int(goals.get("not_met", 0)),
        not_met_clearly=int(clearly.get("not_met", 0)),
        not_comparable=int(goals.get("not_comparable", 0)),
        no_data=len(components) - len(rows) + int(goals.get("no_data", 0)),
    )


def false_alarm(tests: int) -> float:
    """How likely at least one of some tests calls mere noise clear: 0.26 for six at 95 %."""
    return 1 - (1 - ALPHA) ** tests
