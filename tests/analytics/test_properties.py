"""What holds of every verdict, whatever the figures."""

from __future__ import annotations

from dataclasses import asdict, replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.change import compare
from analytics.cube import arrange
from analytics.headline import four_counts
from analytics.judge import verdict_between
from analytics.strength import strength
from analytics.verdict import rows_of
from catalog import Break, Catalog, load, with_edits
from tests.analytics.figures import VerdictRow, figure, frame, judge, only, series

PARTS = ("papi", "d1", "d1.knowledge", "d4", "d4.services", "d8")
YEARS = range(2015, 2025)
SCORES = st.one_of(st.none(), st.floats(1, 10).map(lambda x: round(x, 6)))
ERRORS = st.one_of(st.just(np.nan), st.just(0.0), st.floats(0.01, 1))


@st.composite
def figures(draw: st.DrawFn) -> pd.DataFrame:
    """Some years and components of two provinces, with gaps and with or without errors."""
    return frame(
        figure("papi", year, unit, part, draw(SCORES), se=draw(ERRORS))
        for unit in ("dong-nai", "dak-lak")
        for part in PARTS
        for year in draw(st.lists(st.sampled_from(YEARS), unique=True, min_size=2, max_size=4))
    )


def crossed(catalog: Catalog, component: str, before: int, year: int) -> list[Break]:
    """Enabled breaks between two years that touch a component, found the slow and plain way."""
    below = {"papi": [*PARTS], "d1": ["d1", "d1.knowledge"], "d4": ["d4", "d4.services"]}
    above = {"d1.knowledge": ["d1"], "d4.services": ["d4"]}
    near = {component, *below.get(component, []), *above.get(component, [])}
    return [
        b
        for b in catalog.breaks
        if b.enabled and b.index == "papi" and before < b.year <= year
        if b.component in near or (component == "papi" and b.component.startswith("d"))
    ]


@settings(max_examples=25, deadline=None)
@given(figures())
def test_a_verdict_never_crosses_an_enabled_break(made: pd.DataFrame) -> None:
    catalog = load()
    for before, year in [(2015, 2016), (2017, 2018), (2018, 2021), (2020, 2024), (2022, 2023)]:
        if year > made["year"].max():
            continue
        rows = verdict_between(made, catalog, "dong-nai", "papi", year, before)
        for row in rows[rows["change"].notna()].itertuples():
            assert crossed(catalog, row.component, before, year) == []


@settings(max_examples=15, deadline=None)
@given(figures(), st.lists(st.sampled_from([b for b in load().breaks if b.index == "papi"])))
def test_nor_one_that_a_person_has_switched(made: pd.DataFrame, switched: list[Break]) -> None:
    said = [asdict(replace(b, enabled=not b.enabled)) for b in switched]
    catalog = with_edits(load(), {"break": said})
    year = int(made["year"].max())
    rows = (
        verdict_between(made, catalog, "dong-nai", "papi", year, 2015) if year > 2015 else made[:0]
    )
    for row in rows.itertuples():
        if not pd.isna(row.change):
            assert crossed(catalog, row.component, 2015, year) == []


@settings(max_examples=25, deadline=None)
@given(figures())
def test_never_a_strong_word_without_evidence(made: pd.DataFrame) -> None:
    rows = judge(made.to_dict("records"), load())
    strong = rows["strength"].isin(["clear", "fairly_clear", "within_noise"])
    assert (strong == rows["evidence"].isin(["published_se", "threshold"])).all()
    assert (strong == rows["z"].notna()).all()
    judged = rows["goal"].isin(["met", "unchanged", "not_met"])
    assert (judged == rows["change"].notna()).all()
    assert (judged == rows["reason"].eq("")).all()
    assert (judged == rows["strength"].ne("")).all()
    assert (rows["break_year"].ne(0) == rows["reason"].eq("break")).all()


@settings(max_examples=40, deadline=None)
@given(figures())
def test_a_verdict_is_antisymmetric(made: pd.DataFrame) -> None:
    """Looked at from the other year a rise is a fall of the same size and strength."""
    catalog = load()
    cube = arrange(made, catalog, "papi")
    pairs = [(before, before + 1) for before in range(2015, cube.years[-1])]
    if not pairs:
        return
    forth = compare(cube, catalog, pairs)
    back = compare(cube, catalog, [(year, before) for before, year in pairs])
    both = forth.judged & back.judged
    opposite = {"met": "not_met", "not_met": "met", "unchanged": "unchanged"}
    assert [opposite[goal] for goal in forth.goal[both]] == list(back.goal[both])
    assert (forth.shown[both] == -back.shown[both]).all()
    assert np.allclose(forth.exact[both], -back.exact[both])
    strong, weak = strength(cube, catalog, forth), strength(cube, catalog, back)
    assert (strong.strength[both] == weak.strength[both]).all()
    assert (strong.evidence[both] == weak.evidence[both]).all()
    assert np.allclose(strong.z[both], -weak.z[both], equal_nan=True)


@settings(max_examples=40, deadline=None)
@given(st.floats(1, 10), st.floats(1, 10))
def test_the_change_shown_is_that_of_the_scores_shown(before: float, now: float) -> None:
    made = [figure("papi", y, "dong-nai", "d4", v) for y, v in ((2022, before), (2023, now))]
    rows = judge(made, load())
    row = rows[(rows["component"] == "d4") & (rows["year"] == 2023)].iloc[0]
    words = {1: "met", 0: "unchanged", -1: "not_met"}
    assert row["goal"] == words[int(np.sign(row["change"]))]
    assert row["change"] == round(row["change"], 2)
    assert row["change"] == pytest.approx(row["exact_change"], abs=0.01 + 1e-9)


@settings(max_examples=25, deadline=None)
@given(figures())
def test_the_four_counts_always_add_up(made: pd.DataFrame) -> None:
    rows = judge(made.to_dict("records"), load())
    for _, each in rows.groupby(["index", "unit", "year"]):
        codes = list(each["component"])
        found = four_counts(rows_of(each), codes)
        parts = (found.clear_rises, found.within_noise, found.clear_falls, found.no_conclusion)
        assert sum(parts) == found.of == len(codes)
        assert min(parts) >= 0
        assert found.tested <= found.comparable


@settings(max_examples=25, deadline=None)
@given(st.floats(1, 9), st.floats(-3, 3), st.sampled_from([0.5, 2.0, 4.0, 8.0]))
def test_the_strength_is_the_same_on_another_scale(
    before: float, change: float, scale: float
) -> None:
    """Scores and thresholds of twice the size: the same words. Powers of two are exact."""

    def row(factor: float) -> VerdictRow:
        held = tuple(
            replace(t, points_90=factor * t.points_90, points_95=factor * t.points_95)
            for t in load().thresholds["d4"]
        )
        scaled = replace(load(), thresholds={"d4": held})
        values: dict[int, float | None] = {2022: factor * before, 2023: factor * (before + change)}
        return only(judge(series("papi", "dong-nai", "d4", values), scaled), "d4", 2023)

    one, other = row(1.0), row(scale)
    assert (one.strength, one.evidence) == (other.strength, other.evidence)
    assert one.z == pytest.approx(other.z, abs=1e-6)
    assert scale * one.exact_change == pytest.approx(other.exact_change)
