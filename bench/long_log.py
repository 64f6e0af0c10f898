"""A made-up activity log of any length in the template's columns, written as Excel writes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain, cycle, islice
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from catalog import load
from etl.templates.sample import SampleRow, headings, lines
from etl.workbook.sheets import letters
from tests.etl.corpus import MAIN, parts

YEAR = 2018
DIFFERENT = 10_000  # activities made up; a longer log repeats them, each time as another round
EXCEL_BEGAN = date(1899, 12, 30)
ORDINAL, DAY, WHAT, EVIDENCE = 0, 1, 6, 11
DATES = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
AT_ONCE = 10_000
COLUMNS = 12  # all but the note


def write(path: Path, rows: int) -> None:
    """Write `rows` activities of 12 columns: numbers, dates, texts that repeat and that do not."""
    contents = parts("", styles=DATES)
    sheet = "xl/worksheets/sheet1.xml"
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=3) as archive:
        for name, text in contents.items():
            if name != sheet:
                archive.writestr(name, text)
        with archive.open(sheet, "w", force_zip64=True) as out:
            out.write(f"<worksheet {MAIN}><sheetData>".encode())
            made = chain(
                [_row(1, [*headings()[:COLUMNS]])], map(_row, range(2, rows + 2), _lines(rows))
            )
            while chunk := "".join(islice(made, AT_ONCE)):
                out.write(chunk.encode())
            out.write(b"</sheetData></worksheet>")


def _lines(rows: int) -> Iterator[list[object]]:
    made: list[SampleRow] = list(lines(load(), YEAR, min(rows, DIFFERENT)))
    for n, line in zip(range(1, rows + 1), cycle(made), strict=False):
        again: list[object] = [*line[:COLUMNS]]
        again[ORDINAL] = n
        again[DAY] = datetime.strptime(str(line[DAY]), "%d/%m/%Y").date()  # noqa: DTZ007
        again[WHAT] = f"{line[WHAT]}, lượt {n}"
        again[EVIDENCE] = f"{line[EVIDENCE]}?so={n}" if line[EVIDENCE] else ""
        yield again


def _row(r: int, cells: list[object]) -> str:
    written = (_cell(f"{letters(c)}{r}", value) for c, value in enumerate(cells, 1) if value)
    return f'<row r="{r}">{"".join(written)}</row>'


def _cell(place: str, value: object) -> str:
    if isinstance(value, date):
        return f'<c r="{place}" s="1"><v>{(value - EXCEL_BEGAN).days}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'
