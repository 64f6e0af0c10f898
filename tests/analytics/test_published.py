"""What others have published of these figures comes out of the product's own functions."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.judge import verdict_between
from catalog import Catalog

AREAS = ["d1", "d2", "d3", "d4", "d5", "d6"]
LITERAL = ["met", "unchanged", "not_met"]


@pytest.fixture(scope="module")
def since_2021(shipped: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """All provinces, 2023 against 2021."""
    return verdict_between(shipped, catalog, None, "papi", 2023, 2021)


def significant(rows: pd.DataFrame, component: str, year: int) -> tuple[int, set[str], set[str]]:
    """Provinces with both scores; those with a rise of 5 % or more, and those with a fall."""
    both = rows[
        (rows["component"] == component) & (rows["year"] == year) & rows["goal"].isin(LITERAL)
    ]
    marked = both[both["significant"].eq(True)]
    up = marked[marked["exact_change"] > 0]
    down = marked[marked["exact_change"] < 0]
    return len(both), set(up["unit"]), set(down["unit"])


def test_the_total_2016_to_2017(verdict: pd.DataFrame) -> None:
    """cecodes.org, excerpt of the PAPI 2017 report: 7 provinces up, none down, with their names."""
    n, up, down = significant(verdict, "papi", 2017)
    assert (n, down) == (63, set())
    assert up == {
        "bac-lieu", "quang-ninh", "tra-vinh", "kien-giang", "ba-ria-vung-tau", "dong-nai", "an-giang",
    }  # fmt: skip


def test_of_them_three_are_named_with_more_than_eight_percent(verdict: pd.DataFrame) -> None:
    rows = verdict[(verdict["component"] == "papi") & (verdict["year"] == 2017)]
    above = rows[rows["exact_change"] / rows["previous"] > 0.08]
    assert set(above["unit"]) == {"bac-lieu", "quang-ninh", "tra-vinh"}


def test_control_of_corruption_2016_to_2017(verdict: pd.DataFrame) -> None:
    """e.theleader.vn 05/4/2018 (release of PAPI 2017): 33 up, 6 down."""
    n, up, down = significant(verdict, "d4", 2017)
    assert (n, len(up), len(down)) == (63, 33, 6)
    assert {"dak-nong", "hung-yen", "hai-phong"} <= down
    rows = verdict[(verdict["component"] == "d4") & (verdict["year"] == 2017)]
    fifth = rows[rows["exact_change"] / rows["previous"] >= 0.2]
    assert set(fifth["unit"]) == {
        "quang-ninh", "bac-lieu", "ba-ria-vung-tau", "lao-cai", "an-giang",
    }  # fmt: skip


def test_participation_2019_to_2020(verdict: pd.DataFrame) -> None:
    """consosukien.vn 10/9/2021: 8 provinces up by more than 5 %, Thái Nguyên the highest score."""
    n, up, down = significant(verdict, "d1", 2020)
    assert (n, len(up), len(down)) == (63, 8, 17)
    scores = verdict[(verdict["component"] == "d1") & (verdict["year"] == 2020)]
    assert scores.loc[scores["score"].idxmax(), "unit"] == "thai-nguyen"


def test_participation_2021_to_2022(verdict: pd.DataFrame) -> None:
    """baonghean.vn 17/4/2023: 33 provinces did significantly better in Participation."""
    n, up, down = significant(verdict, "d1", 2022)
    assert (n, len(up), len(down)) == (60, 33, 5)


def test_participation_2021_to_2023(since_2021: pd.DataFrame) -> None:
    """PAPI 2023 report (English) p.73, Box 3.1: 24 provinces made significant changes upwards."""
    n, up, down = significant(since_2021, "d1", 2023)
    assert (n, len(up), len(down)) == (59, 24, 8)


def areas(verdict: pd.DataFrame) -> pd.DataFrame:
    return verdict[verdict["component"].isin(AREAS) & verdict["goal"].isin(LITERAL)]


def test_the_literal_goal_is_a_coin_toss(verdict: pd.DataFrame) -> None:
    rows = areas(verdict)
    assert len(rows) == 4247
    assert round(100 * (rows["goal"] == "met").mean(), 1) == 50.9


def test_all_six_areas_rise_together_in_one_case_of_fifteen(verdict: pd.DataFrame) -> None:
    by_case = areas(verdict).groupby(["unit", "year"])["goal"]
    all_compared = by_case.size() == len(AREAS)
    all_met = by_case.agg(lambda goals: (goals == "met").all()) & all_compared
    assert (int(all_met.sum()), int(all_compared.sum())) == (38, 552)
    assert round(100 * all_met.sum() / all_compared.sum(), 1) == 6.9


def test_after_a_rise_the_next_change_is_a_fall_in_three_of_five_cases(
    verdict: pd.DataFrame,
) -> None:
    rows = areas(verdict)[["unit", "component", "year", "goal"]]
    next_year = rows.assign(year=rows["year"] - 1)
    pairs = rows.merge(next_year, on=["unit", "component", "year"], suffixes=("", "_next"))
    after_rise = pairs[pairs["goal"] == "met"]
    assert round(100 * (after_rise["goal_next"] == "not_met").mean(), 1) == 59.5


def test_dong_nai_2024_stands_as_published(verdict: pd.DataFrame) -> None:
    rows = verdict[(verdict["unit"] == "dong-nai") & (verdict["component"] == "d5")]
    assert [(int(r.year), int(r.rank), int(r.n)) for r in rows.tail(4).itertuples()] == [
        (2021, 29, 60), (2022, 41, 62), (2023, 50, 61), (2024, 40, 61),
    ]  # fmt: skip
    newest = rows.iloc[-1]
    assert (newest["risen"], newest["compared"]) == (28, 59)
