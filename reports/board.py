"""Everything a data version says about all provinces, computed once and read by every report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    """All verdicts of a version, or those of one index. `newest`: the newest year with figures, by index.

    `movements`: where nearly the whole country moved one way (analytics.country.movements).
    `content`: a word for what all of it rests on; two versions with the same one say the same.
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
    content: str = ""

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
            content=self.content,
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
    content: str = "",
) -> Board:
    """Computes the board of a version from its current figures: of all indices, or of one."""
    judged = verdicts(scores, catalog)
    plan = [a.component for a in catalog.plan_areas]
    met = all_met(judged, plan)
    moved = movements(judged, catalog)
    partial = judged["n"] < least(judged["year"], catalog)
    judged.loc[partial, ["rank", "quartile"]] = 0
    known = scores[scores["value"].notna()]
    return Board(
        catalog=catalog,
        scores=scores,
        verdicts=_grouped(judged),
        movements=moved,
        country=_by_key(national(scores, catalog)),
        all_met={int(r.year): (int(r.met), int(r.n)) for r in met.itertuples(index=False)},
        newest={str(k): int(v) for k, v in known.groupby("index")["year"].max().items()},
        version=version,
        updated=updated,
        annotations=annotations,
        content=content,
    )


def joined(boards: Sequence[Board]) -> Board:
    """The board of all indices from those of each: an import of one leaves the others as they are."""
    return replace(
        boards[0],
        scores=pd.concat([b.scores for b in boards], ignore_index=True),
        verdicts=_stacked([b.verdicts for b in boards]),
        movements=pd.concat([b.movements for b in boards], ignore_index=True),
        country={key: row for b in boards for key, row in b.country.items()},
        all_met={year: counts for b in boards for year, counts in b.all_met.items()},
        newest={index: year for b in boards for index, year in b.newest.items()},
        content=" ".join(b.content for b in boards),
    )


def _grouped(judged: pd.DataFrame) -> pd.DataFrame:
    """With codes and words as categories: a filter on one is ten times as fast."""
    judged[list(GROUPED)] = judged[list(GROUPED)].astype("category")
    return judged


def _stacked(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Frames with the categories of all of them: columns of the same ones are not spelled out."""
    every = {c: sorted({x for part in parts for x in part[c].cat.categories}) for c in GROUPED}
    alike = [
        part.assign(**{c: part[c].cat.set_categories(every[c]) for c in GROUPED}) for part in parts
    ]
    return pd.concat(alike, ignore_index=True)


def _by_key(rows: pd.DataFrame) -> dict[Key, Any]:
    return {(r.component, int(r.year)): r for r in rows.itertuples(index=False)}
