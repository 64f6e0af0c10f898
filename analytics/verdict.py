"""One verdict: is a figure higher than the year before, how strongly, and beside the country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

JUDGED = ("met", "unchanged", "not_met")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one component of one province in one year; None for what is missing.

    `goal` is met, unchanged, not_met, not_comparable or no_data; `strength` clear, fairly_clear,
    within_noise, unknown or "", and `net_strength` the same of the change net of the country ("" below
    30 provinces); `change` is of the scores as printed, `exact_change` of those
    stored; `points_90` and `points_95` are how many points noise alone may make; `measured` is
    what was compared: the score, or its share of the maximum in percent (`measure`).
    `break_component` and `break_year` name the break that decides, where one does.
    """

    index: str
    unit: str
    year: int
    component: str
    number: str
    role: str
    score: float | None
    previous_year: int
    previous: float | None
    change: float | None
    exact_change: float | None
    goal: str
    reason: str
    break_component: str
    break_year: int
    strength: str
    evidence: str
    z: float | None
    points_90: float | None
    points_95: float | None
    significant: bool | None
    net_of_country: float | None
    net_strength: str
    median_change: float | None
    risen: int
    compared: int
    momentum: str
    rank: int | None
    n: int | None
    quartile: int | None
    status: str
    basis: str
    source: str
    measure: str
    measured: float | None
    measured_before: float | None
    maximum: float | None
    published_rank: int | None

    @property
    def judged(self) -> bool:
        """Whether there is a verdict: both scores are known and may be compared."""
        return self.goal in JUDGED

    @property
    def noise(self) -> tuple[float, float] | None:
        """The points that noise alone may make in nine, and in nineteen of twenty cases."""
        if not self.judged or self.points_90 is None or not self.points_95:
            return None
        return self.points_90, self.points_95

    @property
    def relative_change(self) -> float | None:
        """The change in percent of what was measured before."""
        if self.exact_change is None or not self.measured_before:
            return None
        return 100 * self.exact_change / self.measured_before


COLUMNS = tuple(each.name for each in fields(Verdict))
WHOLE = frozenset({"rank", "n", "quartile", "published_rank"})  # floats in arrays, for their NaN


def made_of(columns: Mapping[str, npt.NDArray[Any]]) -> Iterator[Verdict]:
    """Make a verdict of each row of equally long columns, by the names in COLUMNS."""
    return map(Verdict, *(_values(name, columns[name]) for name in COLUMNS))


def rows_of(table: pd.DataFrame) -> Iterator[Verdict]:
    """Make a verdict of each row of a table of verdicts (analytics.judge.verdicts)."""
    return made_of({name: table[name].to_numpy() for name in COLUMNS})


def _values(name: str, column: npt.NDArray[Any]) -> list[Any]:
    values: list[Any] = column.tolist()
    if not np.issubdtype(column.dtype, np.floating):
        return values
    if name in WHOLE:
        return [None if value != value else int(value) for value in values]
    return [None if value != value else value for value in values]
