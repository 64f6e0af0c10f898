"""A verdict opens to its figures, its cells, its noise and the breaks that were consulted."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analytics.explain import Explanation, explain
from analytics.verdict import rows_of
from catalog import Catalog


def opened(
    shipped: pd.DataFrame, verdict: pd.DataFrame, catalog: Catalog, component: str, year: int,
    unit: str = "dong-nai",
) -> Explanation:  # fmt: skip
    rows = verdict[
        (verdict["component"] == component) & (verdict["year"] == year) & (verdict["unit"] == unit)
    ]
    return explain(shipped, catalog, next(rows_of(rows)))


def test_the_two_scores_and_their_cells(
    shipped: pd.DataFrame, verdict: pd.DataFrame, catalog: Catalog
) -> None:
    found = opened(shipped, verdict, catalog, "d5", 2024)
    assert (found.figure.year, found.figure.value, found.figure.shown) == (2024, 7.134693, 7.13)
    assert (found.previous.year, found.previous.value, found.previous.shown) == (
        2023,
        7.026328,
        7.03,
    )
    for figure in (found.figure, found.previous):
        assert figure.sheet == "papi.csv"
        assert figure.cell.startswith("D")
        assert figure.source.title(
            "en"
        ) == f"PAPI {figure.year}, CECODES–VFF-CRT–UNDP, scores by province" + (
            ", dimensions" if figure.year == 2024 else ""
        )
        assert figure.import_id == 1
    assert found.verdict.change == 0.10


def test_the_threshold_with_its_source(
    shipped: pd.DataFrame, verdict: pd.DataFrame, catalog: Catalog
) -> None:
    found = opened(shipped, verdict, catalog, "d5", 2024)
    assert found.threshold is not None
    assert (found.threshold.points_90, found.threshold.points_95) == (0.32, 0.38)
    assert found.threshold.source_vi


def test_published_errors_and_the_interval_as_printed(
    shipped: pd.DataFrame, verdict: pd.DataFrame, catalog: Catalog
) -> None:
    found = opened(shipped, verdict, catalog, "papi", 2023)
    assert found.threshold is None
    errors, exact = found.errors, found.verdict.exact_change
    assert errors is not None
    assert exact is not None
    assert errors == (found.figure.standard_error, found.previous.standard_error)
    assert found.verdict.z == pytest.approx(exact / math.hypot(*errors))
    low, high = found.figure.low or 0, found.figure.high or 0
    assert (high - low) / 2 == pytest.approx(1.645 * errors[0], rel=1e-3)


def test_the_breaks_consulted_and_the_one_that_decides(
    shipped: pd.DataFrame, verdict: pd.DataFrame, catalog: Catalog
) -> None:
    across = opened(shipped, verdict, catalog, "d5", 2021).breaks
    assert [(c.registered.year, c.between, c.decides) for c in across] == [
        (2016, False, False), (2018, False, False), (2021, True, True),
    ]  # fmt: skip
    suspected = opened(shipped, verdict, catalog, "d5", 2018).breaks
    assert [(c.registered.year, c.between, c.decides) for c in suspected] == [
        (2016, False, False), (2018, True, False), (2021, False, False),
    ]  # fmt: skip


def test_missing_figures_say_why(
    shipped: pd.DataFrame, verdict: pd.DataFrame, catalog: Catalog
) -> None:
    found = opened(shipped, verdict, catalog, "d5", 2024, "tien-giang")
    assert found.figure.value is None
    assert (found.figure.status, bool(found.figure.basis)) == ("missing", True)
    never = opened(shipped, verdict, catalog, "par.1", 2024)
    assert never.figure.value is None
    assert (never.figure.source.title("vi"), never.figure.import_id) == ("", None)
