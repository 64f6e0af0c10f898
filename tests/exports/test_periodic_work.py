"""The plan in the periodic report: counted as on the page of divisions, said to be made up."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from exports.__main__ import main
from exports.office.department import Department
from exports.office.powerpoint import deck
from exports.tables.blocks import as_table
from reports.model import Coverage, CoverageRow, Headline, MonthCount, Report


@pytest.fixture(scope="module")
def half_year(home: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:  # noqa: ARG001
    out = tmp_path_factory.mktemp("out") / "a.docx"
    asked = ["--kind", "half-year", "--unit", "dong-nai", "--year", "2018", "--out", str(out)]
    assert main(["report", *asked]) == 0
    made = Document(BytesIO(out.read_bytes()))
    cells = [cell.text for table in made.tables for cell in table._cells]
    return [*(p.text for p in made.paragraphs), *cells]


def test_it_says_first_that_tasks_and_activities_are_made_up(half_year: list[str]) -> None:
    assert any("là số liệu minh họa" in text for text in half_year[:8])


def test_it_counts_tasks_as_they_stood_when_the_period_ended(half_year: list[str]) -> None:
    said = next(text for text in half_year if text.startswith("Kế hoạch năm 2018 giao"))
    assert "Tính đến ngày 14/6/2018: 2 nhiệm vụ đã hoàn thành" in said
    assert any(text.startswith("Tính đến ngày 14/6/2018 không có") for text in half_year)


def test_every_area_says_its_tasks_and_activities(half_year: list[str]) -> None:
    said = [text for text in half_year if "các đơn vị ghi nhận" in text]
    assert len(said) == 6
    assert all("có minh chứng" in text for text in said)


def test_the_months_of_an_area_become_a_table_in_a_file() -> None:
    months = (MonthCount(3, 1, "", None), MonthCount(None, 0, "", None))
    row = CoverageRow("1", "Giải trình", months, ("14/6",))
    block = Coverage("c", "Độ phủ", ("1", "2"), ("Gần nhất",), (row,), None)
    table = as_table(block)
    assert [c.label for c in table.columns] == ["", "1", "2", "Gần nhất"]
    assert table.rows == ({"name": "1 Giải trình", "m0": 3, "m1": None, "b0": "14/6"},)
    report = Report("r", "vi", "r", (Headline("Độ phủ", made_up="số liệu minh họa"), block))
    assert b"ppt/slides/slide2.xml" in deck(report, Department("Sở"))
