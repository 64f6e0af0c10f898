"""One component through the years: past verdicts and symbols, and how long it has been rising."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

import pandas as pd


@dataclass(frozen=True, slots=True)
class Point:
    """What was said of one year."""

    year: int
    score: float | None
    goal: str
    strength: str
    momentum: str


@dataclass(frozen=True, slots=True)
class Streak:
    """An unbroken row of rises at the end of a series: `rises` of them, `clear` of those clear."""

    rises: int
    clear: int
    since: int | None  # the year the first of them is measured from


def history(verdicts: pd.DataFrame, unit: str, component: str) -> tuple[Point, ...]:
    """Every year of one component and unit, oldest first, so that its volatility is seen."""
    rows = verdicts[(verdicts["unit"] == unit) & (verdicts["component"] == component)]
    return tuple(
        Point(
            year=int(row.year),
            score=None if pd.isna(row.score) else float(row.score),
            goal=str(row.goal),
            strength=str(row.strength),
            momentum=str(row.momentum),
        )
        for row in rows.sort_values("year").itertuples()
    )


def streak(points: tuple[Point, ...]) -> Streak:
    """How many years in a row the goal was met up to the last point; a break or a gap ends it."""
    risen = list(takewhile(lambda point: point.goal == "met", reversed(points)))
    clear = sum(point.strength == "clear" for point in risen)
    return Streak(len(risen), clear, risen[-1].year - 1 if risen else None)
