"""A log's table to rows in codes, with everything that cannot be read named by its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

import numpy as np
import pandas as pd

from etl.forms.declared import Form, FormColumn
from etl.forms.tables import FormTable
from etl.forms.values import CellFault, Value, values_of, with_hint
from etl.forms.vocabulary import FormWords
from etl.model.issues import Issue, Severity
from etl.parsing.normalize import normalize
from etl.workbook.sheets import Cell

SHOWN = 200  # issues of one kind that are listed; all are counted
EXAMPLES = frozenset(map(normalize, ("VD", "Ví dụ", "Mẫu", "Example", "E.g.")))
DTYPES = {"date": "datetime64[s]", "quantity": "float64"}

RowProgress = Callable[[int], None]


@dataclass(slots=True)
class TableFaults:
    """The cells of one table that cannot be used: kept as numbers, worded only where shown."""

    table: FormTable
    wrong: np.ndarray
    found: list[tuple[str, np.ndarray, Sequence[CellFault], np.ndarray]] = field(
        default_factory=list
    )

    def add(
        self, column: str, rows: np.ndarray, bads: Sequence[CellFault], which: np.ndarray
    ) -> None:
        """Note that the cells `rows` of `column` are `bads[which]`, one each."""
        if len(rows):
            self.wrong[rows] = True
            self.found.append((column, rows, bads, which))

    def add_alike(self, column: str, rows: np.ndarray, bad: CellFault) -> None:
        """Note the same fault in several cells of a column."""
        self.add(column, rows, [bad], np.zeros(len(rows), int))

    def issues(self, keep: np.ndarray, severity: Severity, words: FormWords) -> Iterator[Issue]:
        """Yield an issue a cell, of each kind the first ones and then how many more there are."""
        shown: Counter[str] = Counter()
        counts: Counter[str] = Counter()
        last: dict[str, str] = {}
        for column, rows, bads, which in self.found:
            kept = keep[rows]
            for row, bad in zip(rows[kept], (bads[i] for i in which[kept]), strict=True):
                counts[bad.code] += 1
                if shown[bad.code] < SHOWN:
                    shown[bad.code] += 1
                    last[bad.code] = self._address(int(row), column)
                    yield self._issue(with_hint(bad, words), severity, last[bad.code])
        for code, count in counts.items():
            if more := count - shown[code]:
                bad = CellFault("rows_more", {"count": more, "cell": last[code]})
                yield self._issue(bad, severity, last[code])

    def _issue(self, bad: CellFault, severity: Severity, cell: str) -> Issue:
        return Issue(bad.code, severity, self.table.sheet.name, cell, bad.values)

    def _address(self, row: int, column: str) -> str:
        known = column if column in self.table.columns else next(iter(self.table.columns))
        return self.table.address(row, known)


def rows_of(
    table: FormTable, form: Form, words: FormWords, progress: RowProgress
) -> tuple[pd.DataFrame, TableFaults]:
    """Read one row a row of the sheet, columns by the form's codes with `sheet` and `row` beside.

    Rows that are blank or examples are left out; the index is the place below the headings.
    """
    faults = TableFaults(table, np.zeros(table.height, bool))
    columns: dict[str, pd.Series] = {}
    for number, column in enumerate(form.columns, start=1):
        cells = table.cells(column.code)
        columns[column.code] = _column(column, cells, table.height, words, faults)
        progress(table.height * number // len(form.columns))
    frame = pd.DataFrame(columns)
    frame["sheet"] = pd.Series(table.sheet.name, frame.index, dtype="str")
    frame["row"] = np.arange(table.height, dtype="int32") + table.first + table.sheet.first_row
    return frame[_meant(frame, faults)].drop(columns="ordinal"), faults


def _column(
    column: FormColumn,
    cells: Sequence[Cell] | None,
    height: int,
    words: FormWords,
    faults: TableFaults,
) -> pd.Series:
    """Each different cell is read once: a log repeats its words."""
    dtype = DTYPES.get(column.kind, "str")
    if cells is None:
        return pd.Series("" if dtype == "str" else None, range(height), dtype=dtype)
    places, found = pd.factorize(_objects(cells))
    read = values_of(column.kind, found.tolist(), words)
    bad = np.array([isinstance(value, CellFault) for value in read] + [False])
    rows = np.flatnonzero(bad[places])
    faults.add(column.code, rows, cast(list[CellFault], read), places[rows])
    values = [None if isinstance(value, CellFault) else value for value in read]
    return _series(values, dtype).take(places).reset_index(drop=True)


def counted(table: FormTable, code: str) -> Iterator[tuple[Cell, int]]:
    """Yield each different cell of a column that is not empty, and how often it stands there."""
    places, found = pd.factorize(_objects(table.cells(code) or ()))
    return zip(found, np.bincount(places[places >= 0], minlength=len(found)), strict=True)


def _objects(cells: Sequence[Cell]) -> np.ndarray:
    array = np.empty(len(cells), dtype=object)
    array[:] = cells
    return array


def _series(values: list[Value], dtype: str) -> pd.Series:
    """Return the values and, last, what an empty cell means."""
    if dtype == "str":
        return pd.Series(["" if value is None else value for value in values] + [""], dtype="str")
    if dtype == "float64":
        return pd.Series([*values, None], dtype="float64")
    days = [np.datetime64(v, "s") if isinstance(v, date) else np.datetime64("NaT") for v in values]
    return pd.Series(np.array([*days, np.datetime64("NaT")], dtype=dtype))


def _meant(frame: pd.DataFrame, faults: TableFaults) -> pd.Series:
    """Which rows say something: not the blank ones, not the examples."""
    ordinals = frame["ordinal"]
    spelled = (text for text in ordinals.unique() if not text.isdecimal())
    example = ordinals.isin([text for text in spelled if normalize(text) in EXAMPLES])
    said = pd.Series(faults.wrong, frame.index)
    for code in frame.columns.difference(["ordinal", "sheet", "row"]):
        said |= frame[code].ne("") if frame[code].dtype == "str" else frame[code].notna()
    return said & ~example
