"""What may become of a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from catalog.targets import Target


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a target: reached and needed are in the target's own measure."""

    target: Target
    outcome: Literal["met", "not_met", "not_comparable", "no_data"]
    reason: str = ""
    reached: float | None = None
    needed: float | None = None
    of: int | None = None  # how many were ranked, or how many components counted


def disagreements(results: Sequence[Result]) -> tuple[tuple[Result, Result], ...]:
    """Pair targets for one unit, component and year of which one was met and one not: show both."""
    return tuple(
        (one, other)
        for one in results
        for other in results
        if (one.outcome, other.outcome) == ("met", "not_met") and _key(one) == _key(other)
    )


def _key(result: Result) -> tuple[str, str, str, int]:
    target = result.target
    return target.unit, target.index, target.component, target.year
