"""The targets page: the plan's goal always stands, own targets beside it, examples with their source."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd
import pytest

from catalog.targets import Target, TargetKind, examples
from reports.dataset.all_results import AllResults
from reports.goals.target_words import worded
from reports.goals.targets import own, suggestions
from reports.model import Headline, Mark, Notice, Report, Table
from store.targets import PROVENANCE, TARGET
from strings import LANGS
from tests.reports.results.test_results import blocks, first
from tests.reports.results.test_sentences import texts
from tests.strings.test_words import unfit


def held(*targets: Target, **origin: object) -> pd.DataFrame:
    """Targets as the store gives them."""
    said = {
        "entry": 9,
        "by": "An",
        "at": pd.Timestamp("2026-03-01 08:00"),
        "note": "",
        "file": "x",
    } | origin
    return pd.DataFrame([asdict(t) | said for t in targets]).reindex(columns=[*TARGET, *PROVENANCE])


def aim(kind: TargetKind, value: float | None = None, component: str = "d4") -> Target:
    return Target("dong-nai", "papi", component, 2024, kind, value)


def told(all_results: AllResults, year: int, frame: pd.DataFrame) -> Report:
    results = all_results.province(all_results.catalog.units["dong-nai"])
    return own(results, frame, year, "vi")


def table(report: Report, key: str) -> Table:
    return next(b for b in blocks(report) if isinstance(b, Table) and b.key == key)


def test_the_plans_goal_stands_without_any_target(all_provinces: AllResults) -> None:
    report = told(all_provinces, 2024, held())
    goal = table(report, "standing_goal")
    assert [row["component"] for row in goal.rows][:2] == [
        "1. Trách nhiệm giải trình với người dân", "2. Tham gia của người dân ở cấp cơ sở",
    ]  # fmt: skip
    marks = [row["verdict"] for row in goal.rows]
    assert [m.goal for m in marks[:7] if isinstance(m, Mark)] == ["met"] * 7
    assert isinstance(first(report, Notice), Notice)


def test_a_year_without_figures_says_so(all_provinces: AllResults) -> None:
    report = told(all_provinces, 2026, held(Target("dong-nai", "papi", "d4", 2026, "floor", 7.0)))
    assert table(report, "standing_goal").rows[0]["why"] == "Năm 2026 không có điểm"
    row = table(report, "targets").rows[0]
    assert (row["result"], row["reached"]) == (Mark("no_data"), "Năm 2026 không có điểm")


def test_targets_on_one_component_stand_together_and_may_disagree(
    all_provinces: AllResults,
) -> None:
    frame = held(aim("floor", 6.7), aim("rise", 0.3, "d5"), aim("rank", 20))
    report = told(all_provinces, 2024, frame)
    rows = table(report, "targets").rows
    assert [row["target"] for row in rows] == [
        "từ 6,70 điểm trở lên", "hạng 20 trở lên", "tăng ít nhất 0,30 điểm",
    ]  # fmt: skip
    assert [row["result"] for row in rows] == [Mark("met"), Mark("not_met"), Mark("not_met")]
    assert [row["reached"] for row in rows] == ["6,71", "47/61", "+0,10"]
    head = first(report, Headline)
    assert isinstance(head, Headline)
    assert head.finding == "Đồng Nai 2024: 1/3 chỉ tiêu đạt, 2 chưa đạt, 0 chưa kết luận được"
    assert "“từ 6,70 điểm trở lên” đạt, “hạng 20 trở lên” chưa đạt" in head.sentences[0]


def test_each_target_says_who_set_it_or_which_row_it_came_from(all_provinces: AllResults) -> None:
    by_hand = told(all_provinces, 2024, held(aim("floor", 6.7)))
    assert str(table(by_hand, "targets").rows[0]["set_by"]).startswith("An, 01/3/2026")
    by_file = held(aim("floor", 6.7), file="muc-tieu.xlsx", sheet="Chỉ tiêu", row=5)
    said = table(told(all_provinces, 2024, by_file), "targets").rows[0]["set_by"]
    assert said == "An: muc-tieu.xlsx, trang “Chỉ tiêu”, hàng 5"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (aim("rank", 10), "hạng 10 trở lên"),
        (Target("dong-nai", "pci", "pci", 2024, "rank", 10, 15), "hạng 10–15"),
        (Target("dong-nai", "pci", "pci", 2024, "rank_rise", 2, 4), "tăng 2–4 bậc"),
        (aim("quartile", 1), "nhóm “cao nhất” trở lên"),
        (aim("keep"), "giữ mức năm trước"),
        (aim("percent_floor", 87), "từ 87% trở lên"),
        (
            Target("dong-nai", "par", "par", 2024, "tier", tier="a"),
            "xếp Nhóm A (từ 90%)",
        ),
    ],
)
def test_a_target_in_words(target: Target, words: str) -> None:
    assert worded(target, "vi") == words


@pytest.mark.parametrize("lang", LANGS)
def test_the_examples_are_judged_and_named_with_their_source(
    all_provinces: AllResults, lang: str
) -> None:
    which = next(each for each in LANGS if each == lang)
    report = suggestions(all_provinces.verdicts, all_provinces.catalog, which)
    rows = table(report, "examples").rows
    assert len(rows) == len(examples())
    assert all(row["source"] for row in rows)
    goals = {row["result"].goal for row in rows if isinstance(row["result"], Mark)}
    assert goals == {"met", "not_met", "no_data"}
    assert [text for text in texts(report) if unfit(text)] == []


def test_dong_thap_missed_its_pci_target_of_2024(all_provinces: AllResults) -> None:
    """Its result was 70.35, rank 9, after a plan of 71.20 and the first five."""
    report = suggestions(all_provinces.verdicts, all_provinces.catalog, "vi")
    mine = [r for r in table(report, "examples").rows if r["unit"] == "Đồng Tháp 2024"]
    by_words = {str(r["target"]): r["result"] for r in mine}
    assert by_words["từ 71,20 điểm trở lên"] == Mark("not_met")
    assert by_words["hạng 5 trở lên"] in (Mark("not_met"), Mark("no_data"))
