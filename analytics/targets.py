"""Targets in all the ways that provinces write them, and what may become of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "floor", "rise", "rank_rise", "rank", "region_rank", "quartile", "tier", "keep", "all_up",
    "above_median", "above_mean", "percent_floor",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
WITHOUT_VALUE = {"keep", "all_up", "above_median", "above_mean", "tier"}


@dataclass(frozen=True, slots=True)
class Target:
    """One sentence of a plan. `value` is the bound: points, ranks, a group's number or percent.

    A range of ranks (10–15) is met from its worse end on: `value` 10, `upper` 15. A range of rises
    (2–4 ranks) is met from its smaller end on.
    """

    unit: str
    index: str
    component: str
    year: int
    kind: Kind
    value: float | None = None
    upper: float | None = None
    tier: str = ""
    text: str = ""  # as the plan words it
    source: str = ""


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
    """Pairs (met, not met) of targets for one unit, component and year: both are to be shown."""
    return tuple(
        (one, other)
        for one in results
        for other in results
        if (one.outcome, other.outcome) == ("met", "not_met") and _key(one) == _key(other)
    )


def target_from(row: Mapping[str, str]) -> Target:
    """A row of a filled template. Raises ValueError for an unknown kind and a missing bound."""
    kind = next((known for known in KINDS if known == row["kind"]), None)
    if kind is None:
        raise ValueError(f"unknown kind of target: {row['kind']}")
    value, upper = (float(row[n]) if row.get(n) else None for n in ("value", "upper"))
    if value is None and kind not in WITHOUT_VALUE:
        raise ValueError(f"a target of kind {kind} needs a value")
    if kind == "tier" and not row.get("tier"):
        raise ValueError("a target of kind tier needs a tier")
    return Target(
        unit=row["unit"],
        index=row["index"],
        component=row["component"],
        year=int(row["year"]),
        kind=kind,
        value=value,
        upper=upper,
        tier=row.get("tier", ""),
        text=row.get("text", ""),
        source=row.get("source", ""),
    )


def _key(result: Result) -> tuple[str, str, str, int]:
    target = result.target
    return target.unit, target.index, target.component, target.year
