"""A report as a workbook: a sheet for each table and each chart's values, numbers as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.tables.sheets import Sheet, Value, every_block, sheets, table_sheet
from exports.text import INERT, LONGEST_PROPERTY, LONGEST_TEXT, inert, plain
from reports.model import (
    Block,
    Column,
    Headline,
    Legend,
    Notice,
    Paragraph,
    Report,
    Sayings,
    Table,
)
from strings import Lang, translate
from strings.numbers import MINUS, number

FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
LONGEST_NAME = 31
CODES = {
    "score": "0.{0}",
    "heat": "0.{0}",
    "change": "+0.{0};\u22120.{0};0.{0}",
    "year": "0",
    "rank": "0",
}


def workbook(report: Report) -> bytes:
    """Write the report as .xlsx: what it finds and its sources first, then a sheet a table and chart."""
    blocks = list(every_block(report.blocks))
    content = BytesIO()
    with Workbook(content, {**INERT, "in_memory": True}) as book:
        book.set_properties({"title": plain(report.title)[:LONGEST_PROPERTY]})
        names: set[str] = set()
        _first(book, report, blocks, names)
        for sheet in sheets(blocks, report.lang):
            _write(book, sheet, names)
    return content.getvalue()


def csv(table: Table, lang: Lang) -> bytes:
    """Write a table as CSV that Excel opens: a mark in front, semicolons, decimals as the language has them."""
    sheet = table_sheet(table, lang)
    lines = [[inert(plain(c.label)) for c in sheet.columns]]
    lines += [
        [_text(c, v, lang) for c, v in zip(sheet.columns, row, strict=True)] for row in sheet.rows
    ]
    text = "\r\n".join(
        ";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines
    )
    return f"{text}\r\n".encode("utf-8-sig")


def _text(column: Column, value: Value, lang: Lang) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        shown = number(value, lang, column.decimals).replace(MINUS, "-")
        return shown.replace("." if lang == "vi" else ",", "")
    return str(value) if isinstance(value, int) else inert(plain(value))


def _first(book: Workbook, report: Report, blocks: Sequence[Block], names: set[str]) -> None:
    """Write the sheet of text: title, findings, sources, and the version of the data."""
    sheet = book.add_worksheet(_name(translate("excel.about", report.lang), names))
    sheet.set_column(0, 0, 110)
    lines = [report.title]
    for block in blocks:
        match block:
            case Headline():
                lines += [block.finding, *block.sentences]
            case Notice() | Paragraph():
                lines.append(block.text)
            case Sayings():
                lines += block.sentences
            case Legend():
                lines += block.sources
    lines.append(translate("excel.version", report.lang, version=report.data_version))
    wrapped, bold = book.add_format({"text_wrap": True}), book.add_format({"bold": True})
    for at, line in enumerate(dict.fromkeys(lines)):
        sheet.write_string(at, 0, plain(line)[:LONGEST_TEXT], wrapped if at else bold)


def _write(book: Workbook, sheet: Sheet, names: set[str]) -> None:
    page = book.add_worksheet(_name(sheet.title, names))
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#F3F5F8"})
    page.write_string(0, 0, plain(sheet.title)[:LONGEST_TEXT], book.add_format({"bold": True}))
    page.freeze_panes(2, 1)
    for at, column in enumerate(sheet.columns):
        page.write_string(1, at, plain(column.label)[:LONGEST_TEXT], head)
        longest = max([len(column.label), *(len(str(row[at] or "")) for row in sheet.rows)])
        page.set_column(at, at, min(60, longest + 3) if column.kind in ("text", "mark") else 11)
        style = _style(book, column)
        for nth, row in enumerate(sheet.rows, start=2):
            _cell(page, nth, at, row[at], style)
    if sheet.note:
        page.write_string(len(sheet.rows) + 3, 0, plain(sheet.note)[:LONGEST_TEXT])


def _style(book: Workbook, column: Column) -> Format:
    code = CODES.get(column.kind, "")
    return book.add_format({"num_format": code.format("0" * column.decimals)} if code else {})


def _cell(page: Worksheet, row: int, at: int, value: Value, style: Format) -> None:
    if isinstance(value, (int, float)):
        page.write_number(row, at, value, style)
    elif value is not None:
        page.write_string(row, at, plain(value)[:LONGEST_TEXT], style)


def _name(title: str, names: set[str]) -> str:
    """Name a sheet: without what Excel forbids, not too long, and not given twice."""
    wanted = plain(title).translate(FORBIDDEN).strip()[:LONGEST_NAME].strip() or "Sheet"
    name, nth = wanted, 1
    while name.lower() in names:
        nth += 1
        ending = f" ({nth})"
        name = wanted[: LONGEST_NAME - len(ending)] + ending
    names.add(name.lower())
    return name
