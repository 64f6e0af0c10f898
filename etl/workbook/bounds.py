"""How far a worksheet's cells reach, whoever wrote it: looked at before anything is opened."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from etl.workbook.grid import FILLED, LAST_COLUMN, LAST_ROW, PLAIN, Box, Malformed, Walk
from etl.workbook.sheets import letters

LONGEST_NAME = 11  # characters of a cell's address, three letters and seven digits, and a quote
QUOTE, ZERO, A = np.frombuffer(b'"0A', np.uint8)


def reach(parts: Iterable[bytes]) -> Box | None:
    """Find the range of all cells, those that are formatted and empty among them: quick."""
    walk = Walk()
    box: Box | None = None
    for piece in parts:
        cells = walk.plain_cells(piece)
        if cells is None:
            for tag in walk.tags(piece):
                if tag.name == b"c":
                    box = _with(box, Box(walk.row, walk.column, walk.row, walk.column))
        elif cells:
            box = _with(box, _plain_reach(piece, cells))
    if box and (not box.top or box.bottom > LAST_ROW or box.right > LAST_COLUMN):
        raise Malformed
    return box


def _with(box: Box | None, other: Box) -> Box:
    if box is None:
        return other
    return box.including(other.top, other.left).including(other.bottom, other.right)


def _plain_reach(piece: bytes, cells: int) -> Box:
    """Return the range of a piece's cells as Excel writes them, all addresses taken apart at once."""
    text = np.frombuffer(piece + b" " * LONGEST_NAME, np.uint8)
    names = _after(text[: len(piece)], PLAIN)
    if len(names) != cells:
        raise Malformed
    rows, columns = np.zeros(cells, int), np.zeros(cells, int)
    inside, numbered = np.ones(cells, bool), np.zeros(cells, bool)
    for at in range(LONGEST_NAME):
        found = text[names + at]
        inside &= found != QUOTE
        digits, letters_ = inside & (found - ZERO < 10), inside & (found - A < 26)
        if not np.array_equal(digits | letters_, inside) or (letters_ & numbered).any():
            raise Malformed
        numbered |= digits
        np.copyto(rows, rows * 10 + (found - ZERO), where=digits)
        np.copyto(columns, columns * 26 + (found - A + 1), where=letters_)
    if inside.any() or not rows.all() or not columns.all():
        raise Malformed
    return Box(int(rows.min()), int(columns.min()), int(rows.max()), int(columns.max()))


def _after(text: np.ndarray, words: bytes) -> np.ndarray:
    """Return the places behind each occurrence of some words."""
    starts = np.flatnonzero((text[:-1] == words[0]) & (text[1:] == words[1]))
    starts = starts[starts <= len(text) - len(words)]
    for place in range(2, len(words)):
        starts = starts[text[starts + place] == words[place]]
    return starts + len(words)


def beyond(parts: Iterable[bytes], cells: int) -> str | None:
    """Find the address of the filled cell that stretches the range over `cells`, if one does."""
    walk = Walk()
    box: Box | None = None
    furthest = lowest = ""
    for piece in parts:
        for tag in walk.tags(piece):
            if tag.name != b"c" or not FILLED.search(tag.body):
                continue
            row, column = walk.row, walk.column
            here = f"{letters(column)}{row}"
            furthest = here if not box or column > box.right else furthest
            lowest = here if not box or row > box.bottom else lowest
            box = (box or Box(row, column, row, column)).including(row, column)
            if box.area > cells:
                return furthest if box.right / LAST_COLUMN > box.bottom / LAST_ROW else lowest
    return None
