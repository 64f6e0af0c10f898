"""How wide the columns of a table are in a file, and which of them hold numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.model import Cell, Column, Table
from reports.model.written import written
from strings import Lang

NUMERIC = ("score", "change", "rank", "heat", "year")
LETTERS = 86  # of a table that fit between the margins of a document
LONGEST = 90  # letters of a text before it is broken over lines
SHORT = 12  # letters more than its longest word: a text that is not broken
PAD = 3  # letters of room beside a text


def widths(table: Table, whole: float, letters: float, lang: Lang) -> list[float]:
    """Share the width `whole` among the columns; the same width holds `letters` letters.

    As declared in percent, else no word is broken and what is left goes to the long texts.
    """
    declared = [c.width for c in table.columns]
    if all(each.endswith("%") for each in declared):
        return [float(each.rstrip("%")) / 100 * whole for each in declared]
    texts = [[c.label, *(cell(c, row, lang) for row in table.rows)] for c in table.columns]
    least = [PAD + max(len(w) for t in column for w in t.split(" ")) for column in texts]
    cells = [column[1:] or column for column in texts]  # a head may be broken between its words
    wanted = [
        max(n, PAD + min(LONGEST, max(map(len, column))))
        for n, column in zip(least, cells, strict=True)
    ]
    more = [w - n for w, n in zip(wanted, least, strict=True)]
    found = _shared(least, more, letters - sum(least))
    return [each / sum(found) * whole for each in found]


def _shared(least: Sequence[float], more: Sequence[float], left: float) -> list[float]:
    """Give what is left to short texts first, so that only long ones are broken, by their length."""
    short = sum(m for m in more if m <= SHORT)
    of_short = min(1.0, max(0.0, left) / short) if short else 0.0
    long = sum(m for m in more if m > SHORT)
    of_long = max(0.0, left - short) / long if long else 0.0
    shares = (m * (of_short if m <= SHORT else of_long) for m in more)
    return [n + share for n, share in zip(least, shares, strict=True)]


def cell(column: Column, row: Mapping[str, Cell], lang: Lang) -> str:
    """Write a cell as text; a verdict's sign stays on the line of its word."""
    text = written(column, row.get(column.key), lang)
    return text.replace(" ", "\u00a0", 1) if column.kind == "mark" else text


def lines(table: Table, wide: Sequence[float], letters: float, lang: Lang) -> list[int]:
    """Count the lines that each row takes, the head first, in columns of these shares of the letters."""
    texts = [[c.label for c in table.columns]]
    texts += [[cell(c, row, lang) for c in table.columns] for row in table.rows]
    whole = sum(wide)
    return [
        max(
            1 + int(len(text) / max(1.0, width / whole * letters - PAD / 2))
            for text, width in zip(row, wide, strict=True)
        )
        for row in texts
    ]
