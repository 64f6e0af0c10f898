"""How wide the columns of a table are in a file, and which of them hold numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.model import Cell, Column, Table
from reports.written import written
from strings import Lang

NUMERIC = ("score", "change", "rank", "heat", "year")
LONGEST = 90  # letters of a text before it is broken over lines
PAD = 2  # letters of room beside a text


def widths(table: Table, whole: float, letters: float, lang: Lang) -> list[float]:
    """The columns' widths, `whole` together and as wide as a number of letters.

    As declared in percent, else no word is broken and what is left goes to the long texts.
    """
    declared = [c.width for c in table.columns]
    if all(each.endswith("%") for each in declared):
        return [float(each.rstrip("%")) / 100 * whole for each in declared]
    texts = [[c.label, *(cell(c, row, lang) for row in table.rows)] for c in table.columns]
    least = [PAD + max(len(w) for t in column for w in t.split(" ")) for column in texts]
    wanted = [PAD + min(LONGEST, max(map(len, column))) for column in texts]
    more = [w - n for w, n in zip(wanted, least, strict=True)]
    found = _shared(least, more, letters - sum(least))
    return [each / sum(found) * whole for each in found]


def _shared(least: Sequence[float], more: Sequence[float], left: float) -> list[float]:
    """What is left, given first to the columns that ask for little: only long texts are broken."""
    found = list(least)
    waiting = sorted(range(len(more)), key=lambda at: more[at])
    for nth, at in enumerate(waiting):
        given = min(more[at], max(0.0, left) / (len(waiting) - nth))
        found[at] += given
        left -= given
    return found


def cell(column: Column, row: Mapping[str, Cell], lang: Lang) -> str:
    """A cell as text; a verdict's sign stays on the line of its word."""
    text = written(column, row.get(column.key), lang)
    return text.replace(" ", "\u00a0", 1) if column.kind == "mark" else text
