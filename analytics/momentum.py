"""The direction of the last years: four symbols for a goal without a target value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from analytics.rounding import Floats

POINTS = 4
"""Consecutive comparable scores that a symbol needs at least."""
CHANGES = 5
"""Annual changes that the mean is taken of at most."""


class YearVerdict(Protocol):
    """What a streak reads of the verdict on one year."""

    @property
    def year(self) -> int:
        """The year the verdict is on."""

    @property
    def goal(self) -> str:
        """What became of the goal: met, not_met and so on."""

    @property
    def strength(self) -> str:
        """How strong the change is: clear, within_noise and so on."""


@dataclass(frozen=True, slots=True)
class Streak:
    """An unbroken row of rises at the end of a series: `rises` of them, `clear` of those clear."""

    rises: int
    clear: int
    since: int | None  # the year the first of them is measured from


def streak(verdicts: Sequence[YearVerdict]) -> Streak:
    """Count the years in a row, up to the last one, in which the goal was met.

    verdicts: of one component and unit, oldest first. A break or a gap ends the row.
    """
    risen = list(takewhile(lambda verdict: verdict.goal == "met", reversed(verdicts)))
    clear = sum(verdict.strength == "clear" for verdict in risen)
    return Streak(len(risen), clear, risen[-1].year - 1 if risen else None)


def momentum(shown: Floats, known: npt.NDArray[np.bool_]) -> npt.NDArray[Any]:
    """Return sun, sun_cloud, cloud or storm of each year.

    short_run below POINTS; "" without a score.
    shown: annual changes along the first axis, NaN where there is no verdict, which ends the run;
    known: whether the year has a score. Rule: mean of the last CHANGES changes inside the
    comparable run, then the last one (German Sustainable Development Strategy, whose indicator
    reports ask for at least four consecutive points in time).
    """
    total, length, mean = (
        np.zeros(shown.shape[1:]),
        np.zeros(shown.shape[1:]),
        np.full(shown.shape, np.nan),
    )
    for year, change in enumerate(shown):
        leaving = np.where(length == CHANGES, shown[max(year - CHANGES, 0)], 0.0)
        length = np.where(np.isnan(change), 0, np.minimum(length + 1, CHANGES))
        total = np.where(np.isnan(change), 0.0, total + change - leaving)
        mean[year] = np.where(length + 1 >= POINTS, total, np.nan)
    mean = np.round(mean, 6)  # a sum of hundredths: zero is zero
    return np.select(
        [~known, np.isnan(mean), (mean > 0) & (shown > 0), mean > 0, shown > 0],
        ["", "short_run", "sun", "sun_cloud", "cloud"],
        "storm",
    )
