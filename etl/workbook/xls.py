"""An old .xls by xlrd, which keeps errors, formats, hidden rows and merged ranges."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

import xlrd
from xlrd.compdoc import CompDocError
from xlrd.xldate import XLDateError, xldate_as_datetime

from etl.model.issues import Issue
from etl.workbook.grid import Box
from etl.workbook.marks import SheetMarks
from etl.workbook.parts import is_percent
from etl.workbook.sheets import Cell, CellError
from etl.workbook.wire import Frame, RowBatch, SheetStart

CHUNK = 8_192
DAMAGE = (
    xlrd.XLRDError, CompDocError, struct.error, LookupError, ValueError, AssertionError,
    TypeError, AttributeError, ArithmeticError, RecursionError,
)  # fmt: skip


def read_xls(content: bytes) -> Iterator[Frame]:
    """Yield the sheets in the order of their tabs; an Issue where the file cannot be read."""
    with Path(os.devnull).open("w") as log:
        try:
            book = xlrd.open_workbook(
                file_contents=content, formatting_info=True, ragged_rows=True, logfile=log
            )
        except DAMAGE as error:
            code = "file_encrypted" if "encrypted" in str(error) else "file_damaged"
            yield Issue(code, "error", values={"value": str(error)})
            return
        percent = _percent_styles(book)
        for sheet in book.sheets():
            yield from _frames(sheet, percent, book.datemode)


def _frames(sheet: xlrd.sheet.Sheet, percent: frozenset[int], datemode: int) -> Iterator[Frame]:
    fields = {"name": sheet.name, "hidden": sheet.visibility != 0}
    box = _used(sheet)
    if box is None:
        yield SheetStart(fields, 0)
        return
    width = box.right - box.left + 1
    yield SheetStart(fields | _marks(sheet, percent).fields(box), width)
    rows = (
        [_cell(sheet, r, c, datemode) for c in range(box.left - 1, box.right)]
        for r in range(box.top - 1, box.bottom)
    )
    while chunk := list(islice(rows, CHUNK)):
        yield RowBatch([list(column) for column in zip(*chunk, strict=True)])


def _used(sheet: xlrd.sheet.Sheet) -> Box | None:
    box = None
    for r in range(sheet.nrows):
        filled = [
            c
            for c, (kind, value) in enumerate(
                zip(sheet.row_types(r), sheet.row_values(r), strict=True), 1
            )
            if kind not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) and value != ""
        ]
        if filled:
            box = box or Box(r + 1, filled[0], r + 1, filled[0])
            box = box.including(r + 1, filled[0]).including(r + 1, filled[-1])
    return box


def _cell(sheet: xlrd.sheet.Sheet, r: int, c: int, datemode: int) -> Cell:
    if c >= sheet.row_len(r):
        return None
    kind, value = sheet.cell_type(r, c), sheet.cell_value(r, c)
    if kind == xlrd.XL_CELL_ERROR:
        return CellError(xlrd.error_text_from_code.get(value, "#N/A"))
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_DATE:
        return _moment(value, datemode)
    return None if value == "" else value


def _moment(serial: float, datemode: int) -> date | datetime | time | float:
    """Return a date without a time of day as a date, a time alone as a time; no date, no change."""
    try:
        moment: datetime = xldate_as_datetime(serial, datemode)
    except (XLDateError, ValueError, OverflowError):
        return serial
    if serial < 1:
        return moment.time()
    return moment.date() if moment.time() == time() else moment


def _marks(sheet: xlrd.sheet.Sheet, percent: frozenset[int]) -> SheetMarks:
    found = SheetMarks()
    found.hidden_rows = [r + 1 for r, info in sheet.rowinfo_map.items() if info.hidden]
    found.hidden_columns = [
        range(c + 1, c + 2) for c, info in sheet.colinfo_map.items() if info.hidden
    ]
    found.merged = [
        Box(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells
    ]
    for r in range(sheet.nrows) if percent else ():
        for c in range(sheet.row_len(r)):
            if sheet.cell_xf_index(r, c) in percent:
                found.percents.setdefault(c + 1, []).append(r + 1)
    return found


def _percent_styles(book: xlrd.Book) -> frozenset[int]:
    formats = {key for key, shown in book.format_map.items() if is_percent(shown.format_str or "")}
    return frozenset(i for i, style in enumerate(book.xf_list) if style.format_key in formats)
