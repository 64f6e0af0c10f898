"""What the pages draw as HTML says the values of the figure, and neighbours share one element."""

from __future__ import annotations

import re
from base64 import b64decode
from html import unescape

import pytest

from reports.dataset.all_results import AllResults
from reports.model import Chart, Report, flat
from reports.model.palette import LIGHT
from reports.results.area import area
from reports.results.index import index
from strings import LANGS, Lang
from strings.numbers import number
from ui.html.bars import bars, lying
from ui.html.lines import drawn_by_year, lines
from ui.render.blocks import written


def charts(report: Report) -> list[Chart]:
    return [b for b in flat(report.blocks) if isinstance(b, Chart)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("unit", "year"), [("dong-nai", 2024), ("dong-thap", 2018)])
def test_a_trend_says_every_score_and_median(
    all_provinces: AllResults, unit: str, year: int, lang: Lang
) -> None:
    results = all_provinces.case(all_provinces.catalog.units[unit])
    for component in ("d1", "d2", "d5"):
        for chart in charts(area(results, component, year, lang)):
            if not drawn_by_year(chart):
                continue
            said = [unescape(s) for s in re.findall(r'data-said="([^"]*)"', lines(chart, lang))]
            assert [s.splitlines()[0] for s in said] == list(chart.year_labels)
            for text in said:
                known = int(text.splitlines()[0])
                for value in (results.score(component, known), results.median(component, known)):
                    assert value is None or number(value, lang) in text


def test_a_trend_is_cut_where_its_figure_is(all_provinces: AllResults) -> None:
    results = all_provinces.case(all_provinces.catalog.units["dong-nai"])
    chart = next(c for c in charts(area(results, "d5", 2024, "vi")) if drawn_by_year(c))
    source = re.search(r'src="data:image/svg\+xml;base64,([^"]*)"', lines(chart, "vi"))
    assert source
    picture = b64decode(source[1]).decode()
    ours = re.search(rf'd="([^"]*)" stroke="{LIGHT.ink}" stroke-width="3"', picture)
    assert ours
    assert ours[1].count("M") == 3  # 2011–2015, 2016–2020, 2021–2024
    assert ours[1].count("L") == 4 + 4 + 3


def test_a_totals_intervals_are_drawn_as_printed(all_provinces: AllResults) -> None:
    results = all_provinces.case(all_provinces.catalog.units["dong-nai"])
    chart = next(c for c in charts(index(results, "papi", 2024, "vi")) if drawn_by_year(c))
    printed = sum(code == "papi" for code, _ in results.intervals)
    source = re.search(r'base64,([^"]*)"', lines(chart, "vi"))
    assert source
    assert b64decode(source[1]).decode().count('stroke-width="1.2"') >= printed > 0


def test_bars_write_each_contribution_and_their_sum(all_provinces: AllResults) -> None:
    results = all_provinces.case(all_provinces.catalog.units["dong-nai"])
    chart = next(c for c in charts(area(results, "d5", 2024, "vi")) if lying(c))
    assert re.findall(r"<b style=[^>]*>([^<]*)</b>", bars(chart)) == [
        "+0,087", "+0,064", "−0,043", "+0,108",
    ]  # fmt: skip


def test_a_content_area_is_html_from_head_to_foot(all_provinces: AllResults) -> None:
    results = all_provinces.case(all_provinces.catalog.units["dong-nai"])
    report = area(results, "d5", 2023, "vi")
    drawn = [written(block, LIGHT, "vi") is not None for block in report.blocks]
    assert drawn.count(False) <= 1  # a notice with a link of the app stands alone
