"""Beside the country: the second word, what stands among all areas, and the three parts of a change."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.decomposition import three_parts
from analytics.joint import standing
from analytics.verdict import rows_of
from catalog import Catalog, load
from tests.analytics.figures import figure, judge, only

UNITS = [unit.code for unit in load().units_of(2024)]


def areas(verdict: pd.DataFrame) -> pd.DataFrame:
    rows = verdict[(verdict["index"] == "papi") & (verdict["role"] == "dimension")]
    return rows[rows["change"].notna()]


def test_the_second_word(verdict: pd.DataFrame) -> None:
    """Of 473 clear changes 171 are not clear beside the country; 80 others are."""
    rows = areas(verdict)
    clear, net = rows["strength"] == "clear", rows["net_strength"] == "clear"
    assert (clear.sum(), (clear & ~net).sum(), (net & ~clear).sum()) == (473, 171, 80)


def test_a_common_jump_is_not_the_provinces_own(verdict: pd.DataFrame) -> None:
    rows = areas(verdict)
    rows = rows[(rows["component"] == "d1") & (rows["year"] == 2022)]
    assert ((rows["strength"] == "clear") & (rows["change"] > 0)).sum() == 8
    assert ((rows["net_strength"] == "clear") & (rows["net_of_country"] > 0)).sum() == 2


def test_without_a_country_there_is_no_second_word(catalog: Catalog) -> None:
    made = [figure("papi", y, u, "d4", 6.0 + y - 2022) for y in (2022, 2023) for u in UNITS[:29]]
    row = only(judge(made, catalog), "d4", 2023, UNITS[0])
    assert (row.strength, row.net_strength) == ("clear", "")
    made += [figure("papi", y, UNITS[29], "d4", 6.0 + y - 2022) for y in (2022, 2023)]
    assert only(judge(made, catalog), "d4", 2023, UNITS[0]).net_strength == "within_noise"


def test_net_of_the_country_has_no_median(verdict: pd.DataFrame) -> None:
    medians = areas(verdict).groupby(["component", "year"])["net_of_country"].median()
    assert medians.abs().max() < 1e-9


def test_fewer_stand_when_all_are_looked_at(verdict: pd.DataFrame) -> None:
    rows = areas(verdict)
    codes = ["d1", "d2", "d3", "d4", "d5", "d6"]
    marked = alone = 0
    for _, each in rows.groupby(["unit", "year"]):
        stand = standing(rows_of(each), codes)
        clear = set(each.loc[each["net_strength"] == "clear", "component"]) & set(codes)
        assert stand <= set(codes)
        marked, alone = marked + len(stand), alone + len(clear)
    assert marked == 206
    assert marked < alone


@given(st.lists(st.floats(-3, 3), min_size=30, max_size=61), st.data())
def test_the_three_parts_add_up(sizes: list[float], data: st.DataObject) -> None:
    changes = dict(zip(UNITS, sizes, strict=False))
    unit = data.draw(st.sampled_from(sorted(changes)))
    parts = three_parts(changes, load(), unit)
    region = load().units[unit].region
    beside = [u for u in changes if load().units[u].region == region]
    assert (parts is None) == (len(beside) < 4)
    if parts:
        assert parts.country + parts.region + parts.own == pytest.approx(parts.change)
        assert (parts.provinces, parts.in_region) == (len(changes), len(beside))


def test_without_a_country_or_a_change_there_are_no_parts(catalog: Catalog) -> None:
    few = dict.fromkeys(UNITS[:29], 0.5)
    assert three_parts(few, catalog, UNITS[0]) is None
    assert three_parts(dict.fromkeys(UNITS[1:], 0.5), catalog, UNITS[0]) is None
