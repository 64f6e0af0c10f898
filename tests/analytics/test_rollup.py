"""How parts make a whole, and a total over what can be compared."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.comparable_sum import comparable_sum
from analytics.rollup import factors
from catalog import Catalog


def case(verdict: pd.DataFrame, unit: str, year: int) -> pd.DataFrame:
    return verdict[(verdict["unit"] == unit) & (verdict["year"] == year)]


def test_how_parts_make_a_whole_is_said_by_the_index(catalog: Catalog) -> None:
    papi, pci, sipas = (catalog.indices[i] for i in ("papi", "pci", "sipas"))
    newest = {i: e for i in catalog.indices if (e := catalog.edition(i, 2024))}
    assert set(factors(papi, newest["papi"], "papi").values()) == {1.0}
    assert sum(factors(pci, newest["pci"], "pci").values()) == pytest.approx(10)
    assert factors(sipas, newest["sipas"], "sipas") == {}
    unknown = catalog.edition("pci", 2025)  # weights not found
    assert unknown
    assert factors(pci, unknown, "pci") == {}


def test_the_total_over_the_comparable_dimensions(verdict: pd.DataFrame, catalog: Catalog) -> None:
    found = comparable_sum(case(verdict, "dong-nai", 2021), catalog, "papi")
    assert found is not None
    assert found.components == ("d1", "d2", "d4", "d7", "d8")
    assert found.left_out == ("d3", "d5", "d6")
    assert (found.previous_year, found.goal, found.change) == (2020, "not_met", -1.55)
    rows = case(verdict, "dong-nai", 2021).set_index("component").loc[list(found.components)]
    assert found.score == pytest.approx(rows["score"].sum())


def test_the_sum_over_all_dimensions_is_the_total(verdict: pd.DataFrame, catalog: Catalog) -> None:
    found = comparable_sum(case(verdict, "dong-nai", 2024), catalog, "papi")
    total = case(verdict, "dong-nai", 2024).set_index("component").loc["papi"]
    assert found is not None
    assert (found.left_out, found.goal, found.change) == ((), total["goal"], total["change"])
    assert found.score == pytest.approx(total["score"], abs=1e-5)


def test_no_sum_without_dimensions_or_without_a_plain_roll_up(
    verdict: pd.DataFrame, catalog: Catalog
) -> None:
    assert comparable_sum(case(verdict, "tien-giang", 2024), catalog, "papi") is None
    assert comparable_sum(case(verdict, "dong-nai", 2024), catalog, "pci") is None
    assert comparable_sum(case(verdict, "dong-nai", 2024), catalog, "par") is None
