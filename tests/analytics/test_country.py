"""What the country did: medians, common movements, and who gained as much in one year."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.country import gained, latest_compared, movements
from catalog import Catalog
from tests.analytics.figures import figure, judge, only


def country(catalog: Catalog, changes: list[float]) -> pd.DataFrame:
    """D4 of as many provinces as there are changes, 2022 to 2023."""
    units = [unit.code for unit in catalog.units_of(2023)]
    return judge(
        (
            figure("papi", year, unit, "d4", 5.0 + change * (year - 2022))
            for unit, change in zip(units, changes, strict=False)
            for year in (2022, 2023)
        ),
        catalog,
    )


def test_net_of_the_country_is_the_change_minus_the_median_change(catalog: Catalog) -> None:
    rows = country(catalog, [0.1, 0.2, 0.6, -0.4])
    found = rows[(rows["component"] == "d4") & (rows["year"] == 2023)]
    assert set(found["median_change"].round(9)) == {0.15}
    assert list(found["net_of_country"].round(9)) == [-0.05, 0.05, 0.45, -0.55]
    assert set(zip(found["risen"], found["compared"], strict=True)) == {(3, 4)}


def test_the_median_is_over_provinces_with_both_scores(verdict: pd.DataFrame) -> None:
    rows = verdict[(verdict["component"] == "d5") & (verdict["year"] == 2024)]
    assert rows["median_change"].iloc[0] == rows["exact_change"].median()
    assert rows["compared"].iloc[0] == rows["exact_change"].notna().sum() == 59
    missing = only(verdict, "d5", 2024, "tien-giang")
    assert pd.isna(missing.net_of_country)


@pytest.mark.parametrize(
    ("up", "n", "direction"),
    [
        (34, 40, "up"),
        (33, 40, None),
        (6, 40, "down"),
        (7, 40, None),
        (30, 30, "up"),
        (29, 29, None),
    ],
)
def test_a_common_movement_is_at_least_85_or_at_most_15_percent_of_30(
    catalog: Catalog, up: int, n: int, direction: str | None
) -> None:
    found = movements(country(catalog, [0.1] * up + [-0.1] * (n - up)), catalog)
    assert list(found["direction"]) == ([direction] if direction else [])


def test_a_movement_says_whether_somebody_registered_it_already(
    verdict: pd.DataFrame, catalog: Catalog
) -> None:
    found = movements(verdict, catalog).set_index(["component", "year"])
    assert found.loc[("d6.order", 2018), "direction"] == "down"
    assert found.loc[("d6.order", 2018), "registered"]  # on D6, not enabled
    assert found.loc[("d1.knowledge", 2022), "share"] == 1
    assert not found.loc[("d8.internet", 2024), "registered"]
    assert ("d3.appeals", 2021) not in found.index  # an enabled break: nothing left to ask


def test_k_of_n_gained_as_much(verdict: pd.DataFrame, catalog: Catalog) -> None:
    dong_nai = only(verdict, "d5", 2024)
    assert gained(verdict, "d5", 2024, dong_nai.exact_change) == (20, 59)
    assert gained(verdict, "d5", 2021, 0.1) == (0, 0)  # not compared across the break
    made = country(catalog, [0.75, 0.74, 0.76])
    assert gained(made, "d4", 2023, 0.75) == (2, 3)


def test_the_newest_year_in_which_the_country_was_compared(verdict: pd.DataFrame) -> None:
    assert latest_compared(verdict, "d5", 2024) == 2024
    assert latest_compared(verdict, "d5", 2021) == 2020
    assert latest_compared(verdict, "sipas", 2024) is None
