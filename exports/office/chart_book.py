"""The values of a drawing as a workbook: what opens when somebody edits the chart's data."""

from __future__ import annotations

from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from exports.drawing.drawing import Drawing, Lines, PaintedBars
from exports.text import INERT, LONGEST_TEXT, plain


def columns(nth: int) -> tuple[str, str]:
    """Name the columns of the x and y values of the nth series, counted from 0."""
    return xl_col_to_name(2 * nth), xl_col_to_name(2 * nth + 1)


def chart_book(drawing: Drawing) -> bytes:
    """Write a workbook of one sheet: two columns a series, or names and values of bars."""
    content = BytesIO()
    with Workbook(content, {**INERT, "in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        _write_bars(sheet, drawing) if isinstance(drawing, PaintedBars) else _write_lines(
            sheet, drawing
        )
    return content.getvalue()


def _write_lines(sheet: Worksheet, drawing: Lines) -> None:
    for nth, series in enumerate(drawing.series):
        sheet.write_string(0, 2 * nth, "x")
        sheet.write_string(0, 2 * nth + 1, plain(series.name)[:LONGEST_TEXT])
        for row, (x, y) in enumerate(zip(series.xs, series.ys, strict=True), start=1):
            sheet.write_number(row, 2 * nth, x)
            if y is not None:
                sheet.write_number(row, 2 * nth + 1, y)


def _write_bars(sheet: Worksheet, drawing: PaintedBars) -> None:
    sheet.write_string(0, 1, plain(drawing.name)[:LONGEST_TEXT])
    for row, bar in enumerate(drawing.bars, start=1):
        sheet.write_string(row, 0, plain(bar.name)[:LONGEST_TEXT])
        sheet.write_number(row, 1, bar.value)
