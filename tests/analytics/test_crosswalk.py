"""A merged province: its predecessors side by side; an estimate only on request and only when whole."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.crosswalk import Estimate, Refusal, predecessors, side_by_side, weighted
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
    row = side_by_side(shipped, catalog, "dong-nai-2025", "papi", 2024).loc["d4"]
    found = weighted(row, RESPONDENTS)
    assert isinstance(found, Estimate)
    assert found.value == pytest.approx((2 * row["dong-nai"] + row["binh-phuoc"]) / 3)
    assert sum(found.weights.values()) == pytest.approx(1)


def test_it_is_refused_when_a_part_is_missing(shipped: pd.DataFrame, catalog: Catalog) -> None:
    """Tiền Giang has no score in 2024: Đồng Tháp alone is not the new Đồng Tháp."""
    weights = {"tien-giang": 1.0, "dong-thap": 1.0}
    row = side_by_side(shipped, catalog, "dong-thap-2025", "papi", 2024).loc["d4"]
    assert weighted(row, weights) == Refusal("score_missing", ("tien-giang",))
    row = side_by_side(shipped, catalog, "dong-nai-2025", "papi", 2024).loc["d4"]
    assert weighted(row, {"dong-nai": 1.0}) == Refusal("weight_missing", ("binh-phuoc",))
    assert weighted(row.iloc[:0], {}) == Refusal("no_predecessors", ())
