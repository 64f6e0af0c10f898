"""What would it take: exact sums, the verdict's own words, and a mix that asks little of each part."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analytics.what_if import (
    Start,
    least_effort,
    need,
    read,
    scenario,
    start,
    usual_moves,
    written,
)
from catalog import Catalog
from tests.analytics.figures import figure, frame


@pytest.fixture(scope="module")
def dong_nai(shipped: pd.DataFrame, catalog: Catalog) -> Start:
    return start(shipped, catalog, "dong-nai", "papi", 2024)


@pytest.fixture(scope="module")
def usual(verdict: pd.DataFrame, dong_nai: Start) -> dict[str, float]:
    return usual_moves(verdict, dong_nai.edition)


def test_headroom_is_maximum_minus_score(dong_nai: Start) -> None:
    line = dong_nai.lines["d4.services"]
    assert line.headroom == pytest.approx(2.5 - line.score)
    assert dong_nai.lines["papi"].headroom == pytest.approx(80 - 41.824455)


def test_dimension_and_total_follow_their_parts_exactly(dong_nai: Start) -> None:
    found = scenario(dong_nai, {"d4.services": 0.2, "d4.willingness": 0.1, "d1.knowledge": -0.05})
    assert found["d4"].exact_change == pytest.approx(0.3)
    assert found["d1"].exact_change == pytest.approx(-0.05)
    assert found["papi"].exact_change == pytest.approx(0.25)
    assert found["papi"].score == pytest.approx(dong_nai.lines["papi"].score + 0.25)
    assert (found["d4"].goal, found["d1"].goal, found["d2"].goal) == ("met", "not_met", "unchanged")
    assert found["d2"].score == dong_nai.lines["d2"].score


def test_the_change_is_that_of_the_scores_as_shown(dong_nai: Start) -> None:
    line = dong_nai.lines["d4"]  # 6.713534
    assert scenario(dong_nai, {"d4.services": 0.001})["d4"].goal == "unchanged"
    assert scenario(dong_nai, {"d4.services": 0.002})["d4"].change == 0.01  # 6.71 to 6.72
    assert scenario(dong_nai, {"d4.services": need(line).to_meet})["d4"].change == 0.01


@pytest.mark.parametrize(
    ("gain", "strength"), [(0.62, "within_noise"), (0.63, "fairly_clear"), (0.75, "clear")]
)
def test_the_strength_is_that_of_a_verdict(dong_nai: Start, gain: float, strength: str) -> None:
    assert scenario(dong_nai, {"d4.employment": gain})["d4"].strength == strength
    assert scenario(dong_nai, {"d4.employment": gain})["papi"].strength == "unknown"


def test_a_gain_ends_at_the_scale(dong_nai: Start) -> None:
    line = dong_nai.lines["d4.services"]
    assert scenario(dong_nai, {"d4.services": 9.0})["d4.services"].score == 2.5
    assert scenario(dong_nai, {"d4.services": -9.0})["d4.services"].score == 0.25
    assert scenario(dong_nai, {"d4.services": 9.0})["d4"].exact_change == pytest.approx(
        line.headroom
    )


def test_only_parts_with_a_score_at_the_bottom_can_be_moved(dong_nai: Start) -> None:
    for wrong in ("d4", "papi", "d5.construction", "d99"):
        with pytest.raises(KeyError):
            scenario(dong_nai, {wrong: 0.1})


def test_what_meeting_the_goal_takes(dong_nai: Start) -> None:
    d4 = need(dong_nai.lines["d4"])
    assert dong_nai.lines["d4"].score + d4.to_meet == pytest.approx(6.72)
    assert d4.to_meet_clearly == 0.75
    total = need(dong_nai.lines["papi"])
    assert total.to_meet == pytest.approx(41.83 - 41.824455)
    assert math.isnan(total.to_meet_clearly)


def test_a_published_error_is_taken_for_next_year_too(
    shipped: pd.DataFrame, catalog: Catalog
) -> None:
    line = start(shipped, catalog, "dong-nai", "papi", 2023).lines["papi"]
    row = shipped[
        (shipped["unit"] == "dong-nai")
        & (shipped["year"] == 2023)
        & (shipped["component"] == "papi")
    ].iloc[0]
    assert need(line).to_meet_clearly == pytest.approx(1.96 * 2**0.5 * row["se"])


def test_the_mix_reaches_the_goal_and_asks_the_same_of_each_part(
    dong_nai: Start, usual: dict[str, float]
) -> None:
    mix = least_effort(dong_nai, "d4", need(dong_nai.lines["d4"]).to_meet_clearly, usual)
    assert mix is not None
    assert sum(mix.values()) == pytest.approx(0.75)
    assert scenario(dong_nai, mix)["d4"].strength == "clear"
    efforts = [gain / usual[code] for code, gain in mix.items()]
    step = max(0.01 / usual[code] for code in mix)
    assert max(efforts) - min(efforts) <= step + 1e-9


def test_the_smallest_goal_asks_one_part_only(dong_nai: Start, usual: dict[str, float]) -> None:
    mix = least_effort(dong_nai, "papi", need(dong_nai.lines["papi"]).to_meet, usual)
    assert mix is not None
    assert list(mix.values()) == [0.01]
    assert scenario(dong_nai, mix)["papi"].goal == "met"


def test_a_part_at_its_maximum_is_asked_for_nothing(catalog: Catalog) -> None:
    scores = {"d5": 7.5, "d5.certification": 3.34, "d5.land": 2.08, "d5.commune": 2.08}
    made = frame(figure("papi", 2024, "dong-nai", c, v) for c, v in scores.items())
    begin = start(made, catalog, "dong-nai", "papi", 2024)
    mix = least_effort(begin, "d5", 0.4, dict.fromkeys(scores, 0.1))
    assert mix == {"d5.land": 0.2, "d5.commune": 0.2}


def test_no_mix_beyond_the_headroom_or_with_a_part_missing(
    dong_nai: Start, usual: dict[str, float], catalog: Catalog
) -> None:
    assert least_effort(dong_nai, "d4", 3.5, usual) is None
    assert least_effort(dong_nai, "d4", 0.5, {}) is None
    partly = frame([figure("papi", 2024, "dong-nai", "d4", 6.0)])
    assert least_effort(start(partly, catalog, "dong-nai", "papi", 2024), "d4", 0.1, usual) is None


def test_pci_follows_its_weights_and_sipas_only_itself(
    shipped: pd.DataFrame, catalog: Catalog
) -> None:
    pci = start(shipped, catalog, "dong-nai", "pci", 2021)
    assert scenario(pci, {"pci.labour": 0.5})["pci"].exact_change == pytest.approx(1.0)  # 20 %
    made = frame([figure("sipas", 2024, "dong-nai", c, 80.0) for c in ("sipas", "sipas.service")])
    sipas = start(made, catalog, "dong-nai", "sipas", 2024)
    assert scenario(sipas, {"sipas.service": 1.0})["sipas"].exact_change == 0


def test_usual_moves_are_those_within_the_edition(
    verdict: pd.DataFrame, usual: dict[str, float]
) -> None:
    rows = verdict[(verdict["component"] == "d5.land") & verdict["year"].between(2022, 2024)]
    assert usual["d5.land"] == rows["exact_change"].abs().median()
    assert "d5.construction" not in usual


def test_a_scenario_goes_into_a_link_and_comes_back() -> None:
    gains = {"d4.services": 0.15, "d1.knowledge": -0.05, "d2.budget": 0.0}
    assert written(gains) == "d1.knowledge:-5,d4.services:15"
    assert read(written(gains)) == {"d1.knowledge": -0.05, "d4.services": 0.15}
    assert read("") == {}
    for broken in ("d4.services", "d4.services:x", ":"):
        with pytest.raises(ValueError, match="invalid literal"):
            read(broken)


def test_no_scenario_before_the_first_edition(shipped: pd.DataFrame, catalog: Catalog) -> None:
    with pytest.raises(KeyError):
        start(shipped, catalog, "dong-nai", "papi", 2010)
