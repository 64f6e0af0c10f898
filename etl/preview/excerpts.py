"""The cells around one, as they stand in the sheet: beside a finding, and where a number is traced to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from etl.forms.values import as_text
from etl.model.issues import Issue
from etl.model.previewed import CellPlace, Excerpt, SheetExcerpts
from etl.parsing.normalize import clean
from etl.workbook.sheets import Cell, Sheet, UncachedFormula, column_number, letters

MOST = 6  # excerpts drawn beside findings
AROUND = 2  # rows and columns shown on each side of the cell
HEADING_WITHIN = 40  # rows from the top
CELL = re.compile(r"^([A-Z]{1,3})([1-9]\d*)$")


def excerpts_of(
    sheets: Iterable[Sheet], issues: Iterable[Issue], most: int = MOST
) -> SheetExcerpts:
    """Take the cells that the sheets show around the first errors."""
    known = {clean(sheet.name): sheet for sheet in sheets if sheet.n_rows}
    found: dict[CellPlace, Excerpt] = {}
    for issue in issues:
        place = CELL.match(issue.cell)
        sheet = known.get(clean(issue.sheet))
        if issue.severity == "error" and place and sheet and len(found) < most:
            found[(issue.sheet, issue.cell)] = at(sheet, int(place[2]), place[1], 1)
    return SheetExcerpts(tuple(known), found)


def at(sheet: Sheet, row: int, column: str, beside: int = AROUND) -> Excerpt:
    """Return the cells around an address of the file, `beside` columns on each side."""
    c = column_number(column) - sheet.first_column
    return of_sheet(sheet, row - sheet.first_row, c, beside)


def of_sheet(sheet: Sheet, r: int, c: int, beside: int = AROUND) -> Excerpt:
    """Return the cells around a 0-based position, with its heading and the nearest texts."""
    rows = set(range(max(r - AROUND, 0), min(r + AROUND + 1, sheet.n_rows)))
    columns = set(range(max(c - beside, 0), min(c + beside + 1, sheet.n_columns)))
    if 0 <= c < sheet.n_columns:
        rows |= {*_nearest_text(sheet.column(c), r), *_heading(sheet, r, c)}
    beside_it = [sheet.value(r, i) for i in range(c)]
    columns |= {*_nearest_text(beside_it, c), *_first_text(beside_it)}
    cells = {(i, j): sheet.value(i, j) for i in sorted(rows) for j in sorted(columns)}
    return Excerpt(
        columns=tuple(letters(sheet.first_column + j) for j in sorted(columns)),
        rows=tuple(
            (sheet.first_row + i, tuple(_text(cells[i, j]) for j in sorted(columns)))
            for i in sorted(rows)
        ),
        pending=frozenset(
            sheet.address(*place)
            for place, cell in cells.items()
            if isinstance(cell, UncachedFormula)
        ),
    )


def _heading(sheet: Sheet, before: int, c: int) -> list[int]:
    """Return the first row of several texts, one of them over the column: among texts the nearest is none."""
    above = range(min(before, HEADING_WITHIN, sheet.n_rows))
    several = (r for r in above if isinstance(sheet.value(r, c), str) and _texts(sheet, r) >= 3)
    return list(islice(several, 1))


def _texts(sheet: Sheet, r: int) -> int:
    return sum(isinstance(cell, str) for cell in sheet.row(r))


def _nearest_text(cells: Sequence[Cell], before: int) -> list[int]:
    last = min(before, len(cells)) - 1
    texts = (i for i in range(last, -1, -1) if isinstance(cells[i], str))
    return list(islice(texts, 1))


def _first_text(cells: Sequence[Cell]) -> list[int]:
    return [i for i, cell in enumerate(cells) if isinstance(cell, str)][:1]


def _text(cell: Cell) -> str:
    return "" if cell is None else " ".join(as_text(cell).split())
