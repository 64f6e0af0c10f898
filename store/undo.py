"""Withdraw an import: its rows return to the entries before it, later changes stay."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pandas as pd

from store import activities, database, imports, ledger, scores, tasks
from store.database import Connection
from store.ledger import Ledger

LEDGERS = (scores.LEDGER, tasks.LEDGER, activities.LEDGER)


class CannotUndo(Exception):
    """The import is unknown, withdrawn already, or part of the product; nothing was changed."""

    def __init__(self, reason: Literal["unknown", "withdrawn", "shipped"], number: int) -> None:
        super().__init__(f"{reason}: {number}")
        self.reason = reason
        self.number = number


@dataclass(frozen=True, slots=True)
class Undone:
    """What withdrawing an import changed, in rows.

    `restored` are of an earlier import again, `removed` are gone; `kept` has one row per later import
    that changed some of the same rows: id, kind, file, imported_by, imported_at (UTC), rows.
    """

    number: int
    restored: int
    removed: int
    kept: pd.DataFrame


def undo(number: int, by: str, folder: Path) -> Undone:
    """Publish a version whose tables are, row for row, those without the import.

    Raises CannotUndo, and store.Busy when another process is writing.
    """
    with database.write(folder) as connection:
        _demand_undoable(connection, number)
        kept = later(connection, number)
        before = _current(connection, number)
        imports.withdraw(connection, number, by)
        for each in LEDGERS:
            ledger.refresh(connection, each, number)
        restored = _touched_rows(connection, number) - int(kept["rows"].sum())
    return Undone(number, restored, before - restored, kept)


def _demand_undoable(connection: Connection, number: int) -> None:
    found = connection.execute(
        "SELECT kind, withdrawn_at FROM import WHERE id = ?", [number]
    ).fetchone()
    if found is None:
        raise CannotUndo("unknown", number)
    if found[1] is not None:
        raise CannotUndo("withdrawn", number)
    if found[0] == "shipped":
        raise CannotUndo("shipped", number)


def _current(connection: Connection, number: int) -> int:
    """Count the current rows that are the import's own."""
    return sum(
        _count(connection, f"SELECT count(*) FROM {each.table} WHERE import_id = {int(number)}")
        for each in LEDGERS
    )


def _touched_rows(connection: Connection, number: int) -> int:
    """Count the current rows with a key of the import, of whichever import they are."""
    return sum(
        _count(connection, f"SELECT count(*) FROM {each.table} c SEMI JOIN {_said(each, number)}")
        for each in LEDGERS
    )


def later(connection: Connection, number: int) -> pd.DataFrame:
    """Return the later imports whose rows replace rows of this one.

    Columns: id, kind, file, imported_by, imported_at (UTC), rows (how many).
    """
    over = " UNION ALL ".join(
        f"SELECT c.import_id FROM {each.table} c SEMI JOIN {_said(each, number)}"
        for each in LEDGERS
    )
    frame: pd.DataFrame = connection.execute(
        f"""SELECT i.id, i.kind, i.file, i.imported_by, i.imported_at, count(*) AS rows
        FROM ({over}) o JOIN import i ON i.id = o.import_id
        WHERE i.id > {int(number)} GROUP BY ALL ORDER BY i.id"""
    ).df()
    return frame


def _said(each: Ledger, number: int) -> str:
    return f"{each.log} e ON e.import_id = {int(number)} AND {each.same('c', 'e')}"


def _count(connection: Connection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
