"""A sheet as it was read: cells that know their address.

sheet.name, sheet.hidden                the tab, and whether a reader would not see it
sheet.rows                              rows[r][c], in order
sheet.n_rows, sheet.n_columns           the size of the used range
sheet.value(r, c), .row(r), .column(c)  cells; a value outside the used range is None
sheet.address(r, c)                     "C4", the cell's real address
sheet.is_percent(r, c)                  the number is shown as a percentage (0.125 as 12,5%)
sheet.hidden_rows, .hidden_columns      their indices
sheet.merged                            ranges of indices, inclusive
sheet.decimal                           a CSV's decimal mark, if its numbers show it
sheet.notes                             what the reading assumed (a CSV's encoding and separator)
turned(sheet)                           the same with rows and columns changed places, addresses kept

All r and c are 0-based positions in `rows`; only `first_row`, `first_column` and `address` speak of
the file's own numbering. A long sheet is kept by columns: `column(c)` costs nothing there, while
each `rows[r]` is put together anew. Texts are as found: not trimmed, not normalised; one that is
empty is None. Numbers are float, as a workbook keeps them; every cell of a CSV is text. A date
without a time of day is a date, with one a datetime, a time of day alone a time.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple, overload

from etl.model.issues import Issue


@dataclass(frozen=True, slots=True)
class CellError:
    """An error value as Excel shows it: '#N/A', '#DIV/0!'."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class UncachedFormula:
    """A formula whose result was never stored; `text` is the formula where it is known."""

    text: str = ""

    def __str__(self) -> str:
        return f"={self.text}"


Cell = (
    str
    | int
    | float
    | bool
    | datetime
    | date
    | time
    | timedelta
    | CellError
    | UncachedFormula
    | None
)


class MergedRange(NamedTuple):
    """A merged range; all four inclusive, the value is at (top, left)."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class CellFlags(Container[tuple[int, int]]):
    """A set of cells that costs a byte a row: one flag a row in each column that has any."""

    columns: Mapping[int, bytes]

    def __contains__(self, cell: object) -> bool:
        if not isinstance(cell, tuple):
            return False
        r, c = cell
        flags = self.columns.get(c, b"")
        return 0 <= r < len(flags) and bool(flags[r])


class RowsOfColumns(Sequence[Sequence[Cell]]):
    """Rows put together on demand from columns of equal length."""

    __slots__ = ("columns",)

    def __init__(self, columns: Sequence[Sequence[Cell]]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    @overload
    def __getitem__(self, index: int) -> Sequence[Cell]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sequence[Cell]]: ...
    def __getitem__(self, index: int | slice) -> Sequence[Cell] | Sequence[Sequence[Cell]]:
        if isinstance(index, slice):
            return RowsOfColumns([column[index] for column in self.columns])
        return [column[index] for column in self.columns]

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        return map(list, zip(*self.columns, strict=True))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The used range of one sheet (see the module's docstring)."""

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[MergedRange, ...] = ()
    first_row: int = 1
    first_column: int = 1
    percent_cells: Container[tuple[int, int]] = frozenset()
    decimal: Literal[",", "."] | None = None
    notes: tuple[Issue, ...] = ()
    turned: bool = False
    n_rows: int = field(init=False)
    n_columns: int = field(init=False)

    def __post_init__(self) -> None:
        rows = self.rows
        width = (
            len(rows.columns) if isinstance(rows, RowsOfColumns) else max(map(len, rows), default=0)
        )
        object.__setattr__(self, "n_rows", len(rows))
        object.__setattr__(self, "n_columns", width)

    def value(self, r: int, c: int) -> Cell:
        """Return the cell, or None outside the used range."""
        if not (0 <= r < self.n_rows and 0 <= c < self.n_columns):
            return None
        if isinstance(self.rows, RowsOfColumns):
            return self.rows.columns[c][r]
        row = self.rows[r]
        return row[c] if c < len(row) else None

    def row(self, r: int) -> Sequence[Cell]:
        """Return one row, as wide as the sheet."""
        row = self.rows[r]
        missing = self.n_columns - len(row)
        return [*row, *[None] * missing] if missing else row

    def column(self, c: int) -> Sequence[Cell]:
        """Return one column, as long as the sheet."""
        if isinstance(self.rows, RowsOfColumns):
            return self.rows.columns[c]
        return [row[c] if c < len(row) else None for row in self.rows]

    def is_percent(self, r: int, c: int) -> bool:
        """Return whether the cell is shown as a percentage."""
        return ((c, r) if self.turned else (r, c)) in self.percent_cells

    def address(self, r: int, c: int) -> str:
        """Return the address in the file, such as "C4"."""
        down, right = (c, r) if self.turned else (r, c)
        return f"{letters(self.first_column + right)}{self.first_row + down}"


def turned(sheet: Sheet) -> Sheet:
    """Return the sheet with its rows as columns; every cell keeps its address in the file."""
    return replace(
        sheet,
        rows=[list(sheet.column(c)) for c in range(sheet.n_columns)],
        hidden_rows=sheet.hidden_columns,
        hidden_columns=sheet.hidden_rows,
        merged=tuple(MergedRange(m.left, m.top, m.right, m.bottom) for m in sheet.merged),
        turned=not sheet.turned,
    )


def letters(number: int) -> str:
    """Return a column's letters from its 1-based number: 28 -> "AB"."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_number(text: str) -> int:
    """Return a column's 1-based number from its letters: "AB" -> 28."""
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    return number
