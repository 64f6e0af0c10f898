"""A merged province: its predecessors side by side; an estimate only on request and only when whole."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.crosswalk import Estimate, Refusal, estimate, predecessors, side_by_side
from catalog import Catalog

RESPONDENTS = {"dong-nai": 200.0, "binh-phuoc": 100.0}


def test_the_predecessors_of_a_merged_province(catalog: Catalog) -> None:
    assert {u.code for u in predecessors(catalog, "dong-nai-2025")} == {"dong-nai", "binh-phuoc"}
    assert predecessors(catalog, "cao-bang") == ()
    merged = [u for u in catalog.units_of(2025) if predecessors(catalog, u.code)]
    old = {u.code for u in catalog.units_of(2024)} - {u.code for u in catalog.units_of(2025)}
    assert {p.code for u in merged for p in predecessors(catalog, u.code)} - {"ha-tay"} == old


def test_scores_stand_side_by_side(shipped: pd.DataFrame, catalog: Catalog) -> None:
    table = side_by_side(shipped, catalog, "dong-nai-2025", "papi", 2024)
    assert list(table.columns) == ["binh-phuoc", "dong-nai"]
    assert table.loc["d4", "dong-nai"] == 6.713534
    edition = catalog.edition("papi", 2024)
    assert edition is not None
    assert list(table.index) == [c.code for c in edition.components]
    assert side_by_side(shipped, catalog, "cao-bang", "papi", 2024).columns.empty


def test_the_estimate_is_the_weighted_mean(shipped: pd.DataFrame, catalog: Catalog) -> None:
    table = side_by_side(shipped, catalog, "dong-nai-2025", "papi", 2024)
    found = estimate(shipped, catalog, "dong-nai-2025", "d4", "papi", 2024, RESPONDENTS)
    assert isinstance(found, Estimate)
    expected = (2 * table.loc["d4", "dong-nai"] + table.loc["d4", "binh-phuoc"]) / 3
    assert found.value == pytest.approx(expected)
    assert sum(found.weights.values()) == pytest.approx(1)


def test_it_is_refused_when_a_part_is_missing(shipped: pd.DataFrame, catalog: Catalog) -> None:
    """Tiền Giang has no score in 2024: Đồng Tháp alone is not the new Đồng Tháp."""
    weights = {"tien-giang": 1.0, "dong-thap": 1.0}
    found = estimate(shipped, catalog, "dong-thap-2025", "d4", "papi", 2024, weights)
    assert found == Refusal("score_missing", ("tien-giang",))
    found = estimate(shipped, catalog, "dong-nai-2025", "d4", "papi", 2024, {"dong-nai": 1.0})
    assert found == Refusal("weight_missing", ("binh-phuoc",))
    found = estimate(shipped, catalog, "dong-nai-2025", "d9", "papi", 2024, RESPONDENTS)
    assert isinstance(found, Refusal)
    found = estimate(shipped, catalog, "cao-bang", "d4", "papi", 2024, {})
    assert found == Refusal("no_predecessors", ())
