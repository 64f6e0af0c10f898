"""What the tables of results hold on all provinces: made when read, those of several indices then only one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from analytics.country import movements
from analytics.judge import Judged
from analytics.national import least
from analytics.verdict import COLUMNS, Verdict
from catalog import Catalog
from reports.dataset.read_set import WHOLE, ReadSet

GROUPED = ("index", "unit", "component", "goal", "strength")


@dataclass(frozen=True, eq=False)
class Tables:
    """Hold the scores of one index and the verdicts on them, None without any."""

    scores: pd.DataFrame
    judged: Judged | None
    catalog: Catalog

    def of(self, unit: str) -> Iterator[Verdict]:
        """Yield the verdicts of one province, without a rank among too few provinces."""
        for row in self.judged.records([unit]) if self.judged else ():
            few = row.n is not None and row.n < self._least[row.year]
            yield replace(row, rank=None, quartile=None) if few else row

    def printed(self, unit: str) -> pd.DataFrame:
        """Return the scores of a province that are published with an interval."""
        return self.scores[(self.scores["unit"] == unit) & self.scores["low"].notna()]

    def table(self, read_set: ReadSet = WHOLE) -> pd.DataFrame:
        """Return the verdicts of all provinces in a read set (analytics.verdict.COLUMNS).

        Codes are categories: a filter on one is ten times as fast.
        """
        if not self.judged:
            return pd.DataFrame(columns=list(COLUMNS)).astype(dict.fromkeys(GROUPED, "category"))
        found = self.judged.table(read_set.components or None, read_set.until)
        few = found["n"] < found["year"].map(self._least)
        found.loc[few, ["rank", "quartile"]] = np.nan
        found[list(GROUPED)] = found[list(GROUPED)].astype("category")
        return found

    @cached_property
    def verdicts(self) -> pd.DataFrame:
        """Return all verdicts."""
        return self.table()

    @cached_property
    def _least(self) -> dict[int, float]:
        """How many provinces make a country, by year."""
        cube = self.judged.cube if self.judged else None
        return dict(zip(cube.years, least(cube).tolist(), strict=True)) if cube else {}

    @cached_property
    def movements(self) -> pd.DataFrame:
        """Return where the whole country moved (analytics.country.movements)."""
        return movements(self.verdicts, self.catalog)


@dataclass(frozen=True, eq=False)
class Narrowed:
    """The verdicts of all provinces within a read set, and nothing else of the version that they are from."""

    verdicts: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Frames:
    """The tables of some indices. Most pages read one province's rows and never need them together."""

    parts: Sequence[Tables]

    @cached_property
    def scores(self) -> pd.DataFrame:
        """Return the scores of all indices: columns of store.scores.scores, in points."""
        return _stacked([part.scores for part in self.parts])

    @cached_property
    def verdicts(self) -> pd.DataFrame:
        """Return the verdicts of all indices: columns of analytics.verdict.COLUMNS."""
        return _stacked(_alike([part.verdicts for part in self.parts]))

    @cached_property
    def movements(self) -> pd.DataFrame:
        """Return where the whole country moved, of all indices (analytics.country.movements)."""
        return _stacked([part.movements for part in self.parts])

    def within(self, read_set: ReadSet) -> Narrowed | None:
        """Return what a report reads of all provinces; None where it reads only one."""
        if not read_set.everyone:
            return None
        return Narrowed(_stacked(_alike([part.table(read_set) for part in self.parts])))


def _alike(frames: Sequence[pd.DataFrame]) -> Sequence[pd.DataFrame]:
    """With the categories of all: columns of the same ones are not spelled out when stacked."""
    if len(frames) == 1:
        return frames
    every = {c: sorted({x for f in frames for x in f[c].cat.categories}) for c in GROUPED}
    return [f.assign(**{c: f[c].cat.set_categories(every[c]) for c in GROUPED}) for f in frames]


def _stacked(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)
