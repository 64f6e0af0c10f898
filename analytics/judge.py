"""Judges every figure: is it higher than the year before, and how strong is the change."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.change import Change, Texts, compare
from analytics.country import Country, country, net_of_country
from analytics.cube import Cube, arrange
from analytics.judged_rows import JudgedRows, break_columns
from analytics.momentum import CHANGES, momentum
from analytics.rank import groups, quartiles, ranks, within_year
from analytics.rounding import Floats, denoised
from analytics.strength import Strength, strength, word
from analytics.verdict import COLUMNS, Verdict, made_of
from catalog import Catalog

SIGNIFICANT = 0.05
"""PAPI's own word "đáng kể": a relative change of 5 % or more, a rule of thumb (2020 results)."""
SIGNIFICANT_IN = "papi"


def verdicts(
    scores: pd.DataFrame,
    catalog: Catalog,
    *,
    units: Collection[str] | None = None,
    years: Collection[int] | None = None,
) -> pd.DataFrame:
    """Judge each year against the year before; one row an index, year, unit and component, in points.

    scores: all current figures, of all units, as the store gives them; units and years choose rows
    of the answer only. A row stands for every component of the year's edition and every unit that
    exists in the year, from an index's first edition to its newest year with figures, so that what
    is missing is a row too.
    """
    known = set(scores["index"].unique())
    found = (judge(scores, catalog, index, years) for index in catalog.indices if index in known)
    return _frame([each.columns(units) for each in found if each])


def judge(
    scores: pd.DataFrame, catalog: Catalog, index: str, years: Collection[int] | None = None
) -> Judged | None:
    """Judge one index, before its verdicts are a table; None without a pair of years."""
    since = min(years, default=0) - CHANGES if years is not None else None
    cube = arrange(scores, catalog, index, since)
    wanted = [year for year in cube.years[1:] if years is None or year in years]
    if not wanted:
        return None
    annual = _annual(cube, catalog, range(wanted[0], wanted[-1] + 1))
    pairs = [annual.pairs.index((year - 1, year)) for year in wanted]
    return Judged.of(cube, catalog, annual, _momentum(annual), pairs)


def verdict_between(
    scores: pd.DataFrame,
    catalog: Catalog,
    unit: str | None,
    index: str,
    year: int,
    previous_year: int,
) -> pd.DataFrame:
    """Judge a year against an earlier one of the user's choice; a row a component, columns as verdicts.

    unit: None for all provinces of the year. Raises ValueError unless the earlier year is earlier
    and the index has figures of the year.
    """
    cube = arrange(scores, catalog, index, min(previous_year, year - CHANGES))
    if previous_year >= year or year not in cube.years[1:]:
        raise ValueError(f"{index}: {year} cannot be compared with {previous_year}")
    change = compare(cube, catalog, [(previous_year, year)])
    annual = _annual(cube, catalog, range(year, year + 1))
    between = Judged.of(cube, catalog, change, _momentum(annual)[-1:], [0])
    return _frame([between.columns(None if unit is None else (unit,))])


def _annual(cube: Cube, catalog: Catalog, years: range) -> Change:
    """Every year against the one before, with as many years ahead as momentum looks back."""
    first = max(years[0] - CHANGES + 1, cube.years[1])
    return compare(cube, catalog, [(year - 1, year) for year in range(first, years[-1] + 1)])


def _momentum(annual: Change) -> Texts:
    return momentum(annual.shown, ~np.isnan(annual.score))


def _frame(parts: Sequence[dict[str, Texts]]) -> pd.DataFrame:
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS))
    return pd.DataFrame({name: np.concatenate([part[name] for part in parts]) for name in COLUMNS})


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts of one index as arrays [pair, component, unit]; `pairs` are the rows' ones."""

    cube: Cube
    change: Change
    pairs: Sequence[int]
    momentum: Texts
    proof: Strength
    nation: Country
    net_strength: Texts
    significant: Texts
    rank: Floats
    n: Floats
    quartile: Floats

    @classmethod
    def of(
        cls, cube: Cube, catalog: Catalog, change: Change, momentum: Texts, pairs: Sequence[int]
    ) -> Judged:
        """Add strength, country and ranks to the changes of some pairs of years."""
        standing = within_year(cube)[change.now]
        proof, nation = strength(cube, catalog, change), country(change)
        return cls(
            cube,
            change,
            pairs,
            momentum,
            proof,
            nation,
            _net_strength(proof, change, nation),
            _significant(cube, change),
            *ranks(standing),
            _quartiles(cube, catalog, change, standing),
        )

    def table(
        self, components: Collection[str] | None = None, until: int | None = None
    ) -> pd.DataFrame:
        """Return the rows of all provinces, of some components until a year, as `verdicts` does."""
        early = until is not None and until < self.change.pairs[self.pairs[0]][1]
        return _frame([] if early else [self.columns(None, components, until)])

    def records(self, units: Collection[str]) -> Iterator[Verdict]:
        """Yield the same as verdicts: of one province that takes a tenth of the time of a table."""
        return made_of(self.columns(units))

    def columns(
        self,
        units: Collection[str] | None = None,
        components: Collection[str] | None = None,
        until: int | None = None,
    ) -> dict[str, Texts]:
        """Flatten the arrays to the columns of the rows; None: all."""
        cube, change, proof, nation = self.cube, self.change, self.proof, self.nation
        pairs = [p for p in self.pairs if until is None or change.pairs[p][1] <= until]
        at = JudgedRows.of(cube, change, pairs, units, components)
        return {
            "index": np.full(len(at.pair), cube.index.code),
            "unit": np.array(cube.units, dtype=object)[at.unit],
            "year": np.array([year for _, year in change.pairs])[at.pair],
            "component": np.array(cube.components, dtype=object)[at.component],
            "number": at.number,
            "role": at.role,
            "score": at(change.score),
            "previous_year": np.array([before for before, _ in change.pairs])[at.pair],
            "previous": at(change.previous),
            "change": at(change.shown),
            "exact_change": at(change.exact),
            "goal": at(change.goal),
            "reason": at(change.reason),
            **break_columns(change, at),
            "strength": at(proof.strength),
            "evidence": at(proof.evidence),
            "z": at(proof.z),
            "points_90": at(proof.points_90),
            "points_95": at(proof.points_95),
            "significant": at(self.significant),
            "net_of_country": at(change.exact - nation.median),
            "net_strength": at(self.net_strength),
            "median_change": at(nation.median),
            "risen": at(nation.risen).astype(np.int64),
            "compared": at(nation.compared).astype(np.int64),
            "momentum": at(self.momentum),
            "rank": at(self.rank),
            "n": at(self.n),
            "quartile": at(self.quartile),
            **{
                name: cube.text(name, at(cube.row[change.now]))
                for name in ("status", "basis", "source")
            },
            "measure": np.where(at(change.measure.share), "share", "score"),
            "measured": at(change.measure.now),
            "measured_before": at(change.measure.before),
            "maximum": at(cube.maximum()[change.now]),
            "published_rank": at(cube.number("rank")[change.now]),
        }


def _significant(cube: Cube, change: Change) -> npt.NDArray[Any]:
    """Return True, False, or None where PAPI's word does not apply."""
    word: Texts = np.full(change.goal.shape, None, dtype=object)
    if cube.index.code == SIGNIFICANT_IN:
        relative = np.abs(change.exact / change.measure.before)
        word[change.judged] = denoised(relative)[change.judged] >= SIGNIFICANT
    return word


def _quartiles(cube: Cube, catalog: Catalog, change: Change, standing: Floats) -> Floats:
    """Return the groups by the sizes that the publisher prints, else by quartiles."""
    found = quartiles(standing)
    for pair, (_, year) in enumerate(change.pairs):
        for component, code in enumerate(cube.components):
            sizes = catalog.groups.get((code, year))
            published = groups(standing[pair, component], sizes) if sizes else None
            if published is not None and not np.isnan(published).all():
                found[pair, component] = published
    return found


def _net_strength(proof: Strength, change: Change, nation: Country) -> Texts:
    """Return the word for the change net of the country, with the thresholds of the change itself."""
    net = net_of_country(change, nation)
    return np.where(np.isnan(net), "", word(net, proof.points_90, proof.points_95))
