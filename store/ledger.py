"""A table of current rows beside the log of each import's rows, so that any can be withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import pyarrow as pa

from store.database import Connection

Verdict = Literal["new", "changed", "unchanged"]
PROVENANCE = ("source", "sheet", "cell", "row")


@dataclass(frozen=True, slots=True)
class Ledger:
    """`table` has the current rows, `<table>_entry` the log; `key` identifies a row."""

    table: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    texts: tuple[str, ...] = ()  # stored as '' where an import leaves them out

    @property
    def log(self) -> str:
        """Return the name of the table with the entries."""
        return f"{self.table}_entry"

    @property
    def values(self) -> tuple[str, ...]:
        """Return the columns other than the key and the provenance."""
        return tuple(c for c in self.columns if c not in (*self.key, *PROVENANCE))

    @property
    def order(self) -> str:
        """Return the key's columns as SQL."""
        return ", ".join(self.key)

    def same(self, left: str, right: str) -> str:
        """Return the SQL condition that two rows have the same key."""
        return " AND ".join(f"{left}.{column} = {right}.{column}" for column in self.key)


def add(connection: Connection, ledger: Ledger, import_id: int, rows: pd.DataFrame) -> None:
    """Log the rows of the newest import, one per key, and make them current.

    `rows` has columns of the ledger; those it lacks are stored empty.
    """
    with _registered(connection, ledger, rows) as source:
        connection.execute(
            f"INSERT INTO {ledger.log} SELECT {int(import_id)}, * EXCLUDE position FROM {source}"
        )
    own = f"(SELECT * FROM {ledger.log} WHERE import_id = {int(import_id)})"
    connection.execute(f"DELETE FROM {ledger.table} e USING {own} k WHERE {ledger.same('k', 'e')}")
    connection.execute(f"INSERT INTO {ledger.table} {own}")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What rows would change: one verdict per row, and the stored rows that change.

    `old` has the ledger's columns and `position`, the place of the row that changes it.
    """

    verdicts: Sequence[Verdict]
    old: pd.DataFrame


def compare(cursor: Connection, ledger: Ledger, rows: pd.DataFrame) -> Comparison:
    """Compare a file's rows (the ledger's columns, one row per key) with the current ones."""
    alike = " AND ".join(f"c.{column} IS NOT DISTINCT FROM s.{column}" for column in ledger.values)
    with _registered(cursor, ledger, rows) as source:
        joined = f"{source} s LEFT JOIN {ledger.table} c ON {ledger.same('s', 'c')}"
        verdicts = cursor.execute(
            f"""SELECT CASE WHEN c.import_id IS NULL THEN 'new' WHEN {alike} THEN 'unchanged'
            ELSE 'changed' END::ENUM ('new', 'changed', 'unchanged') AS verdict
            FROM {joined} ORDER BY s.position"""
        ).df()["verdict"]
        old = cursor.execute(
            f"""SELECT s.position, c.* EXCLUDE import_id FROM {joined}
            WHERE c.import_id IS NOT NULL AND NOT ({alike}) ORDER BY s.position"""
        ).df()
    return Comparison(verdicts, old)


def absent(
    cursor: Connection, ledger: Ledger, rows: pd.DataFrame, year: int, file: str | None = None
) -> pd.DataFrame:
    """Return the current rows of a year whose key is not in `rows`; with `file`, of its imports.

    Columns: those of the ledger.
    """
    order = ", ".join(f"c.{column}" for column in ledger.key)
    with _registered(cursor, ledger, rows) as source:
        frame: pd.DataFrame = cursor.execute(
            f"""SELECT c.* EXCLUDE import_id FROM {ledger.table} c
            JOIN import i ON i.id = c.import_id ANTI JOIN {source} s ON {ledger.same("s", "c")}
            WHERE c.year = ? AND coalesce(i.file = ?, true) ORDER BY {order}""",
            [year, file],
        ).df()
    return frame


@contextmanager
def _registered(cursor: Connection, ledger: Ledger, rows: pd.DataFrame) -> Iterator[str]:
    """Give the rows as a table expression: the ledger's columns and their `position`."""
    full = rows.reindex(columns=list(ledger.columns))
    full["position"] = range(len(full))
    cells = (
        f"coalesce(CAST({column} AS VARCHAR), '') AS {column}" if column in ledger.texts else column
        for column in (*ledger.columns, "position")
    )
    cursor.register("given", pa.Table.from_pandas(full, preserve_index=False))
    try:
        yield f"(SELECT {', '.join(cells)} FROM given)"
    finally:
        cursor.unregister("given")


def count_inconsistent(cursor: Connection, ledger: Ledger) -> int:
    """Count the current rows that are not the newest standing entry, and the reverse; 0 is sound."""
    newest = f"""(SELECT e.* FROM {ledger.log} e
        JOIN import i ON i.id = e.import_id AND i.withdrawn_at IS NULL
        QUALIFY row_number() OVER (PARTITION BY {", ".join(f"e.{c}" for c in ledger.key)}
        ORDER BY e.import_id DESC) = 1)"""
    row = cursor.execute(
        f"""SELECT (SELECT count(*) FROM (FROM {ledger.table} EXCEPT ALL FROM {newest}))
        + (SELECT count(*) FROM (FROM {newest} EXCEPT ALL FROM {ledger.table}))"""
    ).fetchone()
    return int(row[0]) if row else 0


def refresh(connection: Connection, ledger: Ledger, import_id: int) -> None:
    """Make the newest standing entry current for each key that an import touched."""
    touched = (
        f"(SELECT DISTINCT {ledger.order} FROM {ledger.log} WHERE import_id = {int(import_id)})"
    )
    match = ledger.same("k", "e")
    connection.execute(f"DELETE FROM {ledger.table} e USING {touched} k WHERE {match}")
    newest = ", ".join(f"e.{column}" for column in ledger.key)
    connection.execute(
        f"""INSERT INTO {ledger.table} SELECT e.* FROM {ledger.log} e
        JOIN {touched} k ON {match}
        JOIN import i ON i.id = e.import_id AND i.withdrawn_at IS NULL
        QUALIFY row_number() OVER (PARTITION BY {newest} ORDER BY e.import_id DESC) = 1"""
    )
