"""A worksheet's XML in passing: where its cells stand and how far they reach.

The XML is searched, not parsed: a parser driven from Python takes longer for this than the reader
takes for the whole file. Pieces written as Excel writes them are settled by a few searches; any
other form is walked tag by tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import IO, NamedTuple

from etl.workbook.sheets import column_number

BLOCK = 1 << 20
LONGEST = 8 << 20  # bytes from one cell to the next; a cell holds 32,767 characters
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

PREFIXED = re.compile(rb"<\w+:worksheet[\s>]")
TAG = re.compile(rb"<(?:\w+:)?(row|c|col|mergeCell)(?=[\s/>])([^<>]*)>")
PLAIN = b'<c r="'
NAMED = re.compile(rb"\br\s*=")
REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})?([0-9]{1,7})["']""")
FILLED = re.compile(rb"<(?:\w+:)?(?:v|is|f)[\s/>]")


class Malformed(Exception):
    """The XML is not that of a worksheet."""


class Box(NamedTuple):
    """A range of cells, 1-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def including(self, row: int, column: int) -> Box:
        """Return the box stretched to hold a cell."""
        top, left = min(self.top, row), min(self.left, column)
        return Box(top, left, max(self.bottom, row), max(self.right, column))

    def meets(self, other: Box) -> bool:
        """Return whether two boxes share a cell."""
        apart = self.bottom < other.top or other.bottom < self.top
        return not (apart or self.right < other.left or other.right < self.left)

    @property
    def area(self) -> int:
        """How many cells the box has."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


class Tag(NamedTuple):
    """A tag, its attributes, and the text up to the next of its kind."""

    name: bytes
    attributes: bytes
    body: bytes


class Walk:
    """Goes through pieces and knows where it stands, also where cells do not name their place."""

    def __init__(self) -> None:
        self.row = 0
        self.column = 0
        self.prefixed: bool | None = None

    def plain_cells(self, piece: bytes) -> int | None:
        """Count the cells of a piece written as Excel does and go behind them.

        None of another form.
        """
        if self.prefixed is None:
            self.prefixed = bool(PREFIXED.search(piece))
        if self.prefixed:
            return None
        cells = piece.count(PLAIN)
        others = piece.count(b"<c") - cells
        # Columns, conditional formatting and its rules begin alike.
        if others and others != piece.count(b"<co") + piece.count(b"<cf"):
            return None
        for _ in self.tags(piece, max(piece.rfind(b"<row"), 0)):
            pass
        return cells

    def tags(self, piece: bytes, start: int = 0) -> Iterator[Tag]:
        """Yield each tag that matters, with `row` and `column` set to where it stands."""
        last = None
        for match in TAG.finditer(piece, start):
            if last:
                yield self._step(last, piece[last.end() : match.start()])
            last = match
        if last:
            yield self._step(last, piece[last.end() :])

    def _step(self, match: re.Match[bytes], body: bytes) -> Tag:
        name, attributes = match.groups()
        if name == b"row":
            self.row, self.column = _place(attributes)[0] or self.row + 1, 0
        elif name == b"c":
            row, column = _place(attributes)
            self.row, self.column = row or self.row, column or self.column + 1
        if self.row > LAST_ROW or self.column > LAST_COLUMN:
            raise Malformed
        return Tag(name, attributes, b"" if attributes.endswith(b"/") else body)


def _place(attributes: bytes) -> tuple[int, int]:
    """Return the row and column that a tag names; 0 for what it leaves open."""
    found = REFERENCE.search(attributes)
    if not found:
        if NAMED.search(attributes):
            raise Malformed
        return 0, 0
    if not int(found[2]):
        raise Malformed
    return int(found[2]), column_of(found[1] or b"")


@cache
def column_of(name: bytes) -> int:
    """Return a column's number from its letters; 0 from none."""
    return column_number(name.decode())


def blocks(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield a stream block by block."""
    while block := stream.read(BLOCK):
        yield block


def pieces(source: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes cut before a row or a cell, so that no cell lies in two pieces."""
    rest = b""
    for block in source:
        text = rest + block
        cut = _cut(text)
        if cut:
            yield text[:cut]
        rest = text[cut:]
        if len(rest) > LONGEST:
            raise Malformed
    yield rest


def _cut(text: bytes) -> int:
    """Where some cell or row begins, near the end; behind the last tag where there are no cells."""
    begin = max(text.rfind(b"<c "), text.rfind(b"<row"))
    if begin < 0:
        begin = max(text.rfind(tag) for tag in (b"<c>", b":c ", b":c>", b":row"))
    if begin < 0 or text.find(b"sheetData>", begin) > 0:
        return text.rfind(b">") + 1
    return text.rfind(b"<", 0, begin + 1)
