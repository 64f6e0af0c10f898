"""What a worksheet's XML says beside its values, which the fast reader does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from etl.workbook.grid import Box, Tag, Walk, column_of
from etl.workbook.sheets import CellError, CellFlags, MergedRange, UncachedFormula

STYLE = re.compile(rb"""\bs\s*=\s*["']([0-9]{1,6})["']""")
RANGE = re.compile(rb"""\bref\s*=\s*["']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})["']""")
FIRST = re.compile(rb"""\bmin\s*=\s*["']([0-9]{1,5})["']""")
LAST = re.compile(rb"""\bmax\s*=\s*["']([0-9]{1,5})["']""")
HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
TEXT = re.compile(rb"""\bt\s*=\s*["']str["']""")
FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>([^<]*))")
RESULT = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>([^<]+)<")
PLACE = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
# Where a piece holds one of these, it is walked; "='" is an attribute in the other quotation marks.
TELLING = (b'"e"', b"<f", b"='", b"mergeCell")

Special = CellError | UncachedFormula


@dataclass(slots=True)
class SheetMarks:
    """Rows and columns are 1-based; `specials` by row and column, `percents` rows by column."""

    specials: dict[int, dict[int, Special]] = field(default_factory=dict)
    percents: dict[int, list[int]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    merged: list[Box] = field(default_factory=list)

    def fields(self, box: Box) -> dict[str, Any]:
        """Return the fields of a Sheet whose used range is `box`; what lies outside is left out."""
        rows, columns = range(box.top, box.bottom + 1), range(box.left, box.right + 1)
        hidden = {column for span in self.hidden_columns for column in span if column in columns}
        return {
            "first_row": box.top,
            "first_column": box.left,
            "hidden_rows": frozenset(row - box.top for row in self.hidden_rows if row in rows),
            "hidden_columns": frozenset(column - box.left for column in hidden),
            "merged": tuple(_merged(span, box) for span in self.merged if span.meets(box)),
            "percent_cells": CellFlags(
                {
                    column - box.left: _flags(found, box)
                    for column, found in self.percents.items()
                    if column in columns
                }
            ),
        }


def _merged(span: Box, box: Box) -> MergedRange:
    """Top and left stay even if they lie outside: the value is there, and there is none."""
    return MergedRange(
        span.top - box.top,
        span.left - box.left,
        min(span.bottom, box.bottom) - box.top,
        min(span.right, box.right) - box.left,
    )


def _flags(rows: list[int], box: Box) -> bytes:
    flags = bytearray(box.bottom - box.top + 1)
    for row in rows:
        if box.top <= row <= box.bottom:
            flags[row - box.top] = 1
    return bytes(flags)


def sheet_marks(
    parts: Iterable[bytes], percent: frozenset[int], *, recalculated: bool
) -> SheetMarks:
    """Collect errors, formulas without a result, percentages, hidden lines, merged ranges.

    `percent`: the styles that show a percentage. `recalculated`: the workbook asks to be calculated
    anew when it is opened, so a formula's stored 0 is no result but what some programs write there.
    """
    found = SheetMarks()
    walk = Walk()
    shown = re.compile(rb's="(?:%s)"' % b"|".join(b"%d" % style for style in sorted(percent)))
    for piece in parts:
        if _tells(piece) or walk.plain_cells(piece) is None:
            for tag in walk.tags(piece):
                _note(found, walk, tag, percent, recalculated=recalculated)
        elif percent:
            for style in shown.finditer(piece):
                if cell := PLACE.match(piece, piece.rfind(b"<", 0, style.start())):
                    found.percents.setdefault(column_of(cell[1]), []).append(int(cell[2]))
    return found


def _tells(piece: bytes) -> bool:
    if any(word in piece for word in TELLING):
        return True
    return b"hidden" in piece and HIDDEN.search(piece) is not None


def _note(
    found: SheetMarks, walk: Walk, tag: Tag, percent: frozenset[int], *, recalculated: bool
) -> None:
    if tag.name == b"c":
        special = _special(tag, recalculated=recalculated)
        if special:
            found.specials.setdefault(walk.row, {})[walk.column] = special
        style = STYLE.search(tag.attributes) if percent else None
        if style and int(style[1]) in percent:
            found.percents.setdefault(walk.column, []).append(walk.row)
    elif tag.name == b"mergeCell":
        if ends := RANGE.search(tag.attributes):
            top, left, bottom, right = (
                int(ends[2]),
                column_of(ends[1]),
                int(ends[4]),
                column_of(ends[3]),
            )
            found.merged.append(Box(top, left, bottom, right))
    elif HIDDEN.search(tag.attributes):
        first, last = FIRST.search(tag.attributes), LAST.search(tag.attributes)
        if tag.name == b"row":
            found.hidden_rows.append(walk.row)
        elif first and last:
            found.hidden_columns.append(range(int(first[1]), int(last[1]) + 1))


def _special(tag: Tag, *, recalculated: bool) -> Special | None:
    result = RESULT.search(tag.body)
    if ERROR.search(tag.attributes):
        return CellError(_text(result[1] if result else b"#N/A"))
    formula = FORMULA.search(tag.body)
    if not formula or TEXT.search(tag.attributes):
        return None
    if result and not (recalculated and result[1] == b"0"):
        return None
    return UncachedFormula(_text(formula[1] or b""))


def _text(found: bytes) -> str:
    return unescape(found.decode("utf-8", "replace"))
