"""What the tables of results hold on all provinces; those of several indices are one only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from reports.scope import WHOLE, Scope

GROUPED = ("index", "unit", "component", "goal", "strength")


class Tables(NamedTuple):
    """Of one index: current figures, verdicts (analytics.verdict), movements (analytics.country)."""

    scores: pd.DataFrame
    verdicts: pd.DataFrame
    movements: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Frames:
    """The tables of some indices, within a scope. Most pages read one province's rows and never need them."""

    parts: Sequence[Tables]
    scope: Scope = WHOLE

    @cached_property
    def scores(self) -> pd.DataFrame:
        return self._inside(_stacked([part.scores for part in self.parts]))

    @cached_property
    def verdicts(self) -> pd.DataFrame:
        return self._inside(_stacked(_alike([part.verdicts for part in self.parts])))

    @cached_property
    def movements(self) -> pd.DataFrame:
        return self._inside(_stacked([part.movements for part in self.parts]))

    def _inside(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame if self.scope == WHOLE else self.scope.rows(frame)


def grouped(judged: pd.DataFrame) -> pd.DataFrame:
    """Verdicts with codes and words as categories: a filter on one is ten times as fast."""
    judged[list(GROUPED)] = judged[list(GROUPED)].astype("category")
    return judged


def _alike(frames: Sequence[pd.DataFrame]) -> Sequence[pd.DataFrame]:
    """With the categories of all: columns of the same ones are not spelled out when stacked."""
    if len(frames) == 1:
        return frames
    every = {c: sorted({x for f in frames for x in f[c].cat.categories}) for c in GROUPED}
    return [f.assign(**{c: f[c].cat.set_categories(every[c]) for c in GROUPED}) for f in frames]


def _stacked(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)
