"""Every template, filled in and brought in again, gives the values that were filled in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from etl.forms.declared import form
from etl.forms.plans import shipped_plan
from etl.importing import intake
from etl.model.previewed import Preview
from etl.templates.build import KINDS, TemplateKind, template
from etl.templates.score_template import PAR_PARTS
from etl.workbook.template_mark import EXAMPLE, LISTS, MARK, VERSION
from strings import Lang
from tests.etl.logbooks import CATALOG, row

YEARS: dict[TemplateKind, int] = {
    "papi": 2022, "pci": 2021, "par": 2023, "sipas": 2023, "tasks": 2018, "activities": 2018,
    "targets": 2024,
}  # fmt: skip
FIRST = {"par": 6}  # the row below the example; 5 elsewhere


def made(kind: TemplateKind, lang: Lang = "vi") -> openpyxl.Workbook:
    year = YEARS[kind]
    return openpyxl.load_workbook(BytesIO(template(kind, CATALOG, year, shipped_plan(year), lang)))


def look(book: openpyxl.Workbook, folder: Path, index: str | None = None) -> Preview:
    out = BytesIO()
    book.save(out)
    return intake.look(out.getvalue(), "mau.xlsx", folder, CATALOG, index)


def score(row: int, column: int) -> float:
    """A score within every scale that differs from cell to cell."""
    return round(1 + row / 100 + column / 1000, 3)


def fill(sheet: Worksheet, kind: TemplateKind) -> dict[str, float]:
    """A score in every cell of an index's template, sums as they come; by cell."""
    filled = {}
    for r in range(FIRST.get(kind, 5), sheet.max_row + 1):
        for c in range(3, sheet.max_column + 1):
            cell = sheet.cell(r, c)
            cell.value = filled[cell.coordinate] = score(r, c)
    return filled


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", ["papi", "pci", "sipas"])
def test_scores_come_back_from_their_cells(kind: TemplateKind, lang: Lang, tmp_path: Path) -> None:
    book = made(kind, lang)
    filled = fill(book.worksheets[0], kind)
    found = look(book, tmp_path)
    assert (found.index, found.years, found.layout) == (kind, (YEARS[kind],), "template 1")
    said = found.rows.set_index("cell")["value"]
    assert said.to_dict() == filled
    units = {unit.code for unit in CATALOG.units_of(YEARS[kind])}
    assert set(found.rows["unit"]) == units
    names = [book.worksheets[0].cell(r, 2).value for r in range(5, 5 + len(units))]
    wanted = [unit.name(lang) for unit in CATALOG.units_of(YEARS[kind])]
    assert names == wanted


def test_par_comes_back_with_its_three_numbers(tmp_path: Path) -> None:
    book = made("par")
    filled = fill(book.worksheets[0], "par")
    found = look(book, tmp_path)
    assert (found.index, found.years) == ("par", (2023,))
    sheet = book.worksheets[0]
    for each in found.rows.itertuples():
        at = sheet[each.cell]
        parts = [filled[sheet.cell(at.row, at.column + n - 2).coordinate] for n in range(3)]
        assert [each.maximum, each.self_scored, each.value] == parts
    assert len(found.rows) == len(filled) / len(PAR_PARTS)


@pytest.mark.parametrize("kind", ["tasks", "activities"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_form_comes_back_whole(kind: TemplateKind, lang: Lang, tmp_path: Path) -> None:
    book = made(kind, lang)
    columns = form("tasks" if kind == "tasks" else "activities").columns
    usual = row("tasks" if kind == "tasks" else "activities")
    said = [{**usual, "task": task} for task in ("5.3", "1.1")]
    said[1] |= {"area": None}
    for r, cells in enumerate(said, start=5):
        for c, column in enumerate(columns, start=1):
            book.worksheets[0].cell(r, c).value = cells.get(column.code)
    found = look(book, tmp_path)
    assert (found.index, found.years, found.ready) == (kind, (2018,), True), found.issues
    assert found.rows["task"].tolist() == ["5.3", "1.1"]
    assert found.rows["row"].tolist() == [5, 6]
    text = "text" if kind == "tasks" else "what"
    assert found.rows[text].tolist() == [usual[text]] * 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_as_it_is_says_nothing(kind: TemplateKind, tmp_path: Path) -> None:
    """The example row is ignored, and blank cells are no missing figures."""
    found = look(made(kind), tmp_path)
    assert found.rows.empty
    assert found.difference.new.empty


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [("C1", VERSION + 1, "template_version"), ("B1", "pisa", "template_kind")],
)
def test_a_template_of_another_version_or_kind_is_refused(
    cell: str, value: object, code: str, tmp_path: Path
) -> None:
    book = made("sipas")
    book[MARK][cell] = value
    found = look(book, tmp_path, "sipas")
    assert not found.ready
    assert [(i.code, i.sheet, i.cell) for i in found.issues if i.severity == "error"] == [
        (code, MARK, cell)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_has_lists_a_guide_an_example_and_a_mark(kind: TemplateKind) -> None:
    book = made(kind)
    sheet = book.worksheets[0]
    assert set(book.sheetnames[1:]) == {"Hướng dẫn", LISTS, MARK}
    assert [s.title for s in book.worksheets if s.sheet_state == "hidden"] == [LISTS, MARK]
    assert sheet.data_validations.dataValidation
    assert EXAMPLE in [sheet.cell(r, 1).value for r in (4, 5)]
    assert book["Hướng dẫn"].max_row > 5
