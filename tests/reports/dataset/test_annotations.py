"""Notes on points: whose line they stand on, where, and that slides and pages carry them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.charts import Trend
from reports.charts.frame import Pin, frame
from reports.dataset.all_results import AllResults
from reports.dataset.annotations import Annotation, about, lines, subject
from reports.dataset.province_results import ProvinceResults
from reports.documents.meeting import slides
from reports.model import Chart, Report, flat
from reports.results.area import area
from reports.results.trend import trend

NOTE = Annotation(7, "d5", 2021, "", "đổi bộ câu hỏi", "An", date(2026, 11, 24))


def case_with(all_results: AllResults, *notes: Annotation) -> ProvinceResults:
    return replace(all_results.province(all_results.catalog.units["dong-nai"]), annotations=notes)


def charts(*reports: Report) -> list[Chart]:
    return [b for r in reports for b in flat(r.blocks) if isinstance(b, Chart)]


def pins(chart: Chart) -> tuple[Pin, ...]:
    assert isinstance(chart.content, Trend)
    return frame(chart.content).pins


def pinned(chart: Chart) -> dict[int, str]:
    """The words beside each point, by year."""
    return {pin.note.year: " ".join(pin.rows) for pin in pins(chart)}


def test_a_note_stands_on_its_point_on_page_and_slide(all_provinces: AllResults) -> None:
    results = case_with(all_provinces, NOTE)
    page = next(c for c in charts(area(results, "d5", 2024, "vi")) if c.key == "trend_d5")
    slide = next(c for c in charts(*slides(results, 2024, 2023, "vi")) if c.key == "trend_d5")
    for chart in (page, slide):
        [pin] = pins(chart)
        assert (pin.note.year, pin.at) == (2021, results.score("d5", 2021))
        assert pinned(chart) == {2021: "đổi bộ câu hỏi"}
        assert chart.notes == ("Chú thích 2021: đổi bộ câu hỏi (An, 24/11/2026)",)
    others = [c for c in charts(*slides(results, 2024, 2023, "vi")) if c.key != "trend_d5"]
    assert all(not pinned(c) and not c.notes for c in others)


def test_a_line_without_notes_is_drawn_as_before(all_provinces: AllResults) -> None:
    results = case_with(all_provinces)
    row = results.verdict("d5", 2024)
    assert row is not None
    with_note = trend(case_with(all_provinces, NOTE), row, "vi").content
    without = trend(results, row, "vi").content
    assert isinstance(with_note, Trend)
    assert isinstance(without, Trend)
    assert replace(with_note, notes=()) == without
    assert frame(with_note).values[0] == frame(without).values[0]
    assert frame(with_note).values[1] > frame(without).values[1]


@pytest.mark.parametrize(
    ("unit", "years", "count"),
    [("dong-nai", (2011, 2024), 1), ("an-giang", (2011, 2024), 0), ("dong-nai", (2022, 2024), 0)],
)
def test_a_note_holds_for_its_province_and_the_years_shown(
    unit: str, years: tuple[int, int], count: int
) -> None:
    mine = replace(NOTE, unit="dong-nai")
    assert len(about([mine], "d5", unit, range(years[0], years[1] + 1))) == count


def test_near_notes_stand_above_each_other_and_long_ones_are_cut(all_provinces: AllResults) -> None:
    long = replace(NOTE, number=8, year=2022, text="lời " * 40)
    chart = charts(area(case_with(all_provinces, NOTE, long), "d5", 2024, "vi"))[0]
    first, second = pins(chart)
    assert first.top != second.top
    assert pinned(chart)[2022].endswith("…")
    assert chart.notes[1].count("lời") == 40


def test_every_note_is_listed_though_only_the_newest_are_drawn(all_provinces: AllResults) -> None:
    many = [replace(NOTE, number=n, year=2011 + n, text=f"chú thích {n}") for n in range(8)]
    chart = charts(area(case_with(all_provinces, *many), "d5", 2024, "vi"))[0]
    assert len(chart.notes) == 8
    assert len(pinned(chart)) == 4


def test_subject_and_lines() -> None:
    assert subject("d5", 2021, "") == "d5/2021/*"
    assert lines([NOTE], "en") == ("Note on 2021: đổi bộ câu hỏi (An, 24/11/2026)",)
