"""What the result reports say of real figures, and that they draw no line where none may be drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reports.charts import Dots, Trend
from reports.charts.trend import Path, middle, path
from reports.dataset.all_results import AllResults
from reports.model import Block, Chart, Columns, Headline, Notice, Report, Table, Tiles
from reports.model.written import change, score
from reports.results.area import area
from reports.results.compare import GROUPS, compare
from reports.results.index import index, runs
from reports.results.overview import overview
from strings import LANGS


def blocks(report: Report) -> list[Block]:
    """All blocks of a report, those in columns too."""
    found: list[Block] = []
    for block in report.blocks:
        found += (
            [b for column in block.columns for b in column]
            if isinstance(block, Columns)
            else [block]
        )
    return found


def first(report: Report, kind: type) -> Block:
    return next(b for b in blocks(report) if isinstance(b, kind))


def test_tiles_show_the_difference_of_the_scores_shown(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    tiles = first(overview(results, 2024, 2023, "vi"), Tiles)
    assert isinstance(tiles, Tiles)
    shown = {t.key: (score(t, "vi"), change(t, "vi"), t.compared_with) for t in tiles.tiles}
    assert shown["d5"] == ("7,13", "+0,10", "so với 7,03 năm 2023")
    assert list(shown) == ["d3", "d1", "d2", "d4", "d5", "d6"]


def test_a_year_of_new_methods_says_so(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    head = first(overview(results, 2021, 2020, "vi"), Headline)
    assert isinstance(head, Headline)
    assert head.finding == (
        "Đạt 0/3 nội dung so sánh được với năm 2020: không nội dung nào cao hơn; "
        "không thay đổi nào rõ rệt"
    )
    assert [c.figure for c in head.counts] == ["0/3", "3/3", "0/3", "3"]


def test_an_earlier_year_may_be_chosen(all_provinces: AllResults) -> None:
    unit = all_provinces.catalog.units["quang-ninh"]
    results = all_provinces.province(unit)
    assert any(isinstance(b, Notice) for b in blocks(overview(results, 2024, 2023, "vi")))
    chosen = all_provinces.against(results, 2024, 2022)
    tiles = first(overview(chosen, 2024, 2022, "vi"), Tiles)
    assert isinstance(tiles, Tiles)
    assert {t.mark.goal for t in tiles.tiles} <= {"met", "not_met", "unchanged"}
    assert all("năm 2022" in t.compared_with for t in tiles.tiles)


def test_the_total_is_comparable_in_three_runs_only(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    long = [run for run in runs(results, "papi") if run[0] < run[1]]
    assert long == [(2011, 2015), (2016, 2017), (2021, 2024)]


@pytest.mark.parametrize("component", ["papi", "d1", "d3", "d5", "d8", "d5.land"])
def test_no_line_crosses_a_break(all_provinces: AllResults, component: str) -> None:
    """Between two years that may not be compared every trace has a gap."""
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    chart = first(area(results, component, 2024, "vi"), Chart)
    assert isinstance(chart, Chart)
    cut = {
        y
        for y in results.years(component)
        if (r := results.verdict(component, y)) and r.goal == "not_comparable"
    }
    assert cut or component == "d4"
    drawn = chart.content
    assert isinstance(drawn, Trend)
    lines: list[Path] = [
        path(drawn, lambda p: p.value),
        path(drawn, lambda p: p.median),
        path(drawn, lambda p: p.best),
    ]
    for run in middle(drawn):
        lines.append([(year, low) for year, low, _ in run])
    assert all(len(line) > 1 for line in lines)
    for line in lines:
        for (_, before), (year, value) in pairwise(line):
            assert before is None or value is None or year not in cut, (component, year)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", ["dong-nai", "quang-ninh", "bac-giang", "hung-yen-2025", "ha-tay"])
def test_every_index_can_be_told_of_any_province(
    all_provinces: AllResults, unit: str, lang: str
) -> None:
    results = all_provinces.province(all_provinces.catalog.units[unit])
    for code, newest in all_provinces.newest.items():
        for year in (newest, newest - 3):
            assert index(results, code, year, "vi" if lang == "vi" else "en").title


def test_the_table_of_a_component_gives_the_source_of_every_number(
    all_provinces: AllResults,
) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-thap"])
    table = next(b for b in blocks(area(results, "d2", 2018, "vi")) if isinstance(b, Table))
    assert all(str(row["source"]) not in ("", "–") for row in table.rows)


@pytest.mark.parametrize("group", GROUPS)
def test_ours_stands_among_any_group(all_provinces: AllResults, group: str) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    chart = first(compare(results, "d5", 2024, group, "vi"), Chart)
    assert isinstance(chart, Chart)
    assert isinstance(chart.content, Dots)
    assert [dot.name for dot in chart.content.dots if dot.ours] == ["Đồng Nai"]


@pytest.mark.parametrize(
    ("year", "finding", "title"),
    [
        (
            2015,
            "Đồng Nai không có điểm; 10 tỉnh có điểm",
            "10 tỉnh có điểm; Đồng Nai không có điểm",
        ),
        (2017, "chưa xếp hạng vì mới có điểm của 12 tỉnh", "/11 tỉnh cao hơn Đồng Nai"),
    ],
)
def test_no_place_is_named_where_there_is_none(
    all_provinces: AllResults, year: int, finding: str, title: str
) -> None:
    """SIPAS 2015 has no score of Đồng Nai; that of 2017 stands among too few to be ranked."""
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    report = compare(results, "sipas", year, "all", "vi")
    headline, chart = first(report, Headline), first(report, Chart)
    assert isinstance(headline, Headline)
    assert isinstance(chart, Chart)
    assert finding in headline.finding
    assert title in chart.title


def test_few_known_scores_are_not_called_the_country(all_provinces: AllResults) -> None:
    """Ten totals of PCI 2024 that the press printed are the top of a ranking."""
    assert ("pci", 2024) not in all_provinces.country
    assert ("pci", 2016) in all_provinces.country
