"""A CSV, whose encoding, separator and decimal mark nobody states: found, and said aloud."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Literal

from etl.model.issues import Issue
from etl.workbook.encodings import decode
from etl.workbook.limits import MB
from etl.workbook.sheets import letters
from etl.workbook.wire import Frame, RowBatch, SheetStart

NAME = "CSV"
CHUNK = 8_192
SAMPLE = 200  # rows that settle the separator and the header
NUMBERS = 5_000  # rows that settle the decimal mark
SEPARATORS = {";": ";", "\t": "Tab", "|": "|", ",": ","}
STATED = re.compile(r"sep=(.)\r?\n")  # a first line that Excel obeys
DECIMAL = {
    ",": re.compile(r"[-+−]?(\d+,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3})+,\d+)%?"),
    ".": re.compile(r"[-+−]?(\d+\.(\d{1,2}|\d{4,})|\d{1,3}(,\d{3})+\.\d+)%?"),
}
NUMBER = re.compile(r"[-+−]?\d[\d.,]*%?")

csv.field_size_limit(1 << 20)


def read_csv(content: bytes, cells: int) -> Iterator[Frame]:
    """Yield one sheet of texts, at most `cells` of them.

    An Issue where columns cannot be trusted.
    """
    decoded = decode(content)
    if isinstance(decoded, Issue):
        yield decoded
        return
    text, encoding = decoded
    first_row = 1
    separator = _separator(text)
    if stated := STATED.match(text):
        first_row, separator, text = 2, stated[1], text[stated.end() :]
    if not separator:
        yield Issue("csv_separator", "error", NAME)
        return
    try:
        yield from _frames(text, separator, encoding, first_row, cells)
    except csv.Error as error:
        yield Issue("csv_damaged", "error", NAME, values={"value": str(error)})


def _frames(
    text: str, separator: str, encoding: str, first_row: int, cells: int
) -> Iterator[Frame]:
    height, width, wrong = _measure(text, separator, first_row)
    if height * width > cells:
        place = f"{letters(width)}{first_row + height - 1}"
        values = {"value": place, "limit": cells // MB}
        yield Issue("grid_too_large", "error", NAME, place, values)
        return
    if wrong:
        yield wrong
        return
    decimal = _decimal(islice(_rows(text, separator), NUMBERS))
    read = {"separator": SEPARATORS.get(separator, separator), "encoding": encoding}
    notes = [Issue("csv_read", "note", NAME, values=read)]
    if decimal:
        notes.append(Issue("csv_decimal", "note", NAME, values={"value": decimal}))
    fields = {"name": NAME, "first_row": first_row, "decimal": decimal, "notes": tuple(notes)}
    yield SheetStart(fields, width)
    rows = _rows(text, separator)
    while chunk := list(islice(rows, CHUNK)):
        memo: dict[str, str | None] = {"": None}
        known = memo.setdefault
        filled = [row + [""] * (width - len(row)) for row in chunk]
        yield RowBatch(
            [[known(value, value) for value in column] for column in zip(*filled, strict=True)]
        )


def _rows(text: str, separator: str, *, strict: bool = True) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=strict)


def _separator(text: str) -> str | None:
    """Return the one that cuts most rows into equally many fields, more than one."""
    best, found = 0.0, None
    for separator in SEPARATORS:
        rows = islice(_rows(text, separator, strict=False), SAMPLE)
        widths = Counter(len(row) for row in rows if any(row))
        width, times = widths.most_common(1)[0] if widths else (0, 0)
        share = times / widths.total() if width > 1 else 0.0
        if share > best:
            best, found = share, separator
    return found


def _measure(text: str, separator: str, first_row: int) -> tuple[int, int, Issue | None]:
    """Rows, columns, and the first field that stands beyond the header: a mark inside a number?"""
    header = _header_width(list(islice(_rows(text, separator), SAMPLE)))
    height = width = 0
    wrong = None
    for r, row in enumerate(_rows(text, separator)):
        height = r + 1
        width = max(width, len(row))
        if not wrong and len(row) > header and any(row[header:]):
            place = f"{letters(header + 1)}{first_row + r}"
            values = {"value": separator.join(row[header - 1 : header + 1]), "limit": header}
            wrong = Issue("csv_ragged", "error", NAME, place, values)
    return height, width, wrong


def _header_width(rows: list[list[str]]) -> int:
    """Return the most fields of a row above the first with a number; of that row if it is the first."""
    widest = 0
    for row in rows:
        numeric = any(NUMBER.fullmatch(field.strip()) for field in row)
        if numeric and widest:
            return widest
        if len(row) > 1:
            widest = max(widest, len(row))
        if numeric:
            return widest or len(row)
    return widest or max(map(len, rows), default=0)


def _decimal(rows: Iterator[list[str]]) -> Literal[",", "."] | None:
    """Return the decimal mark, where all numbers that show one agree."""
    found = {
        mark
        for row in rows
        for field in row
        for mark, shape in DECIMAL.items()
        if shape.fullmatch(field.strip())
    }
    if len(found) != 1:
        return None
    return "," if "," in found else "."
