"""A scenario says what it is, follows the verdicts, and keeps within the scales."""

from __future__ import annotations

import pytest

from catalog import Lang
from reports.dataset.all_results import AllResults
from reports.goals.reality import nothing
from reports.goals.scenario import Setting, first_goal, gains, goals, mixes, setting, steps, write
from reports.goals.what_if import what_if
from reports.model import Headline, Notice, Table, Tiles
from reports.model.written import change, score
from strings import LANGS
from tests.reports.results.test_results import first


@pytest.fixture(scope="module")
def dong_nai(all_provinces: AllResults) -> Setting:
    return of(all_provinces, "dong-nai", "papi", 2024)


def of(all_results: AllResults, unit: str, index: str, year: int) -> Setting:
    found = setting(all_results, all_results.catalog.units[unit], index, year)
    assert found is not None
    return found


def test_without_gains_it_says_what_the_goal_asks_for(dong_nai: Setting) -> None:
    head = first(what_if(dong_nai, "d4", "", "vi"), Headline)
    assert isinstance(head, Headline)
    assert head.finding == (
        "Kiểm soát tham nhũng trong khu vực công: từ 6,71 điểm, "
        "cần thêm 0,01 để đạt, thêm 0,75 để đạt rõ rệt"
    )
    assert "không phải dự báo" in head.sentences[0]


def test_with_gains_it_says_both_facts_and_what_is_moved_elsewhere(dong_nai: Setting) -> None:
    report = what_if(dong_nai, "d4", "d4.services:15,d4.willingness:20,d1.knowledge:10", "vi")
    head, tiles = first(report, Headline), first(report, Tiles)
    assert isinstance(head, Headline)
    assert isinstance(tiles, Tiles)
    assert head.finding.endswith("từ 6,71 thành 7,06 (+0,35): đạt, trong sai số")
    assert head.sentences[0] == "Phép tính số học trên điểm công bố năm 2024, không phải dự báo."
    assert "(+0,45)" in head.sentences[1]
    assert "1.1 Tri thức công dân +0,10" in head.sentences[2]
    assert [(t.key, score(t, "vi"), change(t, "vi")) for t in tiles.tiles] == [
        ("d4", "7,06", "+0,35"), ("papi", "42,27", "+0,45"),
    ]  # fmt: skip


def test_every_part_shows_headroom_and_the_reality_check(dong_nai: Setting) -> None:
    table = first(what_if(dong_nai, "d4", "d4.services:15", "vi"), Table)
    assert isinstance(table, Table)
    rows = {str(row["code"]): row for row in table.rows}
    assert rows["d4.services"]["score"] == "2,01 → 2,16"
    assert rows["d4.services"]["headroom"] == "còn 0,49 đến mức tối đa 2,50"
    said = "4/59 tỉnh đã tăng từ 0,15 trở lên trong một năm (2023–2024)"
    assert rows["d4.services"]["reality"] == said
    assert rows["d4.government"]["reality"] == "thường thay đổi ±0,09 trong một năm"


def test_the_lightest_mixes_reach_what_they_promise(dong_nai: Setting) -> None:
    for goal in goals(dong_nai):
        meet, clear = mixes(dong_nai, goal).values()
        assert meet is not None
        tile = first(what_if(dong_nai, goal, meet, "vi"), Tiles)
        assert isinstance(tile, Tiles)
        assert (change(tile.tiles[0], "vi"), tile.tiles[0].mark.goal) == ("+0,01", "met")
        assert clear is not None
        tile = first(what_if(dong_nai, goal, clear, "vi"), Tiles)
        assert isinstance(tile, Tiles)
        assert tile.tiles[0].mark.strength == "clear"


def test_a_link_beyond_the_scale_ends_at_it(dong_nai: Setting) -> None:
    moved = gains(dong_nai, "d4.services:900,d1.knowledge:-900,pci.land:5,d5.construction:3")
    low, high = steps(dong_nai.start.lines["d4.services"])
    assert (low, high) == (-100, 49)
    assert write(moved) == "d1.knowledge:-83,d4.services:49"
    with pytest.raises(ValueError, match="invalid literal"):
        gains(dong_nai, "abc")


def test_goals_are_the_plans_areas_then_the_total(
    all_provinces: AllResults, dong_nai: Setting
) -> None:
    assert goals(dong_nai) == ["d3", "d1", "d2", "d4", "d5", "d6", "d7", "d8", "papi"]
    assert goals(of(all_provinces, "dong-nai", "pci", 2020)) == ["pci"]
    assert "pci.entry" in goals(of(all_provinces, "dong-nai", "pci", 2023))  # no total known
    assert first_goal(of(all_provinces, "dong-thap", "papi", 2018)) == "d3"


@pytest.mark.parametrize(
    ("unit", "index", "year"),
    [("da-nang", "sipas", 2015), ("da-nang", "par", 2012), ("an-giang", "pci", 2005)],
)
def test_a_total_alone_is_moved_itself(
    all_provinces: AllResults, unit: str, index: str, year: int
) -> None:
    at = of(all_provinces, unit, index, year)
    goal = first_goal(at)
    mix = mixes(at, goal)["meet"]
    report = what_if(at, goal, f"{goal}:5" if mix is None else mix, "vi")
    tile = first(report, Tiles)
    assert isinstance(tile, Tiles)
    assert tile.tiles[0].mark.goal == "met"


def test_what_will_not_compare_next_year_is_said(
    all_provinces: AllResults, dong_nai: Setting
) -> None:
    notices = [b for b in what_if(dong_nai, "d4", "", "vi").blocks if isinstance(b, Notice)]
    assert "Bình Phước, Đồng Nai thuộc Đồng Nai (địa giới mới)" in notices[0].text
    before = of(all_provinces, "dong-nai", "papi", 2020)
    notices = [b for b in what_if(before, "d5", "", "vi").blocks if isinstance(b, Notice)]
    assert "Năm 2021 có mốc đổi cách đo" in notices[0].text


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_to_start_from_names_a_year_that_has_scores(
    all_provinces: AllResults, lang: Lang
) -> None:
    unit = all_provinces.catalog.units["tien-giang"]
    assert setting(all_provinces, unit, "papi", 2024) is None
    report = nothing(all_provinces, unit, "papi", 2024, lang)
    notice = first(report, Notice)
    assert isinstance(notice, Notice)
    assert notice.link is not None
    assert notice.link.address["year"] == "2023"


def test_an_area_without_a_score_says_so(all_provinces: AllResults) -> None:
    report = what_if(of(all_provinces, "dong-thap", "papi", 2018), "d2", "", "vi")
    head = first(report, Headline)
    assert isinstance(head, Headline)
    assert head.finding == "Công khai, minh bạch năm 2018: Đồng Tháp không có điểm để tính"
    assert len(report.blocks) == 1
