"""The four symbols, on series whose mean and last change are plain to see."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from analytics.judge import verdicts
from analytics.momentum import momentum, streak
from catalog import Catalog
from tests.analytics.figures import frame, judge, only, series


def symbols(scores: list[float]) -> list[str]:
    """Symbols of a series without breaks; NaN is a missing score."""
    values = np.array(scores)
    changes = np.append(np.nan, np.diff(values))
    return list(momentum(changes[:, None], ~np.isnan(values)[:, None])[:, 0])


@pytest.mark.parametrize(
    ("scores", "symbol"),
    [
        ([1.0, 2.0, 3.0, 4.0], "sun"),
        ([1.0, 3.0, 4.0, 3.5], "sun_cloud"),
        ([1.0, 3.0, 4.0, 4.0], "sun_cloud"),  # d = 0
        ([4.0, 3.0, 2.0, 2.5], "cloud"),
        ([4.0, 3.0, 2.0, 1.0], "storm"),
        ([4.0, 3.0, 3.5, 4.0], "cloud"),  # m = 0
        ([4.0, 5.0, 4.5, 4.0], "storm"),  # m = 0, d < 0
        ([1.0, 2.0, 3.0], "short_run"),
        ([1.0, 2.0, np.nan, 3.0], "short_run"),
        ([1.0, 2.0, 3.0, np.nan], ""),
    ],
)
def test_the_symbol_is_mean_and_last_change(scores: list[float], symbol: str) -> None:
    assert symbols(scores)[-1] == symbol


def test_the_mean_is_of_the_last_five_changes() -> None:
    assert (
        symbols([0.0, 9.0, 8.0, 7.0, 6.0, 5.0, 5.1])[-1] == "cloud"
    )  # 9 → 5.1: the rise to 9 is gone
    assert symbols([0.0, 9.0, 8.0, 7.0, 6.0, 5.0])[-1] == "sun_cloud"  # 0 → 5


def test_ten_years_keep_every_past_symbol() -> None:
    assert symbols([1.0, 2.0, 3.0, 4.0, 3.0, 2.0, 1.0, 1.5, 1.0, 0.9]) == [
        "short_run", "short_run", "short_run", "sun", "sun_cloud", "sun_cloud", "storm", "cloud",
        "storm", "storm",
    ]  # fmt: skip


def test_a_gap_and_a_break_begin_a_new_run(verdict: pd.DataFrame, catalog: Catalog) -> None:
    gap = judge(
        series("papi", "dong-nai", "d4", {y: 5 + y / 100 for y in range(2011, 2020) if y != 2015}),
        catalog,
    )
    found = [only(gap, "d4", year).momentum for year in range(2011, 2020)]
    assert found == ["short_run"] * 3 + ["sun", ""] + ["short_run"] * 3 + ["sun"]
    d5 = [only(verdict, "d5", year).momentum for year in range(2021, 2025)]
    assert d5[:3] == ["short_run"] * 3  # the break of 2021
    assert d5[3] != "short_run"  # 2021 to 2024: four scores


def test_a_page_looks_as_far_back_as_everything_does(
    shipped: pd.DataFrame, verdict: pd.DataFrame, catalog: Catalog
) -> None:
    one = verdicts(shipped, catalog, years=[2017])
    all_years = verdict[verdict["year"] == 2017]["momentum"]
    assert list(one["momentum"]) == list(all_years)


def _years(rows: pd.DataFrame) -> list[Any]:
    """The verdicts on D3 of Đồng Nai, oldest first."""
    own = rows[(rows["unit"] == "dong-nai") & (rows["component"] == "d3")]
    return list(own.sort_values("year").itertuples())


def test_a_row_of_rises_ends_at_a_break_and_at_a_gap(catalog: Catalog) -> None:
    rising = series("papi", "dong-nai", "d3", {y: 4 + (y - 2018) * 0.5 for y in range(2018, 2025)})
    found = streak(_years(judge(rising, catalog)))
    assert (found.rises, found.clear, found.since) == (3, 3, 2021)  # D3 breaks in 2021
    none = streak(_years(judge(rising[:1], catalog)))
    assert (none.rises, none.since) == (0, None)
    assert frame(rising)["value"].is_monotonic_increasing
