"""The published workbooks cell by cell as the slower and older readers have them.

OFFICIAL_WORKBOOKS names the folder with the files of the publishers, which do not ship.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlrd
from openpyxl.utils.cell import range_boundaries

from etl.workbook.guard import guard
from etl.workbook.read import read
from etl.workbook.sheets import Cell, CellError, MergedRange, Sheet

FOLDER = Path(os.environ["OFFICIAL_WORKBOOKS"])
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".xlsx", ".xls"))

Filled = dict[str, Cell]


def sheets(name: str) -> list[Sheet]:
    content = (FOLDER / name).read_bytes()
    assert guard(content, name) is None
    found = read(content, name)
    assert isinstance(found, list), found
    return found


def filled(sheet: Sheet) -> Filled:
    """The cells that hold something, by address."""
    return {
        sheet.address(r, c): value
        for r, row in enumerate(sheet.rows)
        for c, value in enumerate(row)
        if value is not None
    }


def expected(path: Path) -> Iterator[tuple[str, bool, Filled]]:
    """Name, hidden, and filled cells of each sheet by openpyxl or xlrd."""
    if path.suffix == ".xls":
        for old in xlrd.open_workbook(path).sheets():
            yield old.name, old.visibility != 0, dict(_old_cells(old))
        return
    for tab in openpyxl.load_workbook(path, data_only=True).worksheets:
        cells = (cell for row in tab.iter_rows() for cell in row)
        yield (
            tab.title,
            tab.sheet_state != "visible",
            {
                cell.coordinate: CellError(cell.value) if cell.data_type == "e" else cell.value
                for cell in cells
                if cell.value not in (None, "")
            },
        )


def _old_cells(sheet: xlrd.sheet.Sheet) -> Iterator[tuple[str, Cell]]:
    for r in range(sheet.nrows):
        for c, cell in enumerate(sheet.row(r)):
            if cell.ctype == xlrd.XL_CELL_ERROR:
                yield f"{xlrd.colname(c)}{r + 1}", CellError(xlrd.error_text_from_code[cell.value])
            elif cell.value != "":
                yield f"{xlrd.colname(c)}{r + 1}", cell.value


def plain(value: Cell) -> Cell:
    """A moment at midnight as its date."""
    if isinstance(value, datetime) and value == datetime.combine(value, datetime.min.time()):
        return value.date()
    return value


def test_there_are_workbooks() -> None:
    assert {Path(name).suffix for name in FILES} == {".xlsx", ".xls"}


@pytest.mark.parametrize("name", FILES)
def test_every_cell(name: str) -> None:
    found = [(sheet.name, sheet.hidden, filled(sheet)) for sheet in sheets(name)]
    other = [
        (tab, hidden, {place: plain(value) for place, value in cells.items()})
        for tab, hidden, cells in expected(FOLDER / name)
    ]
    assert [each[:2] for each in found] == [each[:2] for each in other]
    for (tab, _, ours), (_, _, theirs) in zip(found, other, strict=True):
        assert ours == theirs, tab
    assert sum(len(cells) for _, _, cells in found) > 1_000


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".xlsx")])
def test_merged_and_hidden(name: str) -> None:
    tabs = openpyxl.load_workbook(FOLDER / name).worksheets
    for sheet, tab in zip(sheets(name), tabs, strict=True):
        top, left = sheet.first_row, sheet.first_column
        hidden = {r - top for r, row in tab.row_dimensions.items() if row.hidden}
        assert sheet.hidden_rows == hidden & set(range(sheet.n_rows))
        ours = {(span.top + top, span.left + left) for span in sheet.merged}
        merged = [range_boundaries(str(span)) for span in tab.merged_cells.ranges]
        assert ours == {
            (row, column)
            for column, row, _, _ in merged
            if row < top + sheet.n_rows and column < left + sheet.n_columns
        }
        assert all(isinstance(span, MergedRange) for span in sheet.merged)


@pytest.mark.parametrize("name", FILES)
def test_it_takes_no_time(name: str) -> None:
    started = time.monotonic()
    sheets(name)
    assert time.monotonic() - started < 2
