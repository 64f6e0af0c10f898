"""Tables of one figure a row: index, year, province, component and value under declared headings."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.issues import Issue
from etl.parsing.normalize import clean, normalize
from etl.scores.figures import LongReading, LongTable, read_figure
from etl.scores.lexicon import Reference
from etl.scores.rows import ScoreRow
from etl.workbook.sheets import Cell, Sheet

TOP = 20  # rows in which the headings may stand
NEEDED = frozenset({"unit", "component", "value"})


def long_table(sheet: Sheet, known: Reference) -> LongTable | None:
    """Return the sheet as a table of one figure a row, or None where its headings are not there."""
    for r in range(min(TOP, sheet.n_rows)):
        roles: dict[str, int] = {}
        unknown = []
        for c, cell in enumerate(sheet.row(r)):
            role = _role(cell, known)
            if role:
                roles.setdefault(role, c)
            elif isinstance(cell, str) and cell.strip():
                unknown.append(c)
        if roles.keys() >= NEEDED:
            return LongTable(sheet, r, roles, tuple(unknown))
    return None


def _role(cell: Cell, known: Reference) -> str:
    folded = normalize(cell) if isinstance(cell, str) else ""
    return next((r for r, texts in known.layouts.words.long.items() if folded in texts), "")


def read_long(table: LongTable, reading: LongReading) -> None:
    """Read every row of one table into the reading."""
    sheet = table.sheet
    for c in table.unknown:
        if any(isinstance(x, int | float) for x in sheet.column(c)[table.head + 1 :]):
            values = {"value": clean(str(sheet.value(table.head, c))), "near": "–"}
            cell = sheet.address(table.head, c)
            reading.issues.append(Issue("column_unknown", "error", clean(sheet.name), cell, values))
    columns = {role: sheet.column(c) for role, c in table.columns.items()}
    for r in range(table.head + 1, sheet.n_rows):
        cells = {role: column[r] for role, column in columns.items()}
        if any(_filled(cells.get(role)) for role in NEEDED):
            read_figure(table, reading, r, cells)


def _filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def indices_of(rows: Sequence[ScoreRow]) -> list[str]:
    """Return the indices that rows are of, in order."""
    return list(dict.fromkeys(str(row["index"]) for row in rows))
