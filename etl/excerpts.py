"""The cells around those that are to be mended, and the sheets that a person may choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from etl.fold import clean
from etl.guard import guard
from etl.issues import Issue
from etl.read import read
from etl.sheets import Sheet, column_number
from etl.trace import CELL, LARGEST, Excerpt, of_sheet

MOST = 6  # excerpts drawn beside findings

Place = tuple[str, str]
"""A sheet's name and a cell's address."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The names of a file's sheets, and the cells around some of its findings."""

    sheets: tuple[str, ...] = ()
    excerpts: Mapping[Place, Excerpt] = field(default_factory=dict)


def seen(content: bytes, name: str, issues: Iterable[Issue], most: int = MOST) -> Seen:
    """What the sheets show around the first errors; nothing of a file that is long or cannot be read."""
    if len(content) > LARGEST or guard(content, name):
        return Seen()
    sheets = read(content, name)
    if isinstance(sheets, Issue):
        return Seen()
    known = {clean(sheet.name): sheet for sheet in sheets if sheet.n_rows}
    found: dict[Place, Excerpt] = {}
    for issue in issues:
        place = CELL.match(issue.cell)
        sheet = known.get(clean(issue.sheet))
        if issue.severity == "error" and place and sheet and len(found) < most:
            found[(issue.sheet, issue.cell)] = _around(sheet, int(place[2]), place[1])
    return Seen(tuple(known), found)


def _around(sheet: Sheet, row: int, column: str) -> Excerpt:
    return of_sheet(sheet, row - sheet.first_row, column_number(column) - sheet.first_column, 1)
