"""The deck, opened again: its slides, its charts against the figures, its notes and sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from pptx import Presentation
from pptx.slide import Slide

from exports.drawing.charts import drawing
from exports.drawing.drawing import Lines
from exports.drawing.values import values
from exports.office.powerpoint import deck
from exports.office.slides import ROWS, slides
from reports.dataset.all_results import AllResults
from reports.dataset.annotations import Annotation
from reports.model import Chart, Column, Headline, Report, Table, flat
from reports.results.area import area
from reports.results.compare import compare
from tests.exports.charts import charts, shown
from tests.exports.conftest import DEPARTMENT


def _slides(content: bytes) -> list[Slide]:
    return list(Presentation(BytesIO(content)).slides)


def _words(slide: Slide) -> str:
    frames = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
    cells = [c.text for s in slide.shapes if s.has_table for r in s.table.rows for c in r.cells]
    return "\n".join([*frames, *cells])


def test_it_is_wide_and_has_a_slide_for_each_area_and_index(deck_of_2024: bytes) -> None:
    made = Presentation(BytesIO(deck_of_2024))
    assert made.slide_width * 9 == made.slide_height * 16 or made.slide_width == 12191695
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert len(titles) == 12
    for nth, name in enumerate(("Trách nhiệm giải trình", "Tham gia", "Công khai"), start=2):
        assert titles[nth].startswith(name)
    assert [t.split(" ")[0] for t in titles[8:11]] == ["PCI", "PAR", "SIPAS"]
    assert "không so sánh được" in titles[11]


def test_every_title_is_a_finding_and_every_slide_names_source_and_day(
    deck_of_2024: bytes,
) -> None:
    for slide in _slides(deck_of_2024)[1:]:
        assert any(c.isdigit() for c in slide.shapes.title.text_frame.text) or "sáu" in _words(
            slide
        )
        assert "Nguồn:" in _words(slide)
        assert "24/11/2026" in _words(slide)


def test_charts_are_native_and_hold_the_figures_values(
    slides_of_2024: Report, deck_of_2024: bytes
) -> None:
    read, figures = charts(deck_of_2024), shown(slides_of_2024)
    assert len(read) == len(figures) == 13
    for chart, figure in zip(read, figures, strict=True):
        for name, points in values(figure, "vi").items():
            assert chart.drawn[name] == points
            assert chart.held[name] == points
        assert chart.held.keys() == chart.drawn.keys()


def test_numbers_of_charts_follow_the_language(deck_of_2024: bytes) -> None:
    codes = {code for chart in charts(deck_of_2024) for code in chart.codes}
    assert codes
    assert all("[$-42A]" in code for code in codes)


def test_notes_hold_the_arithmetic_with_cells_and_breaks(deck_of_2024: bytes) -> None:
    notes = [s.notes_slide.notes_text_frame.text for s in _slides(deck_of_2024)[2:8]]
    procedures = notes[4]
    assert "7,13 > 7,03" in procedures
    assert "+0,10; 7,13 − 7,03" in procedures
    assert "papi.csv!D" in procedures
    assert "±0,38" in procedures


def test_what_is_missing_is_said_in_words(deck_of_2024: bytes) -> None:
    par = _words(_slides(deck_of_2024)[9])
    assert "Thiếu dữ liệu" in par
    assert "82,92" in par


def test_a_long_table_goes_on_over_the_next_slide() -> None:
    rows = tuple({"a": f"việc {n}"} for n in range(ROWS + 3))
    table = Table("t", "", (Column("a", "Việc"),), rows)
    report = Report("r", "vi", "Báo cáo", (Headline("13 việc"), table))
    assert [len(s.tables[0].rows) for s in slides(report)] == [ROWS, 3]
    made = _slides(deck(report, DEPARTMENT))
    assert "việc 12" in _words(made[2])
    assert made[2].shapes.title.text_frame.text == "13 việc"


def test_a_wide_table_stands_on_a_slide_after_its_chart(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    shown = slides(compare(results, "d5", 2024, "all", "vi"))
    assert [len(s.charts) for s in shown[:2]] == [1, 0]
    assert sum(len(t.rows) for s in shown for t in s.tables) == 63
    assert len({s.headline.finding for s in shown}) == 1


def test_many_names_are_named_in_part_and_ours_always(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    chart = next(
        b for b in flat(compare(results, "d5", 2024, "all", "vi").blocks) if isinstance(b, Chart)
    )
    drawn = drawing(chart, "vi")
    assert isinstance(drawn, Lines)
    names = next(s for s in drawn.series if s.name == "Tên tỉnh, thành phố")
    said = [label.words.text for label in names.labels.values()]
    assert "Đồng Nai" in said
    assert 20 < len(said) <= 32
    assert len(names.xs) == 61


def test_what_people_noted_on_a_line_is_on_the_slide_with_who_and_when(
    all_provinces: AllResults,
) -> None:
    note = Annotation(1, "d5", 2021, "", "Đổi bộ câu hỏi", "Nguyễn An", date(2026, 11, 20))
    noted = replace(
        all_provinces.province(all_provinces.catalog.units["dong-nai"]), annotations=(note,)
    )
    content = deck(area(noted, "d5", 2024, "vi"), DEPARTMENT)
    assert "Đổi bộ câu hỏi (Nguyễn An, 20/11/2026)" in _words(_slides(content)[1])
    assert any("Đổi bộ câu hỏi" in name for chart in charts(content) for name in chart.drawn)
