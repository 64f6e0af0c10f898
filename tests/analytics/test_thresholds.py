"""Thresholds are derived from the figures, a period for itself and never across a break."""

from __future__ import annotations

import csv
import math
from dataclasses import replace
from io import StringIO
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analytics.thresholds import Derived, derive, periods, shipped_rows, write
from catalog import Catalog
from catalog.load import DATA


@pytest.fixture(scope="module")
def derived(shipped: pd.DataFrame, catalog: Catalog) -> tuple[Derived, ...]:
    return derive(shipped, catalog)


def of(derived: tuple[Derived, ...], component: str, since: int) -> Derived:
    return next(d for d in derived if (d.component, d.since) == (component, since))


def test_the_file_that_ships_is_what_the_figures_say(
    derived: tuple[Derived, ...], tmp_path: Path
) -> None:
    write(derived, tmp_path / "thresholds.csv")
    written = (tmp_path / "thresholds.csv").read_text("utf-8")
    assert written == (DATA / "thresholds.csv").read_text("utf-8")
    assert len(list(csv.DictReader(StringIO(written)))) == len(list(shipped_rows(derived))) == 66


# The estimates of the areas and the total, as an independent computation gave them too.
@pytest.mark.parametrize(
    ("component", "since", "pairs", "points_90", "points_95"),
    [
        ("d1", 2011, 185, 0.69, 0.82), ("d2", 2011, 309, 0.75, 0.89), ("d3", 2011, 185, 0.70, 0.83),
        ("d4", 2011, 309, 0.86, 1.02), ("d5", 2011, 185, 0.49, 0.58), ("d6", 2011, 309, 0.38, 0.45),
        ("papi", 2011, 185, 2.47, 2.94), ("d1", 2018, 237, 0.45, 0.54), ("d2", 2018, 297, 0.46, 0.54),
        ("d3", 2018, 180, 0.38, 0.45), ("d4", 2018, 297, 0.63, 0.75), ("d5", 2018, 180, 0.32, 0.38),
        ("d6", 2018, 181, 0.53, 0.63), ("d7", 2018, 238, 0.31, 0.37), ("d8", 2018, 177, 0.35, 0.41),
        ("papi", 2018, 116, 1.81, 2.15),
    ],
)  # fmt: skip
def test_the_thresholds_of_a_period(
    derived: tuple[Derived, ...], component: str, since: int, pairs: int, points_90: float,
    points_95: float,
) -> None:  # fmt: skip
    found = of(derived, component, since)
    assert (found.pairs, found.points_90, found.points_95) == (pairs, points_90, points_95)
    assert found.until == {2011: 2017, 2018: 2024}[since]


def test_an_area_never_goes_below_the_sampling_error_that_is_published(
    derived: tuple[Derived, ...],
) -> None:
    """D7 swings by 0.27, yet PAPI's own errors of 2019 ask for 1.96·√2·0.133 = 0.37."""
    sampled = [(d.component, d.since) for d in derived if d.evidence == "sampling"]
    assert sampled == [("d7", 2018)]
    d7 = of(derived, "d7", 2018)
    assert round(1.96 * math.sqrt(-2 * d7.covariance), 2) == 0.27


def test_where_the_figures_say_too_little_there_is_none(derived: tuple[Derived, ...]) -> None:
    """3.2 of 2016 has two years only; participation in elections swings with their calendar."""
    silent = {(d.component, d.since): d.evidence for d in derived if math.isnan(d.points_95)}
    assert silent == {
        ("d3.responsiveness", 2011): "few_pairs",
        ("d1.opportunities", 2018): "covariance",
    }


def test_a_period_ends_where_the_set_of_dimensions_changes(catalog: Catalog) -> None:
    assert [years for _, years in periods(catalog, "papi", 2024)] == [(2011, 2017), (2018, 2024)]
    assert [years for _, years in periods(catalog, "papi", 2026)][-1] == (2018, 2026)


def test_a_pair_across_a_break_says_nothing(shipped: pd.DataFrame, catalog: Catalog) -> None:
    """However wild D1 becomes before 2019, its threshold since then rests on the years after."""
    wild = shipped.copy()
    rows = (wild["component"] == "d1") & (wild["year"] == 2018)
    wild.loc[rows, "value"] = np.linspace(1, 10, int(rows.sum()))
    assert of(derive(wild, catalog), "d1", 2018) == of(derive(shipped, catalog), "d1", 2018)
    off = tuple(
        replace(b, enabled=b.enabled and (b.component, b.year) != ("d1.knowledge", 2019))
        for b in catalog.breaks
    )
    found = of(derive(wild, replace(catalog, breaks=off)), "d1", 2018)
    assert found.pairs == 300
    assert found.covariance != of(derive(shipped, catalog), "d1", 2018).covariance
