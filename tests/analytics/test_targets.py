"""Every way in which provinces write a target, held against made-up and published figures."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analytics.target_rules import evaluate
from analytics.targets import Result, disagreements
from catalog import Catalog
from catalog.targets import KINDS, Target, TargetKind, target_from
from catalog.tiers import tiers
from tests.analytics.figures import figure, judge, series


def target(kind: TargetKind, value: float | None = None, **more: object) -> Target:
    """A target on D4 of Đồng Nai for 2024, unless `more` says otherwise."""
    plain = Target("dong-nai", "papi", "d4", 2024, kind, value)
    return replace(plain, **more)  # type: ignore[arg-type] # fields of Target by name


def outcome(verdict: pd.DataFrame, catalog: Catalog, one: Target) -> Result:
    return evaluate([one], verdict, catalog)[0]


# Đồng Nai D4: 6.48 in 2023, 6.71 in 2024 (+0.23).
@pytest.mark.parametrize(
    ("kind", "value", "met", "needed"),
    [
        ("floor", 6.71, True, 6.71),
        ("floor", 6.72, False, 6.72),
        ("rise", 0.23, True, 0.23),
        ("rise", 0.24, False, 0.24),
        ("keep", None, True, 6.48),
        ("percent_floor", 67.0, True, 67.0),
        ("percent_floor", 67.2, False, 67.2),
        ("rank", 63.0, True, 63.0),
        ("rank", 5.0, False, 5.0),
        ("quartile", 4.0, True, 4.0),
        ("quartile", 1.0, False, 1.0),
    ],
)
def test_the_bound_is_held_at_two_decimals(
    verdict: pd.DataFrame,
    catalog: Catalog,
    kind: TargetKind,
    value: float | None,
    met: bool,
    needed: float,
) -> None:
    found = outcome(verdict, catalog, target(kind, value))
    assert (found.outcome, found.needed) == ("met" if met else "not_met", needed)
    assert found.reached is not None
    assert found.reason == ""


def test_a_range_of_ranks_is_met_from_its_worse_end_on(
    verdict: pd.DataFrame, catalog: Catalog
) -> None:
    rank = outcome(verdict, catalog, target("rank", 63.0)).reached
    assert rank is not None
    within = target("rank", rank - 5, upper=rank)
    assert outcome(verdict, catalog, within).outcome == "met"
    better = target("rank", rank + 1, upper=rank + 5)
    assert outcome(verdict, catalog, better).outcome == "met"
    missed = target("rank", rank - 5, upper=rank - 1)
    assert outcome(verdict, catalog, missed).outcome == "not_met"


def test_a_rise_in_ranks_counts_upwards(verdict: pd.DataFrame, catalog: Catalog) -> None:
    d5 = target("rank_rise", 10.0, component="d5")  # 50 in 2023, 40 in 2024
    found = outcome(verdict, catalog, d5)
    assert (found.outcome, found.reached, found.of) == ("met", 10, 61)
    assert outcome(verdict, catalog, replace(d5, value=11.0)).outcome == "not_met"
    assert outcome(verdict, catalog, replace(d5, value=2.0, upper=4.0)).outcome == "met"


def test_a_rise_in_ranks_across_a_break_says_so(verdict: pd.DataFrame, catalog: Catalog) -> None:
    found = outcome(verdict, catalog, target("rank_rise", 1.0, component="d5", year=2021))
    assert found.outcome in ("met", "not_met")
    assert found.reason == "break"


def test_a_published_rank_comes_before_ours(catalog: Catalog) -> None:
    figures = [figure("pci", 2024, "dong-nai", "pci", None, rank=9.0)]
    found = outcome(
        judge(figures, catalog), catalog, target("rank", 10.0, index="pci", component="pci")
    )
    assert (found.outcome, found.reached, found.of) == ("met", 9, 63)


def test_a_rank_among_a_few_provinces_is_none(catalog: Catalog) -> None:
    rows = judge([figure("par", 2024, "dong-nai", "par", 88.0)], catalog)
    for kind in ("rank", "rank_rise", "region_rank"):
        found = outcome(rows, catalog, target(kind, 3.0, index="par", component="par"))
        assert (found.outcome, found.reason) == ("no_data", "few_provinces")


def test_a_rank_in_the_region(verdict: pd.DataFrame, catalog: Catalog) -> None:
    region = [u.code for u in catalog.units_of(2024) if u.region == "dnb"]
    scores = verdict[
        (verdict["component"] == "d4") & (verdict["year"] == 2024) & verdict["unit"].isin(region)
    ].set_index("unit")["score"]
    better = int((scores > scores["dong-nai"]).sum())
    found = outcome(verdict, catalog, target("region_rank", 6.0))
    assert (found.outcome, found.reached, found.of) == ("met", better + 1, 6)


@pytest.mark.parametrize(
    ("score", "tier", "result"),
    [(90.0, "a", "met"), (89.99, "a", "not_met"), (89.996, "a", "met"), (80.0, "b", "met"),
     (95.0, "b", "met"), (79.97, "b", "not_met")],
)  # fmt: skip
def test_a_published_tier_has_a_floor(
    catalog: Catalog, score: float, tier: str, result: str
) -> None:
    rows = judge([figure("par", 2023, "dong-nai", "par", score)], catalog)
    one = target("tier", index="par", component="par", year=2023, tier=tier)
    assert outcome(rows, catalog, one).outcome == result


def test_a_tier_without_a_published_floor_is_not_guessed(
    verdict: pd.DataFrame, catalog: Catalog
) -> None:
    one = target("tier", index="pci", component="pci", year=2021, tier="good")
    found = outcome(verdict, catalog, one)
    assert (found.outcome, found.reason) == ("no_data", "tier_unknown")
    assert {t.index for t in tiers()} == {"par"}


def test_all_components_up(verdict: pd.DataFrame, catalog: Catalog) -> None:
    total = target("all_up", component="papi")
    found = outcome(verdict, catalog, total)
    assert (found.outcome, found.reached, found.of) == ("met", 8, 8)
    found = outcome(verdict, catalog, replace(total, year=2023))
    assert found.outcome == "not_met"
    parts = outcome(verdict, catalog, target("all_up", component="d5"))
    assert (parts.outcome, parts.reached, parts.of) == ("not_met", 2, 3)


def test_all_up_is_open_while_no_part_is_known_to_have_failed(catalog: Catalog) -> None:
    rising = [
        figure("papi", y, "dong-nai", c, 2.0 + (y - 2023) / 10)
        for y in (2023, 2024)
        for c in ("d5.land", "d5.commune")
    ]
    found = outcome(judge(rising, catalog), catalog, target("all_up", component="d5"))
    assert (found.outcome, found.reason) == ("no_data", "no_score_and_previous")
    fallen = series("papi", "dong-nai", "d5.certification", {2023: 2.3, 2024: 2.2})
    found = outcome(judge([*rising, *fallen], catalog), catalog, target("all_up", component="d5"))
    assert (found.outcome, found.reached, found.of) == ("not_met", 2, 3)


def test_above_the_median_and_the_mean(verdict: pd.DataFrame, catalog: Catalog) -> None:
    scores = verdict[(verdict["component"] == "d6") & (verdict["year"] == 2024)]["score"]
    bars: dict[TargetKind, float] = {"above_median": scores.median(), "above_mean": scores.mean()}
    for kind, bar in bars.items():
        found = outcome(verdict, catalog, target(kind, component="d6"))
        assert found.needed == round(bar, 2)
        assert (found.outcome == "met") == (round(7.476936, 2) > round(bar, 2))
        assert found.of == 61


def test_exactly_at_the_median_is_not_above_it(catalog: Catalog) -> None:
    rows = judge((figure("papi", 2024, u.code, "d4", 6.0) for u in catalog.units_of(2024)), catalog)
    assert outcome(rows, catalog, target("above_median")).outcome == "not_met"


@pytest.mark.parametrize("kind", ["rise", "keep"])
def test_a_rise_is_not_judged_across_a_break(
    verdict: pd.DataFrame, catalog: Catalog, kind: TargetKind
) -> None:
    found = outcome(verdict, catalog, target(kind, 0.1, component="d5", year=2021))
    assert (found.outcome, found.reason) == ("not_comparable", "break")


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_score_no_target_is_judged(
    verdict: pd.DataFrame, catalog: Catalog, kind: TargetKind
) -> None:
    found = outcome(verdict, catalog, target(kind, 1.0, unit="tien-giang", tier="a"))
    assert found.outcome == "no_data"
    assert found.reason
    assert found.reached is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_year_without_figures_is_no_data(
    verdict: pd.DataFrame, catalog: Catalog, kind: TargetKind
) -> None:
    assert outcome(verdict, catalog, target(kind, 1.0, year=2030, tier="a")).outcome == "no_data"


def test_a_merged_province_has_no_rank_to_rise_from(catalog: Catalog) -> None:
    rows = judge([figure("papi", 2025, "dong-nai-2025", "d4", 6.0)], catalog)
    one = target("rank_rise", 1.0, unit="dong-nai-2025", year=2025)
    found = outcome(rows, catalog, one)
    assert (found.outcome, found.reason) == ("not_comparable", "unit_new")


def test_value_and_rank_may_disagree_and_both_are_kept(
    verdict: pd.DataFrame, catalog: Catalog
) -> None:
    results = evaluate(
        [target("floor", 6.0), target("rank", 1.0), target("rise", 0.1)], verdict, catalog
    )
    pairs = [(a.target.kind, b.target.kind) for a, b in disagreements(results)]
    assert pairs == [("floor", "rank"), ("rise", "rank")]
    elsewhere = evaluate(
        [target("floor", 6.0), target("rank", 1.0, component="d5")], verdict, catalog
    )
    assert disagreements(elsewhere) == ()


def test_a_row_of_the_template_becomes_a_target() -> None:
    row = {"unit": "dong-nai", "index": "pci", "component": "pci", "year": "2023", "kind": "rank",
           "value": "10", "upper": "15", "text": "hạng 10–15", "source": "107/KH-UBND"}  # fmt: skip
    assert target_from(row) == Target(
        "dong-nai", "pci", "pci", 2023, "rank", 10.0, 15.0, "", "hạng 10–15", "107/KH-UBND"
    )
    with pytest.raises(ValueError, match="unknown kind"):
        target_from(row | {"kind": "best"})
    assert target_from(row | {"kind": "keep", "value": ""}).value is None


def test_a_rank_among_those_that_were_published_is_none(
    verdict: pd.DataFrame, catalog: Catalog
) -> None:
    """The board holds 0 where too few provinces are known to speak of the country."""
    shown = verdict[verdict["year"] == 2024].copy()
    mine = (shown["component"] == "d4") & (shown["unit"] == "dong-nai")
    shown.loc[mine, ["rank", "quartile"]] = 0
    kinds: tuple[TargetKind, ...] = ("rank", "quartile", "rank_rise")
    for kind in kinds:
        found = outcome(shown, catalog, target(kind, 4.0))
        assert (found.outcome, found.reason) == ("no_data", "few_provinces")


def test_a_share_needs_a_maximum(catalog: Catalog) -> None:
    rows = judge([figure("par", 2023, "dong-nai", "par.1", 8.0)], catalog)
    one = target("percent_floor", 87.0, index="par", component="par.1", year=2023)
    found = outcome(rows, catalog, one)
    assert (found.outcome, found.reason) == ("no_data", "maximum_unknown")
    known = judge([figure("par", 2023, "dong-nai", "par.1", 8.7, maximum=10.0)], catalog)
    assert outcome(known, catalog, one).outcome == "met"
