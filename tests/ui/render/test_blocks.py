"""What the pages draw as HTML says the values of the chart, and neighbours share one element."""

from __future__ import annotations

import re
from base64 import b64decode
from html import unescape

import pytest

from reports.charts import Bars, Dots, Trend
from reports.dataset.all_results import AllResults
from reports.model import Chart, Report, flat
from reports.model.palette import LIGHT
from reports.results.area import area
from reports.results.compare import compare
from reports.results.index import index
from strings import LANGS, Lang
from strings.numbers import number
from ui.render.blocks import chart, written


def drawn(report: Report, kind: type) -> str:
    """The one chart of a kind in a report as its page draws it."""
    [found] = [
        b for b in flat(report.blocks) if isinstance(b, Chart) and isinstance(b.content, kind)
    ]
    return chart(found, LIGHT, report.lang)


def said(html: str) -> list[str]:
    """What it says when pointed at."""
    return [unescape(text) for text in re.findall(r'data-said="([^"]*)"', html)]


def picture(html: str) -> str:
    source = re.search(r'src="data:image/svg\+xml;base64,([^"]*)"', html)
    assert source
    return b64decode(source[1]).decode()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("unit", "year"), [("dong-nai", 2024), ("dong-thap", 2018)])
def test_a_trend_says_every_score_and_median(
    all_provinces: AllResults, unit: str, year: int, lang: Lang
) -> None:
    results = all_provinces.province(all_provinces.catalog.units[unit])
    for component in ("d1", "d2", "d5"):
        texts = said(drawn(area(results, component, year, lang), Trend))
        assert [int(text.splitlines()[0]) for text in texts] == list(range(2011, 2025))
        for text in texts:
            known = int(text.splitlines()[0])
            for value in (results.score(component, known), results.median(component, known)):
                assert value is None or number(value, lang) in text


def test_a_trend_is_cut_where_its_figure_is(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    lines = picture(drawn(area(results, "d5", 2024, "vi"), Trend))
    ours = re.search(rf'd="([^"]*)" stroke="{LIGHT.ink}" stroke-width="3"', lines)
    assert ours
    assert ours[1].count("M") == 3  # 2011–2015, 2016–2020, 2021–2024
    assert ours[1].count("L") == 4 + 4 + 3


def test_a_totals_intervals_are_drawn_as_printed(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    printed = sum(code == "papi" for code, _ in results.intervals)
    lines = picture(drawn(index(results, "papi", 2024, "vi"), Trend))
    assert lines.count('stroke-width="1.2"') == printed > 0


def test_bars_write_each_contribution_and_their_sum(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    bars = drawn(area(results, "d5", 2024, "vi"), Bars)
    assert re.findall(r"<b style=[^>]*>([^<]*)</b>", bars) == [
        "+0,087", "+0,064", "−0,043", "+0,108",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_dots_say_every_score_and_ours_is_written(all_provinces: AllResults, lang: Lang) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    html = drawn(compare(results, "d5", 2024, "all", lang), Dots)
    texts = said(html)
    assert len(texts) == 61
    score, before = results.score("d5", 2024), results.score("d5", 2023)
    ours = f"{results.unit.name(lang)}\n2024: {number(score, lang)}\n2023: {number(before, lang)}"
    assert ours in texts
    assert re.findall(r"<b [^>]*>([^<]*)</b>", html) == [number(score, lang)]


@pytest.mark.parametrize("kind", [Trend, Bars])
def test_a_content_area_is_html_from_head_to_foot(all_provinces: AllResults, kind: type) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    report = area(results, "d5", 2023, "vi")
    assert drawn(report, kind)
    missing = [written(block, LIGHT, "vi") is None for block in report.blocks]
    assert missing.count(True) <= 1  # a notice with a link of the app stands alone
