"""Targets in all the ways that provinces write them, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from catalog.check import Problem
from catalog.definitions import Catalog
from catalog.load import DATA, rows
from catalog.tiers import tiers

TargetKind = Literal[
    "floor", "rise", "rank_rise", "rank", "region_rank", "quartile", "tier", "keep", "all_up",
    "above_median", "above_mean", "percent_floor",
]  # fmt: skip
KINDS: tuple[TargetKind, ...] = get_args(TargetKind)
WITHOUT_VALUE = {"keep", "all_up", "above_median", "above_mean", "tier"}
RANGES = {"rank", "rank_rise"}  # may be written as a range: 10–15
WHOLE = {"rank", "rank_rise", "region_rank", "quartile"}  # counted, not measured
HIGHEST = {"quartile": 4.0, "percent_floor": 100.0}


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
    kind: TargetKind
    value: float | None = None
    upper: float | None = None
    tier: str = ""
    text: str = ""  # as the plan words it
    source: str = ""

    @property
    def subject(self) -> str:
        """What an entry about it is filed under: a province sets one of a kind for a component."""
        return f"{self.unit}/{self.component}/{self.year}/{self.kind}"


def target_from(row: Mapping[str, Any]) -> Target:
    """Make a Target of a row of a file or an entry.

    Raises ValueError for an unknown kind or what should be a number and is none.
    """
    kind = next((known for known in KINDS if known == row["kind"]), None)
    if kind is None:
        raise ValueError(f"unknown kind of target: {row['kind']}")
    value, upper = (_number(row.get(name)) for name in ("value", "upper"))
    return Target(
        unit=row["unit"],
        index=row["index"],
        component=row["component"],
        year=int(row["year"]),
        kind=kind,
        value=value,
        upper=upper,
        tier=row.get("tier") or "",
        text=row.get("text") or "",
        source=row.get("source") or "",
    )


def _number(said: str | float | None) -> float | None:
    return None if said is None or said == "" or said != said else float(said)


def target_problems(catalog: Catalog, target: Target) -> list[Problem]:
    """Find everything that is wrong with a target; nothing where figures can judge it."""
    found = []
    if target.unit not in {u.code for u in catalog.units_of(target.year)}:
        found.append(Problem("target_unit", f"{target.unit} {target.year}"))
    component = (
        catalog.component(target.index, target.component, target.year)
        if target.index in catalog.indices
        else None
    )
    if component is None:
        found.append(Problem("target_component", f"{target.component} {target.year}"))
    if (target.value is None) != (target.kind in WITHOUT_VALUE):
        found.append(Problem("target_value", target.subject))
    elif target.value is not None:
        highest = HIGHEST.get(target.kind)
        if target.kind == "floor" and component:
            highest = component.high
        if not 0 < target.value <= (highest or float("inf")):
            found.append(Problem("target_scale", f"{target.subject}: {target.value:g}"))
        elif target.kind in WHOLE and target.value % 1:
            found.append(Problem("target_whole", f"{target.subject}: {target.value:g}"))
    if target.upper is not None and (
        target.kind not in RANGES or target.value is None or target.upper <= target.value
    ):
        found.append(Problem("target_range", f"{target.subject}: {target.upper:g}"))
    known = {t.code for t in tiers() if t.index == target.index}
    if (target.kind == "tier") != bool(target.tier) or (target.tier and target.tier not in known):
        found.append(Problem("target_tier", f"{target.subject}: {target.tier or '–'}"))
    return found


@cache
def examples(path: Path = DATA / "targets.csv") -> tuple[Target, ...]:
    """Return targets that provinces have set, each with its source, as suggestions."""
    return tuple(target_from(row) for row in rows(path))
