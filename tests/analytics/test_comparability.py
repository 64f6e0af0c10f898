"""Every enabled break keeps its component, its parts and its wholes from being compared."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analytics.comparability import touching
from analytics.judge import verdicts
from catalog import Break, Catalog, load
from tests.analytics.figures import figure, frame, only, without_breaks

ENABLED = [b for b in load().breaks if b.enabled]
DISABLED = [b for b in load().breaks if not b.enabled]


def name(b: Break) -> str:
    return f"{b.index}-{b.component}-{b.year}"


def full(catalog: Catalog, index: str, years: range) -> pd.DataFrame:
    """A rising score for every component of the editions of some years, of one province."""
    return frame(
        figure(index, year, "ha-noi", part.code, 5 + (year - 2000) / 10, maximum=10.0)
        for year in years
        if (edition := catalog.edition(index, year))
        for part in edition.components
    )


def held_back(catalog: Catalog, b: Break) -> pd.DataFrame:
    """The rows of a break's year for a province whose every figure is there."""
    figures = full(catalog, b.index, range(b.year - 2, b.year + 2))
    rows = verdicts(figures, catalog, units=["ha-noi"], years=[b.year])
    return rows[rows["index"] == b.index]


@pytest.mark.parametrize("b", ENABLED, ids=name)
def test_an_enabled_break_is_not_compared_across(catalog: Catalog, b: Break) -> None:
    alone = replace(catalog, breaks=(b,))
    rows = held_back(alone, b)
    broken = rows if b.component == "*" else rows[rows["component"] == b.component]
    both = broken[broken["previous"].notna()]  # a component that begins has nothing before it
    assert len(both) > 0
    assert set(both["goal"]) == {"not_comparable"}
    assert set(both["reason"]) == {"break"}
    assert set(both["break_component"]) == {b.component}
    assert set(both["break_year"]) == {b.year}
    assert both["strength"].eq("").all()
    assert both["change"].isna().all()


@pytest.mark.parametrize("b", ENABLED, ids=name)
def test_the_years_on_one_side_of_a_break_are_compared(catalog: Catalog, b: Break) -> None:
    alone = replace(catalog, breaks=(b,))
    rows = verdicts(full(alone, b.index, range(b.year - 1, b.year + 2)), alone, units=["ha-noi"])
    after = rows[(rows["index"] == b.index) & (rows["year"] == b.year + 1)]
    assert set(after["reason"]) & {"break"} == set()
    before = verdicts(full(alone, b.index, range(b.year - 2, b.year)), alone, units=["ha-noi"])
    assert set(before.loc[before["index"] == b.index, "reason"]) & {"break"} == set()


@pytest.mark.parametrize("b", DISABLED, ids=name)
def test_a_break_that_is_not_enabled_only_waits(catalog: Catalog, b: Break) -> None:
    assert "break" not in set(held_back(replace(catalog, breaks=(b,)), b)["reason"])
    enabled = replace(catalog, breaks=(replace(b, enabled=True),))
    assert "break" in set(held_back(enabled, b)["reason"])


def test_a_dimension_carries_its_parts_and_the_total_with_its_variants(catalog: Catalog) -> None:
    d1 = next(b for b in ENABLED if (b.component, b.year) == ("d1", 2016))
    broken = {**dict.fromkeys(("papi.weighted",), 40.0)}
    figures = full(catalog, "papi", range(2018, 2021))
    figures = pd.concat(
        [figures, frame(figure("papi", 2018, "ha-noi", c, v) for c, v in broken.items())]
    )
    d1 = replace(d1, year=2019)
    rows = verdicts(figures, replace(without_breaks("papi"), breaks=(d1,)), years=[2019])
    rows = rows[rows["unit"] == "ha-noi"]
    reasons = rows.set_index("component")["break_component"]
    for component in ("d1", "d1.knowledge", "d1.opportunities", "papi", "papi.weighted"):
        assert reasons[component] == "d1"
    for component in ("d2", "d2.budget", "d4", "d7"):
        assert reasons[component] == ""


def test_a_break_of_a_part_cuts_the_whole_and_spares_the_other_parts(
    verdict: pd.DataFrame,
) -> None:
    for part, year, spared in [
        ("d1.knowledge", 2019, ("d1.opportunities", "d1.elections", "d1.contributions")),
        ("d3.appeals", 2021, ("d3.interactions", "d3.justice")),
        ("d6.order", 2021, ("d6.health", "d6.infrastructure")),
        ("d7.protection", 2019, ("d7.air", "d7.water")),
        ("d8.responses", 2020, ("d8.portals", "d8.internet")),
    ]:
        whole = part.partition(".")[0]
        for cut in (part, whole):
            assert (only(verdict, cut, year).reason, only(verdict, cut, year).break_year) == (
                "break",
                year,
            )
        assert only(verdict, part, year).break_component == part
        assert [only(verdict, each, year).reason for each in spared] == [""] * len(spared)
    assert only(verdict, "d6.education", 2021).reason == "break"


def test_a_break_on_the_total_leaves_its_parts_comparable(verdict: pd.DataFrame) -> None:
    total = only(verdict, "papi", 2018)
    assert (total.reason, total.break_component) == ("break", "papi")
    assert only(verdict, "d4", 2018).reason == ""
    weights = only(verdict, "pci", 2022, "thanh-hoa")
    assert (weights.reason, weights.break_component) == ("break", "pci")
    assert only(verdict, "pci.land", 2022, "thanh-hoa").reason == ""


def test_the_nearest_break_is_named_and_documented_before_suspected(catalog: Catalog) -> None:
    """The total of 2021 is broken by D3 (suspected), D5 (documented) and D6 (suspected)."""
    figures = full(catalog, "papi", range(2020, 2022))
    rows = verdicts(figures, catalog, units=["ha-noi"], years=[2021])
    assert only(rows, "papi", 2021, "ha-noi").break_component == "d5"
    assert only(rows, "d3", 2021, "ha-noi").break_component == "d3.appeals"
    own = replace(catalog.breaks[0], component="papi", year=2021, status="suspected", enabled=True)
    rows = verdicts(figures, replace(catalog, breaks=(*catalog.breaks, own)), units=["ha-noi"])
    assert only(rows, "papi", 2021, "ha-noi").break_component == "papi"


def test_the_papi_total_is_comparable_within_its_three_runs_only(verdict: pd.DataFrame) -> None:
    total = verdict[(verdict["component"] == "papi") & verdict["change"].notna()]
    assert sorted(total["year"].unique()) == [2012, 2013, 2014, 2015, 2017, 2022, 2023, 2024]


@pytest.mark.parametrize(
    ("component", "years"),
    [
        ("d1", {2016, 2018, 2019, 2022}),
        ("d1.knowledge", {2016, 2018, 2019, 2022}),
        ("d4", {2018}),
        ("papi", {2016, 2018, 2019, 2020, 2021, 2022}),
        ("papi.weighted", {2016, 2018, 2019, 2020, 2021, 2022}),
    ],
)
def test_all_registered_breaks_that_touch_a_component_can_be_listed(
    catalog: Catalog, component: str, years: set[int]
) -> None:
    found = touching(catalog, "papi", component)
    assert {b.year for b in found} == years
    assert [b.year for b in found] == sorted(b.year for b in found)
