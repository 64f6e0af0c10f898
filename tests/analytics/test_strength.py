"""How strong: published errors first, thresholds else, and never a strong word without evidence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analytics.judge import verdicts
from analytics.strength import Z_90, Z_95, standard_error, word
from catalog import Catalog
from tests.analytics.figures import VerdictRow, figure, judge, only


def d4(catalog: Catalog, before: float, now: float, **more: object) -> VerdictRow:
    figures = [
        figure("papi", 2022, "dong-nai", "d4", before, **more),
        figure("papi", 2023, "dong-nai", "d4", now, **more),
    ]
    return only(judge(figures, catalog), "d4", 2023)


@pytest.mark.parametrize(
    ("gain", "strength"),
    [(0.0, "within_noise"), (0.62, "within_noise"), (0.63, "fairly_clear"), (0.74, "fairly_clear"),
     (0.75, "clear"), (2.0, "clear"), (-0.62, "within_noise"), (-0.63, "fairly_clear"),
     (-0.75, "clear")],
)  # fmt: skip
def test_the_empirical_thresholds_are_reached_exactly(
    catalog: Catalog, gain: float, strength: str
) -> None:
    row = d4(catalog, 6.0, 6.0 + gain)
    assert (row.evidence, row.strength) == ("threshold", strength)
    assert (row.points_90, row.points_95) == (0.63, 0.75)


def test_an_edited_threshold_is_followed(catalog: Catalog) -> None:
    tighter = replace(catalog.thresholds["d4"][-1], points_90=0.1, points_95=0.2)
    edited = replace(catalog, thresholds={**catalog.thresholds, "d4": (tighter,)})
    assert d4(edited, 6.0, 6.2).strength == "clear"


@pytest.mark.parametrize(
    ("component", "year", "goal"), [("d1.opportunities", 2024, "not_met"), ("pci", 2021, "met")]
)
def test_without_evidence_the_strength_is_unknown(
    verdict: pd.DataFrame, component: str, year: int, goal: str
) -> None:
    row = only(verdict, component, year)
    assert (row.goal, row.strength, row.evidence) == (goal, "unknown", "none")
    assert np.isnan([row.z, row.points_90, row.points_95]).all()


@pytest.mark.parametrize(
    ("year", "limit_90", "limit_95"), [(2017, 0.86, 1.02), (2018, 0.754, 0.895), (2019, 0.63, 0.75)]
)
def test_the_threshold_is_that_of_the_years(
    verdict: pd.DataFrame, year: int, limit_90: float, limit_95: float
) -> None:
    """From 2017 to 2018 the errors of both periods count: 0.895² = (1.02² + 0.75²) / 2."""
    row = only(verdict, "d4", year)
    assert (round(row.points_90, 3), round(row.points_95, 3)) == (limit_90, limit_95)


def test_what_is_clear_with_the_thresholds_of_its_period(verdict: pd.DataFrame) -> None:
    """With those of 2018–2024 for all years, 432 of the 2,055 changes until 2017 were clear."""
    areas = verdict[(verdict["index"] == "papi") & (verdict["role"] == "dimension")]
    judged = areas[areas["change"].notna()]
    early, late = judged[judged["year"] <= 2017], judged[judged["year"] >= 2018]
    assert (len(early), (early["strength"] == "clear").sum()) == (2055, 164)
    assert (len(late), (late["strength"] == "clear").sum()) == (2734, 309)


def test_published_errors_of_both_years_come_first(catalog: Catalog) -> None:
    row = d4(catalog, 6.0, 6.5, se=0.15)
    assert (row.evidence, row.strength) == ("published_se", "clear")
    assert row.z == pytest.approx(0.5 / np.hypot(0.15, 0.15))
    assert row.points_95 == pytest.approx(1.96 * np.hypot(0.15, 0.15))


def test_an_interval_is_read_as_ninety_percent_whatever_is_printed(catalog: Catalog) -> None:
    figures = [
        figure("papi", 2022, "dong-nai", "papi", 40.0, low=39.342, high=40.658),  # SE 0.4
        figure("papi", 2023, "dong-nai", "papi", 41.0, low=40.5065, high=41.4935),  # SE 0.3
    ]
    row = only(judge(figures, catalog), "papi", 2023)
    assert row.evidence == "published_interval"
    assert row.z == pytest.approx(1.0 / 0.5)
    assert row.strength == "clear"


def test_an_error_beside_an_interval_rests_on_the_interval(catalog: Catalog) -> None:
    figures = [
        figure("papi", 2022, "dong-nai", "papi", 40.0, se=0.4),
        figure("papi", 2023, "dong-nai", "papi", 41.0, low=40.5065, high=41.4935),
    ]
    row = only(judge(figures, catalog), "papi", 2023)
    assert (row.evidence, round(row.z, 6)) == ("published_interval", 2.0)


@pytest.mark.parametrize("year", [2022, 2023])
def test_an_error_of_one_year_alone_is_no_evidence(catalog: Catalog, year: int) -> None:
    figures = [figure("pci", y, "dong-nai", "pci", 40.0 + y - 2022) for y in (2022, 2023)]
    figures[year - 2022]["se"] = 0.1
    assert only(judge(figures, catalog), "pci", 2023).evidence == "none"
    dimension = [f | {"index": "papi", "component": "d4", "value": 6.0} for f in figures]
    assert only(judge(dimension, catalog), "d4", 2023).evidence == "threshold"


def test_the_variance_of_2019_alone_leaves_the_dimensions_to_the_threshold(
    shipped: pd.DataFrame, verdict: pd.DataFrame
) -> None:
    rows = shipped[(shipped["component"] == "d4") & (shipped["year"] == 2019)]
    assert rows["se"].notna().all()
    for year in (2019, 2020):
        assert only(verdict, "d4", year).evidence == "threshold"


@pytest.mark.parametrize("unit", ["soc-trang", "bac-lieu", "ca-mau"])
def test_the_zero_errors_of_2022_are_no_evidence(
    shipped: pd.DataFrame, verdict: pd.DataFrame, catalog: Catalog, unit: str
) -> None:
    row = only(verdict, "papi", 2023, unit)
    assert row.goal in ("met", "not_met")
    assert row.evidence == "threshold"
    printed = shipped.copy()  # as the workbook prints it: SE 0, low = score = high
    cell = (printed["unit"] == unit) & (printed["year"] == 2022) & (printed["component"] == "papi")
    printed.loc[cell, "se"] = 0.0
    printed.loc[cell, ["low", "high"]] = printed.loc[cell, "value"].iloc[0]
    again = only(verdicts(printed, catalog, units=[unit], years=[2023]), "papi", 2023, unit)
    assert (again.evidence, again.points_95, again.z) == ("threshold", 2.15, row.z)


def test_the_total_of_2023_rests_on_published_errors(verdict: pd.DataFrame) -> None:
    rows = verdict[(verdict["component"] == "papi") & (verdict["year"] == 2023)]
    published = rows[rows["evidence"] == "published_se"]
    assert len(published) == 56
    assert set(rows.loc[rows["change"].notna(), "evidence"]) == {"published_se", "threshold"}
    row = only(verdict, "papi", 2023)
    assert (row.strength, round(row.z, 2)) == ("clear", -3.07)


def test_the_word_and_z_never_contradict_each_other(verdict: pd.DataFrame) -> None:
    rows = verdict[verdict["z"].notna()]
    size = rows["z"].abs()
    expected = np.select([size >= Z_95, size >= Z_90], ["clear", "fairly_clear"], "within_noise")
    assert (rows["strength"] == expected).all()
    assert (np.sign(rows["z"]) == np.sign(rows["exact_change"])).all()


def test_no_strong_word_without_evidence(verdict: pd.DataFrame) -> None:
    strong = verdict[verdict["strength"].isin(["clear", "fairly_clear", "within_noise"])]
    assert set(strong["evidence"]) == {"published_se", "threshold"}
    assert strong[["z", "points_90", "points_95"]].notna().all(axis=None)
    weak = verdict[verdict["strength"] == "unknown"]
    assert set(weak["evidence"]) == {"none"}
    silent = verdict[verdict["strength"] == ""]
    assert set(silent["evidence"]) == {""}
    assert silent["change"].isna().all()


# The states of a tile, drawn and checked by hand from the published figures of Đồng Nai.
@pytest.mark.parametrize(
    ("component", "year", "score", "change", "goal", "strength", "limit", "net"),
    [
        ("d4", 2019, 7.08, 0.80, "met", "clear", 0.75, 0.64),
        ("d6", 2019, 7.40, 0.59, "met", "fairly_clear", 0.63, 0.46),
        ("d5", 2024, 7.13, 0.10, "met", "within_noise", 0.38, 0.11),
        ("d6", 2023, 7.00, -0.66, "not_met", "clear", 0.63, -0.64),
        ("d5", 2022, 7.16, 0.00, "unchanged", "within_noise", 0.38, 0.02),
        ("papi", 2024, 41.82, 1.91, "met", "fairly_clear", 2.15, 1.32),
    ],
)
def test_dong_nai(
    verdict: pd.DataFrame, component: str, year: int, score: float, change: float, goal: str,
    strength: str, limit: float | None, net: float,
) -> None:  # fmt: skip
    row = only(verdict, component, year)
    assert (round(row.score, 2), row.change, row.goal) == (score, change, goal)
    assert row.strength == strength
    assert row.points_95 == limit if limit else np.isnan(row.points_95)
    assert round(row.net_of_country, 2) == net


def test_a_word_is_unknown_where_the_noise_is() -> None:
    assert list(word([0.1, 0.5, 1.0, 9.0], [0.4, 0.4, 0.4, np.nan], [0.6, 0.6, 0.6, np.nan])) == [
        "within_noise", "fairly_clear", "clear", "unknown",
    ]  # fmt: skip


def test_an_error_is_taken_from_the_interval_where_it_is_not_printed() -> None:
    error, printed = standard_error(
        [0.3, np.nan, 0.0, np.nan], [np.nan, 1.0, 2.0, np.nan], [np.nan, 4.29, 2.0, np.nan]
    )
    assert list(error[:2]) == [0.3, pytest.approx(1.0)]
    assert np.isnan(error[2:]).all()
    assert list(printed) == [True, False, False, False]
