"""Everything a data version says about all provinces, computed once and read by every report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from analytics.judge import Judged, judge, verdict_between
from analytics.national import all_met, national
from analytics.verdict import Verdict, rows_of
from catalog import Catalog, Unit
from reports.dataset.annotations import Annotation
from reports.dataset.frames import Frames, Tables
from reports.dataset.province_results import ProvinceResults
from reports.dataset.read_set import Key


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what can be chosen. `newest`: the newest year with figures, by index."""

    catalog: Catalog
    newest: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AllResults:
    """Hold all verdicts of a version, or those of one index; `newest` as in Known."""

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
        """Return the definitions and the newest year with scores, by index."""
        return Known(self.catalog, self.newest)

    @property
    def scores(self) -> pd.DataFrame:
        """Return all scores: columns of store.scores.scores, values in the index's points."""
        return self.frames.scores

    @property
    def verdicts(self) -> pd.DataFrame:
        """Return all verdicts: columns of analytics.verdict.COLUMNS."""
        return self.frames.verdicts

    @property
    def movements(self) -> pd.DataFrame:
        """Return where the whole country moved: columns of analytics.country.movements."""
        return self.frames.movements

    def verdict(self, unit: str, component: str, year: int) -> Verdict | None:
        """Return one verdict of any province; None without one."""
        rows = self.verdicts
        same = (rows["unit"] == unit) & (rows["component"] == component) & (rows["year"] == year)
        return next(rows_of(rows[same]), None)

    def between(self, unit: str, index: str, year: int, previous: int) -> Iterator[Verdict]:
        """Judge a year against any earlier year; yield nothing without scores."""
        if year <= self.newest.get(index, 0):
            yield from rows_of(
                verdict_between(self.scores, self.catalog, unit, index, year, previous)
            )

    def province(self, unit: Unit) -> ProvinceResults:
        """Return the results of one province, with the country's."""
        mine = (row for part in self.frames.parts for row in part.of(unit.code))
        printed = (part.printed(unit.code) for part in self.frames.parts)
        return ProvinceResults(
            catalog=self.catalog,
            unit=unit,
            verdicts={(row.component, row.year): row for row in mine},
            country=self.country,
            intervals={
                (r.component, r.year): (r.low, r.high)
                for rows in printed
                for r in rows.itertuples(index=False)
            },
            spans=self.spans,
            frames=self.frames,
            all_met=self.all_met,
            version=self.version,
            updated=self.updated,
            annotations=self.annotations,
        )

    def against(self, results: ProvinceResults, year: int, previous: int) -> ProvinceResults:
        """Return the results with one year judged against any earlier year."""
        found = dict(results.verdicts)
        for index in self.newest:
            for row in self.between(results.unit.code, index, year, previous):
                found[row.component, row.year] = row
        return replace(results, verdicts=found, against=(year, previous))


def all_results(
    scores: pd.DataFrame,
    catalog: Catalog,
    version: int,
    updated: date,
    annotations: tuple[Annotation, ...] = (),
) -> AllResults:
    """Compute the results of a version from its current figures: of all indices, or of one."""
    parts = [Tables(rows, _judged(rows, catalog), catalog) for rows in _by_index(scores)]
    judged = [part.judged for part in parts if part.judged]
    country = {key: row for each in judged for key, row in _by_key(national(each.cube)).items()}
    plan = [area.component for area in catalog.plan_areas]
    known = scores[scores["value"].notna()]
    return AllResults(
        catalog=catalog,
        frames=Frames(parts),
        country=country,
        spans=_spans(country),
        all_met={year: counts for each in judged for year, counts in all_met(each, plan).items()},
        newest={str(k): int(v) for k, v in known.groupby("index")["year"].max().items()},
        version=version,
        updated=updated,
        annotations=annotations,
    )


def _by_index(scores: pd.DataFrame) -> list[pd.DataFrame]:
    if scores["index"].nunique() < 2:
        return [scores]
    return [rows.reset_index(drop=True) for _, rows in scores.groupby("index", sort=False)]


def _judged(scores: pd.DataFrame, catalog: Catalog) -> Judged | None:
    return judge(scores, catalog, str(scores["index"].iloc[0])) if len(scores) else None


def join_indices(parts: Sequence[AllResults]) -> AllResults:
    """Join the results of each index: an import of one leaves the others as they are."""
    return replace(
        parts[0],
        frames=Frames([part for b in parts for part in b.frames.parts]),
        country={key: row for b in parts for key, row in b.country.items()},
        spans={code: span for b in parts for code, span in b.spans.items()},
        all_met={year: counts for b in parts for year, counts in b.all_met.items()},
        newest={index: year for b in parts for index, year in b.newest.items()},
    )


def join_provinces(of: AllResults, provinces: Sequence[ProvinceResults]) -> ProvinceResults:
    """Join the results of one province in each index; `of` are those of all provinces."""
    return replace(
        provinces[0],
        verdicts={key: row for c in provinces for key, row in c.verdicts.items()},
        intervals={key: pair for c in provinces for key, pair in c.intervals.items()},
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
