"""How large a change must be: thresholds derived from how scores swing back from year to year."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isnan, nan, sqrt
from pathlib import Path

import numpy as np
import pandas as pd

from analytics.change import Change, compare
from analytics.country import country, net_of_country
from analytics.cube import Cube, arrange
from analytics.rank import COUNTRY
from analytics.rounding import Floats, half_up
from analytics.strength import Z_90, Z_95, standard_error
from catalog import Catalog, Edition

LEAST_PAIRS = 60
"""Pairs of changes below which no threshold is derived: it would be uncertain by a seventh or more."""
SURE = 2.0
"""How many of its own standard errors the covariance must lie below zero."""
ROLES = ("total", "dimension", "sub_dimension")
COLUMNS = (
    "component", "since", "until", "pairs", "points_90", "points_95", "source_vi", "source_en",
)  # fmt: skip
CHANGES = (
    (
        "Ngưỡng thực nghiệm {since}–{until}: hiệp phương sai của hai thay đổi liền kề, đã trừ trung vị"
        " cả nước, bỏ các mốc đổi cách đo; {pairs} cặp"
    ),
    (
        "Empirical, {since}–{until}: covariance of adjacent changes, net of the national median,"
        " breaks left out; {pairs} pairs"
    ),
)
SAMPLING = (
    (
        "Sai số chọn mẫu PAPI công bố năm {printed} (trung vị các tỉnh), lớn hơn ngưỡng thực nghiệm"
        " {since}–{until}"
    ),
    (
        "Sampling error that PAPI published for {printed} (median of the provinces), larger than the"
        " empirical threshold of {since}–{until}"
    ),
)


@dataclass(frozen=True, slots=True)
class Derived:
    """What the figures of a period say of a component's noise; points are NaN where they say nothing."""

    component: str
    since: int
    until: int
    pairs: int  # of adjacent changes, both within the period, neither across a break
    covariance: float
    points_90: float
    points_95: float
    evidence: str  # changes, sampling; else why there is none: few_pairs, covariance
    printed: tuple[int, ...] = ()  # the years whose published errors are larger than that


def derive(scores: pd.DataFrame, catalog: Catalog, index: str = "papi") -> tuple[Derived, ...]:
    """Return the thresholds of each component and period, in the order of the newest edition.

    scores: all current figures, as the store gives them. Two scores that share a year have its
    error in both changes, with opposite signs: the covariance of adjacent changes is −error².
    Net of the national median, and never from changes across an enabled break.
    """
    cube = arrange(scores, catalog, index)
    change = compare(cube, catalog, [(year - 1, year) for year in cube.years[1:]])
    net = net_of_country(change, country(change))
    found = []
    for editions, (since, until) in periods(catalog, index, cube.years[-1]):
        listed = (c for e in reversed(editions) for c in e.components if c.role in ROLES)
        for code in dict.fromkeys(c.code for c in listed):
            at = cube.components.index(code)
            before, after = adjacent(change, net[:, at], since, until)
            own = _derived(code, since, until, before, after)
            found.append(_at_least_sampling(own, *_sampling_error(cube, at, since, until)))
    return tuple(found)


def periods(
    catalog: Catalog, index: str, newest: int
) -> Iterator[tuple[tuple[Edition, ...], tuple[int, int]]]:
    """Yield the editions that share one set of dimensions, with their first and last year."""
    runs: list[list[Edition]] = []
    for edition in catalog.editions[index]:
        if runs and _dimensions(runs[-1][-1]) == _dimensions(edition):
            runs[-1].append(edition)
        else:
            runs.append([edition])
    ends = [run[0].first_year - 1 for run in runs[1:]] + [newest]
    for run, end in zip(runs, ends, strict=True):
        yield tuple(run), (run[0].first_year, end)


def adjacent(change: Change, net: Floats, since: int, until: int) -> tuple[Floats, Floats]:
    """Each province's two changes in a row within a period, where both are known.

    net: [pair, unit], the pairs of adjacent years.
    """
    inside = np.array([before >= since and year <= until for before, year in change.pairs])
    first, second = net[:-1], net[1:]
    both = ~np.isnan(first) & ~np.isnan(second) & (inside[:-1] & inside[1:])[:, None]
    return first[both], second[both]


def _dimensions(edition: Edition) -> list[str]:
    return [c.code for c in edition.components if c.role == "dimension"]


def _sampling_error(
    cube: Cube, component: int, since: int, until: int
) -> tuple[float, tuple[int, ...]]:
    """Return the median published error of the provinces and its years in a period; NaN where none is."""
    error, _ = standard_error(*(cube.number(name) for name in ("se", "low", "high")))
    years = range(since, until + 1)
    known = {year: error[cube.position(year), component] for year in years}
    printed = tuple(y for y in years if (~np.isnan(known[y])).sum() >= COUNTRY)
    if not printed:
        return nan, ()
    return float(np.nanmedian(np.concatenate([known[y] for y in printed]))), printed


def _derived(component: str, since: int, until: int, before: Floats, after: Floats) -> Derived:
    pairs = len(before)
    if pairs < LEAST_PAIRS:
        return Derived(component, since, until, pairs, nan, nan, nan, "few_pairs")
    products = (before - before.mean()) * (after - after.mean())
    covariance = float(products.sum() / (pairs - 1))
    if -covariance < SURE * float(products.std(ddof=1)) / sqrt(pairs):
        return Derived(component, since, until, pairs, covariance, nan, nan, "covariance")
    points = _points(sqrt(-covariance))
    return Derived(component, since, until, pairs, covariance, *points, "changes")


def _at_least_sampling(found: Derived, error: float, printed: tuple[int, ...]) -> Derived:
    """Raise a threshold to the error that its publisher prints, where that is larger."""
    if not error > sqrt(max(-found.covariance, 0.0)):
        return found
    points_90, points_95 = _points(error)
    return replace(
        found, points_90=points_90, points_95=points_95, evidence="sampling", printed=printed
    )


def _points(error: float) -> tuple[float, float]:
    """Return the 90% and 95% threshold of a change between two scores of the same error."""
    points_90, points_95 = half_up(np.array([Z_90, Z_95]) * sqrt(2) * error)
    return float(points_90), float(points_95)


def shipped_rows(derived: tuple[Derived, ...]) -> Iterator[dict[str, str]]:
    """Yield the rows of data/thresholds.csv: one a threshold, columns COLUMNS; the newest period is open."""
    newest = max(each.until for each in derived)
    for each in derived:
        if isnan(each.points_95):
            continue
        fields = {"since": each.since, "until": each.until, "pairs": each.pairs}
        texts = SAMPLING if each.evidence == "sampling" else CHANGES
        printed = ", ".join(map(str, each.printed))
        vi, en = (text.format(**fields, printed=printed) for text in texts)
        yield {
            "component": each.component,
            **{name: str(value) for name, value in fields.items()},
            "until": "" if each.until == newest else str(each.until),
            "points_90": f"{each.points_90:.2f}",
            "points_95": f"{each.points_95:.2f}",
            "source_vi": vi,
            "source_en": en,
        }


def write(derived: tuple[Derived, ...], path: Path) -> None:
    """Write the thresholds as the file of definitions."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(shipped_rows(derived))
