"""Where the table of a sheet stands: its names, its columns of figures and the texts over them.

A table with provinces in columns is seen turned, so that all that follows knows one shape only: names
down a column, figures beside them. Ranking lists side by side are several columns of names, each with
the figures to its right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.parsing.normalize import normalize
from etl.parsing.numbers import parse
from etl.parsing.places import ProvinceNames
from etl.scores.heads import Grid, head_rows, heads_of
from etl.scores.labels import Head
from etl.scores.layouts import SharedWords
from etl.workbook.sheets import Cell, CellError, UncachedFormula

FEW = 3  # names that make a column of names where no heading says so


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures: `group` is the group of names they belong to."""

    at: int
    group: int
    heads: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class TableGeometry:
    """A table in a grid. `groups` are columns of names; `named` the provinces each of them names by row."""

    grid: Grid
    first: int
    groups: tuple[tuple[int, ...], ...]
    named: Mapping[int, Mapping[int, tuple[str, ...]]]
    columns: tuple[FigureColumn, ...]
    year_column: int | None

    @property
    def lists(self) -> bool:
        """Whether the table is several ranking lists side by side."""
        return len(self.groups) > 1


def geometry(grid: Grid, places: ProvinceNames, words: SharedWords) -> TableGeometry | None:
    """Find the table in a grid; None where no names of provinces stand down a column."""
    with_figures = _with_figures(grid, words)
    named = _name_columns(grid, places, words, with_figures)
    if not named:
        return None
    first = min(_first(rows, with_figures) for rows in named.values())
    rows = sorted({r for line in named.values() for r in line if r >= first})
    heads = head_rows(grid, first)
    years = _year_column(grid, heads, set(named), words)
    columns = [
        (c, heads_of(grid, c, heads, set(named)))
        for c in range(grid.width)
        if c not in named and c != years
    ]
    columns = [(c, h) for c, h in columns if h or _has_figures(grid, c, rows, words)]
    separators = {
        c
        for c, h in columns
        if _has_figures(grid, c, rows, words) and not _plainly_ignored(h, words)
    }
    groups = _groups(sorted(named), separators)
    return TableGeometry(
        grid=grid,
        first=first,
        groups=groups,
        named=named,
        columns=tuple(FigureColumn(c, _group(groups, c), h) for c, h in columns),
        year_column=years,
    )


def _name_columns(
    grid: Grid, places: ProvinceNames, words: SharedWords, with_figures: Sequence[bool]
) -> dict[int, dict[int, tuple[str, ...]]]:
    """Return the columns that name provinces: by three different names, or by one under a heading that says so."""
    found: dict[int, dict[int, tuple[str, ...]]] = {}
    texts: dict[int, int] = {}
    for r, row in enumerate(grid.cells):
        for c, cell in enumerate(row):
            if type(cell) is str and cell:
                texts[c] = texts.get(c, 0) + 1
                slugs = places.known(cell)
                if slugs:
                    found.setdefault(c, {})[r] = slugs
    return {
        c: rows
        for c, rows in found.items()
        if (len(set(rows.values())) >= FEW or _headed(grid, c, min(rows), words))
        and 3 * len(rows) >= texts[c] - _first(rows, with_figures)
    }


def _headed(grid: Grid, c: int, first: int, words: SharedWords) -> bool:
    above = (grid.cells[r][c] for r in range(first))
    return any(isinstance(x, str) and normalize(x) in words.unit_headers for x in above)


def _with_figures(grid: Grid, words: SharedWords) -> list[bool]:
    """Of each row, whether any of its cells holds a figure."""
    return [
        any(type(x) in (int, float) for x in row) or any(is_figure(x, words) for x in row if x)
        for row in grid.cells
    ]


def _first(rows: Mapping[int, object], with_figures: Sequence[bool]) -> int:
    """Return the first name with figures beside it, and the names right above; one alone is a title's."""
    ordered = sorted(rows)
    first = next((r for r in ordered if with_figures[r]), ordered[0])
    while first - 1 in rows:
        first -= 1
    return first


def _year_column(grid: Grid, heads: list[int], named: set[int], words: SharedWords) -> int | None:
    for c in range(grid.width):
        over = (grid.cells[r][c] for r in heads)
        if c not in named and any(
            isinstance(x, str) and normalize(x) in words.year_headers for x in over
        ):
            return c
    return None


def _has_figures(grid: Grid, c: int, rows: Sequence[int], words: SharedWords) -> bool:
    return any(is_figure(grid.cells[r][c], words) for r in rows)


def is_figure(cell: Cell, words: SharedWords) -> bool:
    """Return whether a cell is something a column of figures holds.

    A number, an error, a formula.
    """
    if isinstance(cell, str):
        read = parse(cell, words.missing_marks)
        return read.value is not None or bool(read.readings)
    return isinstance(cell, int | float | CellError | UncachedFormula) and not isinstance(
        cell, bool
    )


def _plainly_ignored(heads: tuple[Head, ...], words: SharedWords) -> bool:
    """Return a column of codes or ordinals, whatever the index."""
    ignored = [
        p for rule in words.rules if rule.measure in ("ignored", "order") for p in rule.patterns
    ]
    return any(p.search(normalize(h.text)) for h in heads for p in ignored)


def _groups(named: list[int], separators: set[int]) -> tuple[tuple[int, ...], ...]:
    """Columns of names with no figures between them are spellings of the same names."""
    groups: list[list[int]] = []
    for c in named:
        if groups and not any(groups[-1][-1] < s < c for s in separators):
            groups[-1].append(c)
        else:
            groups.append([c])
    return tuple(tuple(g) for g in groups)


def _group(groups: tuple[tuple[int, ...], ...], c: int) -> int:
    """Return the nearest names to the left of a column; the first where there are none."""
    return max((i for i, g in enumerate(groups) if g[0] < c), default=0)
