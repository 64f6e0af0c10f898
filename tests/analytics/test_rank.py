"""Ranks with ties at two decimals, and quartile groups computed by us."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.cube import arrange
from analytics.rank import groups, quantile, quartiles, ranks
from analytics.rank_interval import rank_intervals
from catalog import Catalog
from tests.analytics.figures import figure, judge


def test_scores_equal_at_two_decimals_share_the_better_rank() -> None:
    rank, n = ranks(np.array([7.124, 7.116, 7.125, np.nan, 6.0]))
    assert list(rank[:3]) == [2, 2, 1]
    assert np.isnan(rank[3])
    assert np.isnan(n[3])
    assert (rank[4], n[4]) == (4, 4)


def test_every_row_of_an_array_is_ranked_on_its_own() -> None:
    rank, n = ranks(np.array([[1.0, 2.0, 3.0], [3.0, np.nan, 3.0]]))
    assert rank.tolist()[0] == [3, 2, 1]
    assert (rank[1, 0], rank[1, 2], n[1, 0]) == (1, 1, 2)


def test_sixty_three_provinces_fall_into_the_published_sizes() -> None:
    groups = quartiles(np.arange(63.0))
    assert [int((groups == q).sum()) for q in (1, 2, 3, 4)] == [16, 16, 15, 16]  # PAPI 2019, 2020


def test_below_thirty_provinces_there_is_no_quartile(verdict: pd.DataFrame) -> None:
    assert np.isnan(quartiles(np.arange(29.0))).all()
    rows = verdict[verdict["quartile"].notna()]
    assert rows["n"].min() >= 30


def test_provinces_with_equal_scores_are_in_one_group() -> None:
    groups = quartiles(np.array([5.0] * 20 + [6.0] * 20))
    assert set(groups[:20]) == {3.0}
    assert set(groups[20:]) == {1.0}


def test_a_quantile_leaves_out_what_is_missing() -> None:
    values = np.array([[1.0, np.nan, 3.0, 2.0], [np.nan] * 4])
    found = quantile(values, 0.5)
    assert found[0, 0] == 2.0
    assert np.isnan(found[1, 0])
    some = np.random.default_rng(1).normal(size=(3, 41))
    for share in (0.25, 0.5, 0.75):
        assert np.allclose(quantile(some, share)[:, 0], np.quantile(some, share, axis=1))


def test_par_is_ranked_by_its_share_where_every_maximum_is_known(catalog: Catalog) -> None:
    figures = [
        figure("par", 2023, "dong-nai", "par.1", 9.0, maximum=12.0),  # 75 %
        figure("par", 2023, "dak-lak", "par.1", 8.0, maximum=10.0),  # 80 %
    ]
    rank = judge(figures, catalog).dropna(subset=["rank"]).set_index("unit")["rank"]
    assert rank.to_dict() == {"dong-nai": 2, "dak-lak": 1}
    figures[1].pop("maximum")
    rank = judge(figures, catalog).dropna(subset=["rank"]).set_index("unit")["rank"]
    assert rank.to_dict() == {"dong-nai": 1, "dak-lak": 2}


def test_the_published_rank_stands_beside_ours(verdict: pd.DataFrame) -> None:
    rows = verdict[(verdict["component"] == "pci") & (verdict["year"] == 2022)]
    published = rows[rows["published_rank"].notna()]
    assert len(published) > 0
    assert "rank" in published


def test_the_groups_have_the_sizes_that_are_published(
    verdict: pd.DataFrame, catalog: Catalog
) -> None:
    """By quartiles of scores as shown, nine province-years of these four would be elsewhere."""
    elsewhere = 0
    for (component, year), sizes in catalog.groups.items():
        rows = verdict[(verdict["component"] == component) & (verdict["year"] == year)]
        rows = rows[rows["score"].notna()].sort_values("score", ascending=False)
        assert rows["quartile"].is_monotonic_increasing
        assert tuple(rows["quartile"].value_counts().sort_index()) == sizes
        elsewhere += int((quartiles(rows["score"].to_numpy()) != rows["quartile"]).sum())
    assert elsewhere == 9


def test_groups_of_other_sizes_than_there_are_scores_are_none() -> None:
    assert np.isnan(groups(np.array([3.0, 1.0, np.nan]), (1, 1, 1))).all()
    found = groups(np.array([1.0, np.nan, 3.0, 2.0]), (1, 2))
    assert list(found[[0, 2, 3]]) == [2.0, 1.0, 2.0]


def test_a_rank_has_an_interval(shipped: pd.DataFrame, catalog: Catalog) -> None:
    cube = arrange(shipped, catalog, "papi")
    found = rank_intervals(cube, catalog, "papi", 2024)
    assert found == rank_intervals(cube, catalog, "papi", 2024)
    assert len(found) == 61
    scores = shipped[(shipped["component"] == "papi") & (shipped["year"] == 2024)]
    ranks = scores.set_index("unit")["value"].rank(ascending=False)
    assert all(each.low <= ranks[unit] <= each.high for unit, each in found.items())
    assert (found["dong-nai"].low, found["dong-nai"].high) == (36, 57)
    for year, width in ((2019, 15), (2022, 17), (2023, 11), (2024, 26)):  # 2024 prints no errors
        each = rank_intervals(cube, catalog, "papi", year).values()
        assert np.median([r.high - r.low + 1 for r in each]) == width
    assert rank_intervals(cube, catalog, "d1.opportunities", 2024) == {}
    assert rank_intervals(cube, catalog, "papi", 2010) == {}
