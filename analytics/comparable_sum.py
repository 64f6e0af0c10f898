"""The total where it cannot be compared: the sum of the dimensions that can be, on both sides."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analytics.rounding import hundredths
from catalog import Catalog


@dataclass(frozen=True, slots=True)
class ComparableSum:
    """A total over k of n dimensions: never to be named without both numbers."""

    index: str
    unit: str
    year: int
    previous_year: int
    components: tuple[str, ...]  # the dimensions that are added up
    left_out: tuple[str, ...]
    score: float
    previous: float
    change: float  # of the two sums as shown
    exact_change: float
    goal: str


def comparable_sum(verdicts: pd.DataFrame, catalog: Catalog, index: str) -> ComparableSum | None:
    """Add up the dimensions with a verdict, of one unit and pair of years.

    None where parts do not simply add up to the total, or where no dimension can be compared.
    How strong the change is stays unknown: no error of such a sum is published.
    """
    if catalog.indices[index].roll_up != "sum" or catalog.indices[index].compare != "score":
        return None
    rows = verdicts[(verdicts["index"] == index) & (verdicts["role"] == "dimension")]
    usable = rows[rows["change"].notna()]
    if usable.empty:
        return None
    score, previous = float(usable["score"].sum()), float(usable["previous"].sum())
    difference = float(hundredths(score) - hundredths(previous))
    first = usable.iloc[0]
    return ComparableSum(
        index=index,
        unit=str(first["unit"]),
        year=int(first["year"]),
        previous_year=int(first["previous_year"]),
        components=tuple(usable["component"]),
        left_out=tuple(rows.loc[rows["change"].isna(), "component"]),
        score=score,
        previous=previous,
        change=difference / 100,
        exact_change=score - previous,
        goal="met" if difference > 0 else "not_met" if difference < 0 else "unchanged",
    )
