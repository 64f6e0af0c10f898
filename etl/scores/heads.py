"""A sheet as it is or turned, its titles, and the texts that stand over each of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.scores.labels import Head
from etl.workbook.sheets import Cell, Sheet

TITLES = 20  # rows at the top in which a title may stand


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a sheet, or the same turned: rows and columns change places."""

    sheet: Sheet
    turned: bool
    cells: Sequence[Sequence[Cell]]
    spans: Mapping[tuple[int, int], tuple[int, int]]

    @property
    def width(self) -> int:
        """How many columns the grid has."""
        return len(self.cells[0]) if self.cells else 0

    def address(self, r: int, c: int) -> str:
        """Return the address of a cell in the file."""
        return self.sheet.address(c, r) if self.turned else self.sheet.address(r, c)

    def is_percent(self, r: int, c: int) -> bool:
        """Return whether the cell is shown as a percentage."""
        return self.sheet.is_percent(c, r) if self.turned else self.sheet.is_percent(r, c)


def grids(sheet: Sheet) -> tuple[Grid, Grid]:
    """Return the sheet as it is, and turned."""
    upright = [list(row) for row in sheet.rows]
    width = sheet.n_columns
    for row in upright:
        row.extend([None] * (width - len(row)))
    spans = {
        (r, c): (m.top, m.left)
        for m in sheet.merged
        for r in range(m.top, m.bottom + 1)
        for c in range(m.left, m.right + 1)
    }
    turned = {(c, r): (left, top) for (r, c), (top, left) in spans.items()}
    return Grid(sheet, False, upright, spans), Grid(
        sheet, True, list(map(list, zip(*upright, strict=True))), turned
    )


def titles(sheet: Sheet) -> list[tuple[str, int, int]]:
    """Return texts that stand alone in a row near the top, with their place."""
    found = []
    for r, row in enumerate(sheet.rows[:TITLES]):
        texts = [(c, x) for c, x in enumerate(row) if isinstance(x, str) and x.strip()]
        if (
            texts
            and len({x for _, x in texts}) == 1
            and sum(x is not None for x in row) == len(texts)
        ):
            found.append((texts[0][1], r, texts[0][0]))
    return found


def head_rows(grid: Grid, first: int) -> list[int]:
    """Return the rows above the first name in which more than one text stands."""
    found = []
    for r in range(first):
        texts = {x for x in grid.cells[r] if isinstance(x, str) and x.strip()}
        numbers = sum(isinstance(x, int) and not isinstance(x, bool) for x in grid.cells[r])
        if len(texts) > 1 or (texts and numbers):
            found.append(r)
    return found


def heads_of(grid: Grid, c: int, rows: list[int], named: set[int]) -> tuple[Head, ...]:
    """Return the texts over a column, outermost first; a blank under a group's name takes it."""
    found = []
    for r in rows:
        top, left = grid.spans.get((r, c), (r, c))
        text = _text(grid.cells[top][left])
        if text:
            found.append(Head(text, (top, left), shared=_shared(grid, r, c, named)))
            continue
        group = _to_the_left(grid, r, c, named)
        if group is not None:
            found.append(Head(_text(grid.cells[r][group]), (r, group), filled=True))
    own = [h for h in found if not h.filled]
    if not own and c - 1 in named:  # the heading of a list may stand over its names
        found = [
            Head(_text(grid.cells[r][c - 1]), (r, c - 1))
            for r in rows
            if _text(grid.cells[r][c - 1])
        ]
    return tuple(dict.fromkeys(found)) if any(not h.filled for h in found) else ()


def _shared(grid: Grid, r: int, c: int, named: set[int]) -> bool:
    origin = grid.spans.get((r, c))
    if origin is None:
        return False
    beside = (o for o in (c - 1, c + 1) if o not in named)
    return any(grid.spans.get((r, o)) == origin for o in beside)


def _to_the_left(grid: Grid, r: int, c: int, named: set[int]) -> int | None:
    for left in range(c - 1, -1, -1):
        if left in named:
            return None
        if _text(grid.cells[r][left]):
            return left
    return None


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell if cell.strip() else ""
    is_year = isinstance(cell, int) and not isinstance(cell, bool) and 2000 <= cell < 2050
    return str(cell) if is_year else ""
