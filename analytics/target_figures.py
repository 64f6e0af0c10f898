"""The figures that a target is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, cast

import pandas as pd

from analytics.targets import Result
from catalog import Catalog
from catalog.targets import Target

Row: TypeAlias = Any  # a named tuple of verdicts, None where there is none


@dataclass(frozen=True, slots=True)
class VerdictFrames:
    """The verdicts of all units, one frame an index and year."""

    by_year: Mapping[Any, pd.DataFrame]
    empty: pd.DataFrame

    def of(self, index: str, year: int) -> pd.DataFrame:
        """Return the verdicts of one index and year; no rows where there are none."""
        return self.by_year.get((index, year), self.empty)


@dataclass(frozen=True, slots=True)
class TargetFigures:
    """What a target is held against."""

    target: Target
    catalog: Catalog
    row: Row
    before: Row
    everyone: pd.DataFrame  # the component and year, all units
    parts: pd.DataFrame  # the unit's rows of the component's parts

    @property
    def bound(self) -> float:
        """The value of a target of a kind that has one."""
        return cast(float, self.target.value)

    @property
    def worst(self) -> float:
        """The worse end of a range of ranks, else the value."""
        return cast(float, self.target.upper or self.target.value)

    def held(
        self, reached: float, needed: float, met: bool, of: int | None = None, reason: str = ""
    ) -> Result:
        """Return the outcome of holding what was reached against what was needed."""
        outcome: Literal["met", "not_met"] = "met" if met else "not_met"
        return Result(self.target, outcome, reason, float(reached), float(needed), of)

    def unsaid(self, reason: str = "") -> Result:
        """Return a result without an outcome: for the given reason, else for the verdict's own."""
        comparable = self.row is None or reason or self.row.goal != "not_comparable"
        why = reason or (self.row.reason if self.row is not None else "") or "no_score"
        return Result(self.target, "no_data" if comparable else "not_comparable", why)


def target_figures(target: Target, frames: VerdictFrames, catalog: Catalog) -> TargetFigures:
    """Gather the figures that a target is held against."""
    now, then = (frames.of(target.index, year) for year in (target.year, target.year - 1))
    everyone = now[now["component"] == target.component]
    before = then[then["component"] == target.component]
    edition = catalog.edition(target.index, target.year)
    parts = [c.code for c in edition.children(target.component)] if edition else []
    return TargetFigures(
        target,
        catalog,
        row=_first(everyone[everyone["unit"] == target.unit]),
        before=_first(before[before["unit"] == target.unit]),
        everyone=everyone,
        parts=now[(now["unit"] == target.unit) & now["component"].isin(parts)],
    )


def _first(rows: pd.DataFrame) -> Row:
    return next(rows.itertuples(), None)
