"""All areas together."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.headline import Count, FourCounts, by_chance, count, four_counts
from analytics.verdict import rows_of

AREAS = ["d1", "d2", "d3", "d4", "d5", "d6"]


def of(verdict: pd.DataFrame, unit: str, year: int) -> Count:
    rows = verdict[(verdict["unit"] == unit) & (verdict["year"] == year)]
    return count(rows_of(rows), AREAS)


def test_six_of_six_and_none_clear(verdict: pd.DataFrame) -> None:
    found = of(verdict, "dong-nai", 2024)
    assert (found.met, found.met_clearly, found.of) == (6, 0, 6)
    assert (found.not_comparable, found.no_data, found.unchanged, found.not_met) == (0, 0, 0, 0)


def test_what_cannot_be_said_is_counted(verdict: pd.DataFrame) -> None:
    bad_year = of(verdict, "dong-nai", 2021)
    assert (bad_year.met, bad_year.not_met, bad_year.not_comparable) == (0, 3, 3)
    absent = of(verdict, "tien-giang", 2024)
    assert (absent.no_data, absent.of) == (6, 6)
    partly = of(verdict, "dong-thap", 2018)  # no D2 and D4
    assert partly.no_data == 2


def test_a_clear_fall_is_not_a_clear_rise(verdict: pd.DataFrame) -> None:
    found = of(verdict, "dong-nai", 2023)
    assert (found.not_met, found.met_clearly) == (6, 0)


def test_the_counts_of_every_case_add_up(verdict: pd.DataFrame) -> None:
    rows = verdict[verdict["index"] == "papi"]
    for _, of_one in rows[rows["year"].isin([2016, 2018, 2023])].groupby(["unit", "year"]):
        found = count(rows_of(of_one), AREAS)
        parts = found.met + found.unchanged + found.not_met + found.not_comparable + found.no_data
        assert parts == found.of == 6
        assert found.met_clearly <= found.met


def test_a_province_without_rows_has_no_data(verdict: pd.DataFrame) -> None:
    assert of(verdict, "nobody", 2024).no_data == 6


def test_two_provinces_are_not_counted_as_one(verdict: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="more than one"):
        count(rows_of(verdict[verdict["year"] == 2024]), AREAS)


def counts(verdict: pd.DataFrame, unit: str, year: int) -> FourCounts:
    rows = verdict[(verdict["unit"] == unit) & (verdict["year"] == year)]
    return four_counts(rows_of(rows), AREAS)


def test_both_directions_are_named(verdict: pd.DataFrame) -> None:
    found = counts(verdict, "dong-nai", 2023)
    assert (found.clear_rises, found.within_noise, found.clear_falls) == (0, 5, 1)
    assert found.no_conclusion == 0
    assert found.clearest_rise is None
    assert found.clearest_fall is not None
    assert found.clearest_fall.component == "d6"


def test_what_cannot_be_compared_is_no_conclusion(verdict: pd.DataFrame) -> None:
    found = counts(verdict, "dong-nai", 2021)
    assert (found.no_conclusion, found.tested, found.comparable) == (3, 3, 3)
    absent = counts(verdict, "tien-giang", 2024)
    assert (absent.no_conclusion, absent.tested) == (6, 0)


def test_the_four_counts_add_up_in_every_province_and_year(verdict: pd.DataFrame) -> None:
    rows = verdict[(verdict["index"] == "papi") & verdict["component"].isin(AREAS)]
    only_falls = with_clear = 0
    for _, each in rows.groupby(["unit", "year"]):
        found = four_counts(rows_of(each), AREAS)
        parts = (found.clear_rises, found.within_noise, found.clear_falls, found.no_conclusion)
        assert sum(parts) == found.of == 6
        assert (found.clearest_rise is None) == (found.clear_rises == 0)
        assert (found.clearest_fall is None) == (found.clear_falls == 0)
        with_clear += found.clear_rises + found.clear_falls > 0
        only_falls += found.clear_rises == 0 and found.clear_falls > 0
    assert (only_falls, with_clear) == (130, 288)


def test_what_noise_alone_would_give() -> None:
    six = by_chance(6)
    assert [six.rises, six.clear, six.clear_rises] == pytest.approx([3.0, 0.3, 0.15])
    assert round(six.any_clear, 2) == 0.26
    assert by_chance(0).any_clear == 0
