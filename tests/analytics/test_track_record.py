"""Probabilities are shown with what became of them, and not at all where a coin does as well."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analytics.outlook import Past, fit, past, probability
from analytics.reversion import reversions
from analytics.track_record import backtest, calibration, outlook, record, records
from catalog import Break, Catalog


@pytest.fixture(scope="module")
def found(shipped: pd.DataFrame, catalog: Catalog) -> Past:
    return past(shipped, catalog)


@pytest.fixture(scope="module")
def cases(found: Past) -> pd.DataFrame:
    return backtest(found)


def test_every_comparable_change_is_a_case(cases: pd.DataFrame, verdict: pd.DataFrame) -> None:
    """As many as an independent count found: 4,789."""
    areas = verdict[(verdict["index"] == "papi") & (verdict["role"] == "dimension")]
    judged = areas[areas["change"].notna()].set_index(["component", "unit", "year"])
    mine = cases.set_index(["component", "unit", "year"])
    assert len(mine) == len(judged) == 4789
    assert set(mine.index) == set(judged.index)
    assert (mine["rose"] == (judged["goal"] == "met").reindex(mine.index)).all()


def test_the_record_is_that_of_an_independent_computation(cases: pd.DataFrame) -> None:
    found = record(cases)
    assert round(found.accuracy, 2) == 0.66
    assert found.brier == pytest.approx(0.217, abs=0.0005)
    assert found.coverage_90 == pytest.approx(0.892, abs=0.0005)
    assert found.better_than_a_coin


def test_each_tenth_happens_as_often_as_it_is_said(cases: pd.DataFrame) -> None:
    """Within five points from 0.1 to 0.9; at the ends too much is promised (0.06 said, 0.24 rose)."""
    tenths = calibration(cases)
    assert len(tenths) == 10
    inner = tenths[1:-1]
    assert all(abs(t.predicted - t.happened) < 0.05 for t in inner)
    assert all(t.low <= t.predicted < t.high for t in tenths)
    assert (round(tenths[0].predicted, 2), round(tenths[0].happened, 2)) == (0.06, 0.24)


def test_the_year_that_is_predicted_is_not_learned_from(
    found: Past, shipped: pd.DataFrame, catalog: Catalog, cases: pd.DataFrame
) -> None:
    """Were the scores of the newest year others, its probabilities would be the same."""
    other = shipped.copy()
    newest = (other["index"] == "papi") & (other["year"] == found.cube.years[-1])
    other.loc[newest, "value"] = other.loc[newest, "value"].to_numpy()[::-1]
    again = backtest(past(other, catalog))
    keys = ["component", "unit", "year"]
    said = cases[cases["year"] == found.cube.years[-1]].set_index(keys)["probability"]
    both = again.set_index(keys)["probability"].reindex(said.index)
    known = both.notna()
    assert known.sum() > 400
    assert np.allclose(both[known], said[known])


def test_no_probability_where_a_coin_does_as_well(
    found: Past, cases: pd.DataFrame, catalog: Catalog
) -> None:
    better = {code: each.better_than_a_coin for code, each in records(cases, "component").items()}
    assert [code for code, is_better in better.items() if not is_better] == ["d7"]
    assert outlook(found, cases, catalog, "ha-noi", "d7", 2024) is None
    assert outlook(found, cases, catalog, "ha-noi", "d7", 2022) is None


def test_the_next_year_of_a_province_that_continues(
    found: Past, cases: pd.DataFrame, catalog: Catalog
) -> None:
    said = outlook(found, cases, catalog, "ha-noi", "d4", 2024)
    assert said is not None
    assert (round(said.probability, 2), said.rose) == (0.78, None)
    assert said.low < said.expected < said.high
    assert said.record == records(cases, "component")["d4"]


def test_a_year_whose_next_one_is_known_says_what_happened(
    found: Past, cases: pd.DataFrame, catalog: Catalog
) -> None:
    said = outlook(found, cases, catalog, "dong-nai", "d4", 2023)
    assert said is not None
    assert (round(said.probability, 2), said.rose) == (0.68, True)


def test_nothing_is_said_across_a_break_or_of_a_province_that_ends(
    found: Past, cases: pd.DataFrame, catalog: Catalog
) -> None:
    """Đồng Nai of 2024 has no next year: the province of 2025 is another one."""
    assert outlook(found, cases, catalog, "dong-nai", "d4", 2024) is None
    assert outlook(found, cases, catalog, "ha-noi", "d4", 2010) is None
    assert outlook(found, cases, catalog, "ha-noi", "d3", 2020) is None  # broken in 2021
    cut = Break("papi", "d4.services", 2025, "documented", True, "x", "x", "x", "x", "x")
    broken = replace(catalog, breaks=(*catalog.breaks, cut))
    assert outlook(found, cases, broken, "ha-noi", "d4", 2024) is None
    assert outlook(found, cases, broken, "ha-noi", "d1", 2024) is not None


def test_too_little_history_gives_no_fit(found: Past) -> None:
    at = found.cube.components.index("d3.responsiveness")
    assert fit(found, at) is None


def test_a_fall_is_expected_of_who_stands_high(found: Past) -> None:
    learned = fit(found, found.cube.components.index("d4"))
    assert learned is not None
    high, low = learned.expected(np.array([1.0, -1.0]), np.array([0.2, -0.2]))
    assert high < 0 < low
    chances = probability(np.array([high, low]), learned.error)
    assert chances[0] < 0.5 < chances[1]


def test_after_a_clear_change_comes_a_step_back(found: Past, catalog: Catalog) -> None:
    rows = {(r.component, r.since, r.until): r for r in reversions(found, catalog)}
    whole = rows[None, 2011, 2024]
    assert (whole.after_rise.cases, whole.after_fall.cases) == (212, 166)
    assert whole.after_rise.rose == pytest.approx(0.30, abs=0.005)
    assert whole.after_fall.rose == pytest.approx(0.77, abs=0.005)
    assert whole.after_rise.given_back == pytest.approx(0.27, abs=0.005)
    few = rows["d3", 2018, 2024].after_rise
    assert (few.cases, few.rose, few.given_back) == (3, None, None)
    assert ("d1", 2011, 2017) in rows
    assert ("d7", 2011, 2017) not in rows
