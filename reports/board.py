"""Everything a data version says about all provinces, computed once and read by every report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from analytics.country import movements
from analytics.national import all_met, least, national
from analytics.verdict import verdict_between, verdicts
from catalog import Catalog, Unit
from reports.annotations import Annotation
from reports.case import Case
from reports.frames import Frames, Tables, grouped
from reports.scope import Key


@dataclass(frozen=True, slots=True)
class Known:
    """What can be asked for. `newest`: the newest year with figures, by index."""

    catalog: Catalog
    newest: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Board:
    """All verdicts of a version, or those of one index; `newest` as in Known."""

    catalog: Catalog
    frames: Frames
    country: Mapping[Key, Any]
    spans: Mapping[str, tuple[int, int]]
    all_met: Mapping[int, tuple[int, int]]
    newest: Mapping[str, int]
    version: int
    updated: date
    annotations: tuple[Annotation, ...] = ()

    @property
    def known(self) -> Known:
        return Known(self.catalog, self.newest)

    @property
    def scores(self) -> pd.DataFrame:
        return self.frames.scores

    @property
    def verdicts(self) -> pd.DataFrame:
        return self.frames.verdicts

    @property
    def movements(self) -> pd.DataFrame:
        return self.frames.movements

    def case(self, unit: Unit) -> Case:
        """One province beside the country."""
        mine = self.verdicts[self.verdicts["unit"] == unit.code]
        known = self.scores[(self.scores["unit"] == unit.code) & self.scores["low"].notna()]
        return Case(
            catalog=self.catalog,
            unit=unit,
            verdicts=_by_key(mine),
            country=self.country,
            intervals={
                (r.component, r.year): (r.low, r.high) for r in known.itertuples(index=False)
            },
            spans=self.spans,
            frames=self.frames,
            all_met=self.all_met,
            version=self.version,
            updated=self.updated,
            annotations=self.annotations,
        )

    def against(self, case: Case, year: int, previous: int) -> Case:
        """The case with the verdicts of one year given on an earlier year that the reader chose."""
        found = dict(case.verdicts)
        for index, newest in self.newest.items():
            if year <= newest:
                rows = verdict_between(
                    self.scores, self.catalog, case.unit.code, index, year, previous
                )
                found.update(_by_key(rows))
        return replace(case, verdicts=found, against=(year, previous))


def board(
    scores: pd.DataFrame,
    catalog: Catalog,
    version: int,
    updated: date,
    annotations: tuple[Annotation, ...] = (),
) -> Board:
    """Computes the board of a version from its current figures: of all indices, or of one."""
    judged = verdicts(scores, catalog)
    plan = [a.component for a in catalog.plan_areas]
    met = all_met(judged, plan)
    moved = movements(judged, catalog)
    partial = judged["n"] < least(judged["year"], catalog)
    judged.loc[partial, ["rank", "quartile"]] = 0
    known = scores[scores["value"].notna()]
    country = _by_key(national(scores, catalog))
    return Board(
        catalog=catalog,
        frames=Frames([Tables(scores, grouped(judged), moved)]),
        country=country,
        spans=_spans(country),
        all_met={int(r.year): (int(r.met), int(r.n)) for r in met.itertuples(index=False)},
        newest={str(k): int(v) for k, v in known.groupby("index")["year"].max().items()},
        version=version,
        updated=updated,
        annotations=annotations,
    )


def joined(boards: Sequence[Board]) -> Board:
    """The board of all indices from those of each: an import of one leaves the others as they are."""
    return replace(
        boards[0],
        frames=Frames([part for b in boards for part in b.frames.parts]),
        country={key: row for b in boards for key, row in b.country.items()},
        spans={code: span for b in boards for code, span in b.spans.items()},
        all_met={year: counts for b in boards for year, counts in b.all_met.items()},
        newest={index: year for b in boards for index, year in b.newest.items()},
    )


def joined_cases(of: Board, cases: Sequence[Case]) -> Case:
    """One province in all indices of a joined board from what it is in each."""
    return replace(
        cases[0],
        verdicts={key: row for c in cases for key, row in c.verdicts.items()},
        intervals={key: pair for c in cases for key, pair in c.intervals.items()},
        country=of.country,
        spans=of.spans,
        frames=of.frames,
        all_met=of.all_met,
    )


def _by_key(rows: pd.DataFrame) -> dict[Key, Any]:
    return {(r.component, int(r.year)): r for r in rows.itertuples(index=False)}


def _spans(country: Iterable[Key]) -> dict[str, tuple[int, int]]:
    years: dict[str, list[int]] = {}
    for component, year in country:
        years.setdefault(component, []).append(year)
    return {component: (min(found), max(found)) for component, found in years.items()}
