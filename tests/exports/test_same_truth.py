"""One report, every file: the same figures in Word, PDF and Excel, and those of the slides."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from exports.drawing.values import values
from exports.office import word
from exports.pdf import document
from exports.tables import excel
from reports.dataset.all_results import AllResults
from reports.documents.briefing import briefing
from reports.documents.letter import letter
from reports.documents.meeting import slides as whole_meeting
from reports.documents.period_figures import PeriodFigures
from reports.documents.periodic import periodic, subject
from reports.model import Annex, Block, Chart, Headline, Report, Table, Tiles, flat
from reports.model.written import score, written
from reports.results.overview import overview
from strings.numbers import number


@pytest.fixture(scope="module")
def figures(all_provinces: AllResults) -> PeriodFigures:
    results = all_provinces.province(all_provinces.catalog.units["hai-phong"])
    return PeriodFigures(all_provinces, results, "year", 2022, "vi")


@pytest.fixture(scope="module")
def report(figures: PeriodFigures) -> Report:
    return periodic(figures)


def _all(report: Report) -> list[Block]:
    blocks = list(flat(report.blocks))
    return blocks + [inner for b in blocks if isinstance(b, Annex) for inner in b.blocks]


def _figures(report: Report) -> set[str]:
    """Every score and change that a table of the report prints."""
    return {
        written(c, row[c.key], report.lang)
        for table in _all(report)
        if isinstance(table, Table)
        for row in table.rows
        for c in table.columns
        if c.kind in ("score", "change")
    }


def test_word_and_pdf_print_every_figure_of_the_report(
    figures: PeriodFigures, report: Report
) -> None:
    head = letter(
        figures.results.catalog, figures.results.unit, subject(figures), date(2024, 1, 2), (), "vi"
    )
    tables = Document(BytesIO(word.document(report, head))).tables
    cells = {cell.text for table in tables for cell in table._cells}
    printed = PdfReader(BytesIO(document.document(report, head)))
    said = " ".join(page.extract_text() for page in printed.pages)
    assert len(_figures(report)) > 60
    assert _figures(report) <= cells
    assert {figure for figure in _figures(report) if figure not in said} == set()


def test_the_pdf_has_the_decrees_form(figures: PeriodFigures, report: Report) -> None:
    head = letter(
        figures.results.catalog, figures.results.unit, subject(figures), date(2024, 1, 2), (), "vi"
    )
    printed = PdfReader(BytesIO(document.document(report, head)))
    first, second = (printed.pages[n].extract_text() for n in (0, 1))
    for text in (head.nation, head.motto, head.agency, head.kind, "ngày 02 tháng 01 năm 2024"):
        assert text in first
    assert second.split()[0] == "2"
    assert [float(edge) for edge in printed.pages[0].mediabox[2:]] == pytest.approx(
        [210 / 25.4 * 72, 297 / 25.4 * 72], abs=0.5
    )
    resources: list[Any] = [page["/Resources"] for page in printed.pages]
    fonts = [font.get_object() for each in resources for font in each["/Font"].values()]
    names = {font["/BaseFont"].split("+")[-1] for font in fonts}
    assert all(name.startswith("LiberationSerif") for name in names)


def test_the_workbook_holds_the_same_as_numbers(report: Report) -> None:
    book = load_workbook(BytesIO(excel.workbook(report)))
    sheets = {sheet["A1"].value: list(sheet.values) for sheet in book}
    for table in (b for b in _all(report) if isinstance(b, Table)):
        held = sheets[table.title]
        assert list(held[1]) == [c.label for c in table.columns]
        for row, cells in zip(table.rows, held[2:], strict=False):
            for column, cell in zip(table.columns, cells, strict=True):
                if column.kind in ("score", "change") and row[column.key] is not None:
                    assert cell == pytest.approx(row[column.key], abs=1e-12)
    for chart in (b for b in _all(report) if isinstance(b, Chart)):
        heads, *rows = sheets[chart.title][1:]
        for name, points in values(chart, report.lang).items():
            at = heads.index(name)
            found = {row[0]: row[at] for row in rows if row[0] is not None and row[at] is not None}
            drawn = {x if isinstance(x, str) else round(x): y for x, y in points}
            assert found == pytest.approx(drawn)


def test_the_slides_print_what_the_tiles_print(slides_of_2024: Report, deck_of_2024: bytes) -> None:
    made = Presentation(BytesIO(deck_of_2024))
    said = {s.text_frame.text for page in made.slides for s in page.shapes if s.has_text_frame}
    tiles = [t for b in slides_of_2024.blocks if isinstance(b, Tiles) for t in b.tiles]
    assert len(tiles) == 15
    assert {score(t, "vi") for t in tiles} <= said


def test_every_file_has_the_headline_of_the_page(figures: PeriodFigures, report: Report) -> None:
    results = figures.results
    page = next(b for b in overview(results, 2022, 2021, "vi").blocks if isinstance(b, Headline))
    slides = (board := whole_meeting(results, 2022, 2021, "vi")[0]).blocks
    assert board.key == "board"
    assert page in slides
    assert page in list(briefing(figures.all_results, results, 2022, "PAPI", "vi").blocks)
    head = letter(results.catalog, results.unit, subject(figures), date(2024, 1, 2), (), "vi")
    paper = " ".join(p.text for p in Document(BytesIO(word.document(report, head))).paragraphs)
    book = load_workbook(BytesIO(excel.workbook(report)))
    cells = " ".join(str(row[0]) for row in book.worksheets[0].values)
    for said in (page.finding, page.sentences[0]):
        assert said in paper
        assert said in cells


def test_the_report_says_what_the_verdict_says(figures: PeriodFigures, report: Report) -> None:
    table = next(b for b in report.blocks if isinstance(b, Table))
    for planned, row in zip(figures.results.catalog.plan_areas, table.rows, strict=True):
        verdict = figures.results.verdict(planned.component, 2022)
        assert verdict is not None
        assert row["change"] == pytest.approx(verdict.change)
        assert number(verdict.score, "vi") == written(table.columns[2], row["score"], "vi")
