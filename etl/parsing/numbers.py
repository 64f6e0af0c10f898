"""What a cell that should hold a number says: a value, nothing, or why it cannot be read.

Both decimal marks are understood. A text such as "7.662" or "1,234" has two readings (7.662 and
7662) and is never decided here: it comes back as a fault with both.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from etl.parsing.normalize import plain
from etl.workbook.sheets import Cell, CellError, UncachedFormula

Mark = Literal[",", "."]
Fault = Literal[
    "",
    "not_a_number",
    "number_ambiguous",
    "number_is_date",
    "number_is_percent",
    "cell_error",
    "formula_uncached",
]

_SPACED = re.compile(r"(?<=\d)[   ’'](?=\d{3}(?:\D|$))")
_NUMBER = re.compile(r"^[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)$")
_TWO_READINGS = re.compile(r"^([+-]?)([1-9]\d{0,2})[.,](\d{3})$")
_EXPONENT = re.compile(r"^[+-]?\d+(?:[.,]\d+)?e[+-]?\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Parsed:
    """One reading of a cell; exactly one of value, missing (why it holds nothing) and fault is set."""

    value: float | None = None
    missing: str = ""
    fault: Fault = ""
    readings: tuple[float, ...] = ()
    percent: bool = False


EMPTY = Parsed(missing="cells_empty")
MARKED = Parsed(missing="marked_no_data")


def parse(cell: Cell, marks: Collection[str] = (), decimal: Mark | None = None) -> Parsed:
    """Read one cell; `marks` are the plain texts that say "no data" ("kcdl", "n/a", "-").

    `decimal` is the mark that a file is known to use (a CSV, whose numbers are all text).
    """
    if cell is None:
        return EMPTY
    if isinstance(cell, bool):
        return Parsed(fault="not_a_number")
    if isinstance(cell, int | float):
        return Parsed(value=float(cell)) if math.isfinite(cell) else Parsed(fault="not_a_number")
    if isinstance(cell, str):
        return parse_text(cell, marks, decimal)
    if isinstance(cell, CellError):
        return Parsed(fault="cell_error")
    if isinstance(cell, UncachedFormula):
        return Parsed(fault="formula_uncached")
    return Parsed(fault="number_is_date")


def in_points(read: Parsed, *, shown: bool, of_hundred: bool) -> Parsed:
    """Convert a share typed or `shown` as a percentage to points.

    On another scale than 100 a fault.
    """
    if read.value is None or not (read.percent or shown):
        return read
    if not of_hundred:
        return Parsed(fault="number_is_percent")
    return read if read.percent else Parsed(value=read.value * 100)


def parse_text(text: str, marks: Collection[str] = (), decimal: Mark | None = None) -> Parsed:
    """Read a number typed as text: "7,85", " 7.85 ", "1.234,5", "12,5%"."""
    said = plain(text)
    if not said:
        return EMPTY
    if said in marks:
        return MARKED
    body = said.replace("−", "-")
    percent = body.endswith("%")
    body = _SPACED.sub("", body.rstrip("%").strip())
    if _EXPONENT.match(body):
        return Parsed(value=float(body.replace(",", ".")), percent=percent)
    if not _NUMBER.match(body):
        return Parsed(fault="not_a_number")
    two = _TWO_READINGS.match(body)
    if two and decimal:
        grouping = "," if decimal == "." else "."
        body = body.replace(grouping, "").replace(decimal, ".")
        return Parsed(value=float(body), percent=percent)
    if two:
        sign, whole, rest = two.groups()
        readings = (float(f"{sign}{whole}.{rest}"), float(f"{sign}{whole}{rest}"))
        return Parsed(fault="number_ambiguous", readings=readings, percent=percent)
    value = _value(body)
    if value is None:
        return Parsed(fault="not_a_number")
    return Parsed(value=value, percent=percent)


def _value(body: str) -> float | None:
    """Return the one reading of digits with marks; None where the marks stand in no order known."""
    marks = [c for c in body if c in ".,"]
    if not marks:
        return float(body)
    last = marks[-1]
    if len(set(marks)) == 2 and marks.count(last) == 1:
        whole, rest = body.rsplit(last, 1)
        return float(f"{_ungrouped(whole)}.{rest}") if _ungrouped(whole) else None
    if len(set(marks)) == 1 and len(marks) == 1:
        return float(body.replace(",", "."))
    return float(_ungrouped(body)) if len(set(marks)) == 1 and _ungrouped(body) else None


def _ungrouped(text: str) -> str:
    """Digits without their thousands marks; empty where the groups are not of three."""
    grouped = re.match(r"^[+-]?\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)?$", text)
    return re.sub(r"[.,]", "", text) if grouped else ""
