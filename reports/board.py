"""Everything a data version says about all provinces, computed once and read by every report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from analytics.country import movements
from analytics.national import all_met, least, national
from analytics.verdict import verdict_between, verdicts
from catalog import Catalog, Unit
from reports.annotations import Annotation
from reports.case import Case, Key

GROUPED = ("index", "unit", "component", "goal", "strength")


@dataclass(frozen=True, slots=True)
class Board:
    """All verdicts of a version. `newest` is the newest year with figures, by index.

    `movements`: where nearly the whole country moved one way (analytics.country.movements).
    """

    catalog: Catalog
    scores: pd.DataFrame
    verdicts: pd.DataFrame
    movements: pd.DataFrame
    country: Mapping[Key, Any]
    all_met: Mapping[int, tuple[int, int]]
    newest: Mapping[str, int]
    version: int
    updated: date
    annotations: tuple[Annotation, ...] = ()

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
            everyone=self.verdicts,
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
    """Computes the board of a version from its current figures."""
    judged = verdicts(scores, catalog)
    plan = [a.component for a in catalog.plan_areas]
    met = all_met(judged, plan)
    moved = movements(judged, catalog)
    partial = judged["n"] < least(judged["year"], catalog)
    judged.loc[partial, ["rank", "quartile"]] = 0
    judged[list(GROUPED)] = judged[list(GROUPED)].astype("category")
    known = scores[scores["value"].notna()]
    return Board(
        catalog=catalog,
        scores=scores,
        verdicts=judged,
        movements=moved,
        country=_by_key(national(scores, catalog)),
        all_met={int(r.year): (int(r.met), int(r.n)) for r in met.itertuples(index=False)},
        newest={str(k): int(v) for k, v in known.groupby("index")["year"].max().items()},
        version=version,
        updated=updated,
        annotations=annotations,
    )


def _by_key(rows: pd.DataFrame) -> dict[Key, Any]:
    return {(r.component, int(r.year)): r for r in rows.itertuples(index=False)}
