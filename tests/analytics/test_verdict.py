"""The literal goal: every reason for having no verdict, ties, and the shape of the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analytics.judge import verdict_between, verdicts
from analytics.verdict import COLUMNS
from catalog import Catalog
from tests.analytics.figures import VerdictRow, figure, frame, judge, only, series, without_breaks


def judged(catalog: Catalog, values: dict[int, float | None], component: str = "d4") -> VerdictRow:
    """The verdict on the newest year of one made-up series."""
    rows = judge(series("papi", "dong-nai", component, values), catalog)
    return only(rows, component, max(values))


def test_a_row_stands_for_every_component_of_the_edition_and_unit_of_the_year(
    verdict: pd.DataFrame, catalog: Catalog
) -> None:
    keys = ["index", "year"]
    for (index, year), rows in verdict.groupby(keys):
        edition = catalog.edition(index, year)
        assert edition is not None
        expected = [
            (unit.code, part.code) for unit in catalog.units_of(year) for part in edition.components
        ]
        assert list(zip(rows["unit"], rows["component"], strict=True)) == expected
    assert tuple(verdict.columns) == COLUMNS
    spans = verdict.groupby("index")["year"].agg(["min", "max"]).to_dict("index")
    assert spans["papi"] == {"min": 2011, "max": 2024}
    assert spans["pci"] == {"min": 2005, "max": 2025}


def test_units_and_years_choose_rows_and_change_nothing_in_them(
    shipped: pd.DataFrame, verdict: pd.DataFrame, catalog: Catalog
) -> None:
    some = verdicts(shipped, catalog, units=["dong-thap", "ha-tay"], years=[2008, 2014, 2019])
    chosen = verdict["unit"].isin(["dong-thap", "ha-tay"]) & verdict["year"].isin(
        [2008, 2014, 2019]
    )
    pd.testing.assert_frame_equal(some, verdict[chosen].reset_index(drop=True))


def test_what_was_not_measured_at_all_gives_no_rows(
    shipped: pd.DataFrame, catalog: Catalog
) -> None:
    none = verdicts(shipped, catalog, years=[2031])
    assert none.empty
    assert tuple(none.columns) == COLUMNS


@pytest.mark.parametrize(
    ("before", "now", "goal", "change"),
    [
        (7.03, 7.13, "met", 0.10),
        (7.13, 7.03, "not_met", -0.10),
        (7.124, 7.115, "unchanged", 0.0),  # 7.12 and 7.12
        (7.124, 7.125, "met", 0.01),  # 7.12 and 7.13: half up
        (7.004999, 7.014999, "met", 0.01),
        (7.03, 7.03, "unchanged", 0.0),
        (6.0, 6.004, "unchanged", 0.0),
    ],
)
def test_the_scores_as_shown_decide(
    catalog: Catalog, before: float, now: float, goal: str, change: float
) -> None:
    row = judged(catalog, {2022: before, 2023: now})
    assert (row.goal, row.change, row.reason) == (goal, change, "")
    assert row.exact_change == pytest.approx(now - before)


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [(None, 7.0, "no_previous"), (7.0, None, "no_score"), (None, None, "no_score_and_previous")],
)
def test_missing_on_either_side_is_no_data(
    catalog: Catalog, before: float | None, now: float | None, reason: str
) -> None:
    row = judged(catalog, {2022: before, 2023: now})
    assert (row.goal, row.reason, row.strength, row.evidence) == ("no_data", reason, "", "")
    assert pd.isna(row.change)


def test_missing_is_said_before_not_comparable(catalog: Catalog) -> None:
    row = judged(catalog, {2020: None, 2021: 7.0}, "d5")  # a break of D5 lies in 2021
    assert (row.goal, row.reason, row.break_component, row.break_year) == (
        "no_data",
        "no_previous",
        "",
        0,
    )


def test_a_year_that_nobody_imported_is_a_gap_and_never_bridged(catalog: Catalog) -> None:
    figures = frame(series("papi", "dong-nai", "d4", {2018: 6.0, 2020: 7.0}))
    rows = verdicts(figures, catalog, units=["dong-nai"])
    assert only(rows, "d4", 2019).reason == "no_score"
    assert only(rows, "d4", 2020).reason == "no_previous"
    chosen = verdict_between(figures, catalog, "dong-nai", "papi", 2020, 2018)
    row = only(chosen, "d4", 2020)
    assert (row.goal, row.previous_year, row.previous, row.change) == ("met", 2018, 6.0, 1.0)


def test_the_first_year_of_an_index_has_nothing_before_it(verdict: pd.DataFrame) -> None:
    first = verdict[(verdict["index"] == "papi") & (verdict["year"] == 2011)]
    assert set(first["goal"]) == {"no_data"}
    assert set(first["reason"]) == {"no_previous"}
    assert set(first["previous_year"]) == {2010}


def test_a_component_that_begins_has_no_score_before(verdict: pd.DataFrame) -> None:
    for component, year in [("d7", 2018), ("d2.access_information", 2018), ("d8.responses", 2019)]:
        row = only(verdict, component, year)
        assert (row.goal, row.reason) == ("no_data", "component_new")


def test_a_province_that_begins_is_not_comparable_though_it_keeps_the_name(
    verdict: pd.DataFrame,
) -> None:
    rows = verdict[(verdict["year"] == 2025) & (verdict["reason"] == "unit_new")]
    assert set(rows["goal"]) == {"not_comparable"}
    assert rows["score"].notna().all()
    assert rows["unit"].str.endswith("-2025").all()


def test_a_province_that_begins_without_a_score_is_missing(catalog: Catalog) -> None:
    rows = judge([figure("papi", 2025, "dong-nai-2025", "d4", None)], catalog)
    row = only(rows, "d4", 2025, "dong-nai-2025")
    assert (row.goal, row.reason) == ("no_data", "no_score")


def test_the_old_namesake_is_never_the_year_before(catalog: Catalog) -> None:
    both = [
        figure("papi", 2024, "dong-nai", "d4", 6.0),
        figure("papi", 2025, "dong-nai-2025", "d4", 7.0),
        figure("papi", 2024, "ha-noi", "d4", 6.0),
        figure("papi", 2025, "ha-noi", "d4", 7.0),
    ]
    rows = judge(both, catalog)
    merged = only(rows, "d4", 2025, "dong-nai-2025")
    assert (merged.goal, merged.reason) == ("not_comparable", "unit_new")
    assert only(rows, "d4", 2025, "ha-noi").goal == "met"  # never merged: the same province
    assert not ((rows["unit"] == "dong-nai") & (rows["year"] == 2025)).any()


def test_a_later_component_set_is_not_comparable_even_without_a_break() -> None:
    figures = series("papi", "dong-nai", "d5", {2020: 7.0, 2021: 7.5})
    figures += series("papi", "dong-nai", "papi", {2020: 40.0, 2021: 41.0})
    figures += series("papi", "dong-nai", "d4", {2020: 6.0, 2021: 7.0})
    figures += series("papi", "dong-nai", "d5.land", {2020: 2.0, 2021: 2.2})
    rows = judge(figures, without_breaks("papi"))
    for whole in ("d5", "papi"):  # D5.2 is dropped: D5 and what it is part of
        row = only(rows, whole, 2021)
        assert (row.goal, row.reason) == ("not_comparable", "components_differ")
    assert only(rows, "d4", 2021).goal == "met"
    assert only(rows, "d5.land", 2021).goal == "met"


def test_par_compares_the_share_of_a_maximum_that_changes(catalog: Catalog) -> None:
    grown = [
        figure("par", 2022, "dong-nai", "par.1", 8.2, maximum=10.0),
        figure("par", 2023, "dong-nai", "par.1", 8.5, maximum=11.0),
    ]
    row = only(judge(grown, catalog), "par.1", 2023)
    assert (row.score, row.previous, row.measure) == (8.5, 8.2, "share")
    assert (row.goal, row.change) == ("not_met", -4.73)  # 82.00 % to 77.27 %
    assert (row.measured_before, row.maximum) == (82.0, 11.0)


def test_par_compares_points_where_one_edition_holds_and_nobody_printed_the_maximum(
    catalog: Catalog,
) -> None:
    row = only(
        judge(series("par", "dong-nai", "par.1", {2022: 8.2, 2023: 8.5}), catalog),
        "par.1", 2023,
    )  # fmt: skip
    assert (row.goal, row.change, row.measure) == ("met", 0.3, "score")


def test_par_across_editions_needs_both_maxima() -> None:
    free = without_breaks("par")
    one = [
        figure("par", 2021, "dong-nai", "par.1", 8.2),
        figure("par", 2022, "dong-nai", "par.1", 8.5, maximum=10.0),
    ]
    row = only(judge(one, free), "par.1", 2022)
    assert (row.goal, row.reason) == ("not_comparable", "maximum_unknown")
    both = [one[0] | {"maximum": 10.0}, one[1]]
    assert only(judge(both, free), "par.1", 2022).change == 3.0


def test_the_total_of_par_is_a_share_of_a_hundred(verdict: pd.DataFrame) -> None:
    rows = verdict[(verdict["component"] == "par") & verdict["change"].notna()]
    assert len(rows) > 0
    assert (rows["measure"] == "share").all()
    assert (rows["measured"] == rows["score"]).all()


def test_a_chosen_year_must_be_earlier_and_the_year_measured(
    shipped: pd.DataFrame, catalog: Catalog
) -> None:
    for year, previous in [(2024, 2024), (2023, 2024), (2031, 2024), (2009, 2008)]:
        with pytest.raises(ValueError, match=str(year)):
            verdict_between(shipped, catalog, "dong-nai", "papi", year, previous)


def test_a_chosen_year_before_the_index_has_no_score(
    shipped: pd.DataFrame, catalog: Catalog
) -> None:
    rows = verdict_between(shipped, catalog, "dong-nai", "papi", 2012, 2005)
    assert set(rows["reason"]) == {"no_previous"}


def test_adjacent_years_chosen_are_the_annual_verdict(
    shipped: pd.DataFrame, verdict: pd.DataFrame, catalog: Catalog
) -> None:
    for index, year in [("papi", 2019), ("pci", 2021), ("par", 2023), ("papi", 2011)]:
        chosen = verdict_between(shipped, catalog, "dak-lak", index, year, year - 1)
        annual = verdict[
            (verdict["index"] == index) & (verdict["year"] == year) & (verdict["unit"] == "dak-lak")
        ]
        pd.testing.assert_frame_equal(chosen, annual.reset_index(drop=True))


def test_quang_ninh_2024_has_no_year_before_but_2022_may_be_chosen(
    shipped: pd.DataFrame, verdict: pd.DataFrame, catalog: Catalog
) -> None:
    row = only(verdict, "d5", 2024, "quang-ninh")
    assert (row.goal, row.reason) == ("no_data", "no_previous")
    chosen = only(
        verdict_between(shipped, catalog, "quang-ninh", "papi", 2024, 2022),
        "d5",
        2024,
        "quang-ninh",
    )
    assert (chosen.goal, round(chosen.previous, 2), chosen.previous_year) == ("not_met", 7.66, 2022)


def test_the_last_break_before_the_year_is_between_a_chosen_pair_too(
    shipped: pd.DataFrame, catalog: Catalog
) -> None:
    rows = verdict_between(shipped, catalog, "dong-nai", "papi", 2024, 2020)
    row = only(rows, "d5", 2024)
    assert (row.goal, row.break_component, row.break_year) == ("not_comparable", "d5", 2021)
    assert only(rows, "d4", 2024).goal in ("met", "not_met")


def test_a_break_that_is_added_is_followed_at_once(shipped: pd.DataFrame, catalog: Catalog) -> None:
    cut = replace(catalog.breaks[0], component="d4.services", year=2024, enabled=True)
    with_cut = replace(catalog, breaks=(*catalog.breaks, cut))
    rows = verdicts(shipped, with_cut, units=["dong-nai"], years=[2024])
    for component in ("papi", "d4", "d4.services"):
        assert only(rows, component, 2024).break_component == "d4.services"
    for component in ("d4.willingness", "d5", "d1.knowledge"):
        assert only(rows, component, 2024).reason == ""


def test_figures_of_strangers_are_left_out(catalog: Catalog) -> None:
    known = series("papi", "dong-nai", "d4", {2022: 6.0, 2023: 7.0})
    strange = [
        figure("papi", 2023, "atlantis", "d4", 5.0),
        figure("papi", 2023, "dong-nai", "d99", 5.0),
        figure("papi", 1999, "dong-nai", "d4", 5.0),
    ]
    pd.testing.assert_frame_equal(judge([*known, *strange], catalog), judge(known, catalog))


def test_ha_tay_has_rows_while_it_existed(verdict: pd.DataFrame, catalog: Catalog) -> None:
    rows = verdict[verdict["unit"] == "ha-tay"]
    assert set(rows["index"]) == {"pci"}
    assert (rows["year"].min(), rows["year"].max()) == (2005, 2008)
    assert catalog.units["ha-tay"].until == date(2008, 7, 31)
