"""The slides of a meeting: their order, their titles, and that they show what the pages show."""

from __future__ import annotations

from typing import TypeVar

import pytest

from exports.drawing.charts import drawing
from exports.drawing.drawing import Lines
from reports.charts import Trend
from reports.dataset.all_results import AllResults
from reports.documents.meeting import slides
from reports.model import Chart, Headline, Legend, Report, Tiles
from reports.results.overview import overview
from strings import LANGS


def of(all_results: AllResults, unit: str, year: int) -> tuple[Report, ...]:
    return slides(all_results.province(all_results.catalog.units[unit]), year, year - 1, "vi")


Kind = TypeVar("Kind")


def block(report: Report, kind: type[Kind]) -> Kind:
    return next(b for b in report.blocks if isinstance(b, kind))


def test_the_six_areas_follow_their_board_then_the_other_indices(all_provinces: AllResults) -> None:
    keys = [s.key for s in of(all_provinces, "dong-nai", 2024)]
    areas = [f"area_{a.component}" for a in all_provinces.catalog.plan_areas]
    assert keys == ["board", *areas, "index_pci", "index_par", "index_sipas"]


def test_a_slide_says_the_finding_and_the_page_the_same_figures(all_provinces: AllResults) -> None:
    shown = {s.key: s for s in of(all_provinces, "dong-nai", 2024)}
    slide = shown["area_d5"]
    title = "Thủ tục hành chính công: cao hơn năm 2023, mức tăng trong sai số"
    assert block(slide, Headline).finding == title
    page = overview(
        all_provinces.province(all_provinces.catalog.units["dong-nai"]), 2024, 2023, "vi"
    )
    assert block(shown["board"], Tiles).tiles == block(page, Tiles).tiles
    assert block(slide, Tiles).tiles[0] in block(page, Tiles).tiles


@pytest.mark.parametrize("unit", ["dong-nai", "dong-thap", "tien-giang"])
@pytest.mark.parametrize("year", [2018, 2021, 2024])
def test_a_line_ends_at_the_year_shown_and_begins_after_the_last_break(
    all_provinces: AllResults, unit: str, year: int
) -> None:
    results = all_provinces.province(all_provinces.catalog.units[unit])
    for slide in of(all_provinces, unit, year):
        for chart in (b for b in slide.blocks if isinstance(b, Chart)):
            code = slide.address["component"]
            assert isinstance(chart.content, Trend)
            assert chart.content.broken == frozenset()
            years = chart.content.years
            assert [results.score(code, p.year) for p in chart.content.points] == [
                p.value for p in chart.content.points
            ]
            assert not any(
                row.goal == "not_comparable"
                for y in years[1:]
                if (row := results.verdict(code, y)) is not None
            )
            if slide.key.startswith("area"):
                assert years[-1] == year


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", ["ha-tay", "quang-ninh", "dong-nai-2025"])
def test_a_province_with_gaps_has_slides_that_say_so(
    all_provinces: AllResults, unit: str, lang: str
) -> None:
    results = all_provinces.province(all_provinces.catalog.units[unit])
    told = slides(results, 2024, 2023, "vi" if lang == "vi" else "en")
    assert all(block(s, Headline).finding and block(s, Legend).sources for s in told)


def test_an_index_without_a_score_shows_its_newest_and_says_its_year(
    all_provinces: AllResults,
) -> None:
    slide = of(all_provinces, "dong-nai", 2024)[7]
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    newest = results.scored_years("pci")[-1]
    assert slide.key == "index_pci"
    assert block(slide, Headline).finding.endswith(f"điểm gần nhất là của năm {newest}")
    assert block(slide, Tiles).tiles[0].score == pytest.approx(
        results.score("pci", newest), abs=0.005
    )


def test_every_line_of_the_slides_can_be_a_native_chart(all_provinces: AllResults) -> None:
    for slide in of(all_provinces, "dong-nai", 2024):
        for chart in (b for b in slide.blocks if isinstance(b, Chart)):
            drawn = drawing(chart, "vi")
            assert isinstance(drawn, Lines)
            values = {y for series in drawn.series for y in series.ys}
            assert isinstance(chart.content, Trend)
            ours = [p.value for p in chart.content.points if p.value is not None]
            assert {round(value, 9) for value in ours} <= values
