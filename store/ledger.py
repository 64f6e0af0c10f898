"""A table of current rows beside the log of what each import said, so that any can be withdrawn."""

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
    """`table` has the current rows, `<table>_entry` the log; rows of one key are one thing."""

    table: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    texts: tuple[str, ...] = ()  # kept as '' where an import says nothing

    @property
    def log(self) -> str:
        return f"{self.table}_entry"

    @property
    def values(self) -> tuple[str, ...]:
        """What is said of a thing, without where it was said."""
        return tuple(c for c in self.columns if c not in (*self.key, *PROVENANCE))

    @property
    def order(self) -> str:
        return ", ".join(self.key)

    def same(self, left: str, right: str) -> str:
        """The condition that two rows are about one thing."""
        return " AND ".join(f"{left}.{column} = {right}.{column}" for column in self.key)


def rows(cursor: Connection, ledger: Ledger) -> pd.DataFrame:
    """All current rows, sorted by the key."""
    frame: pd.DataFrame = cursor.execute(
        f"SELECT * FROM {ledger.table} ORDER BY {ledger.order}"
    ).df()
    return frame


def add(connection: Connection, ledger: Ledger, import_id: int, said: pd.DataFrame) -> None:
    """Logs what the newest import says, one row a key, and makes it current.

    Columns that `said` lacks are empty.
    """
    with _registered(connection, ledger, said) as source:
        connection.execute(
            f"INSERT INTO {ledger.log} SELECT {int(import_id)}, * EXCLUDE position FROM {source}"
        )
    own = f"(SELECT * FROM {ledger.log} WHERE import_id = {int(import_id)})"
    connection.execute(f"DELETE FROM {ledger.table} e USING {own} k WHERE {ledger.same('k', 'e')}")
    connection.execute(f"INSERT INTO {ledger.table} {own}")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What rows would change: one verdict a row, and the stored rows of those that change.

    `old` has the ledger's columns and `position`, the place of the row that changes it.
    """

    verdicts: Sequence[Verdict]
    old: pd.DataFrame


def compare(cursor: Connection, ledger: Ledger, said: pd.DataFrame) -> Comparison:
    """Compares what a file says, one row a key, with what is current."""
    alike = " AND ".join(f"c.{column} IS NOT DISTINCT FROM s.{column}" for column in ledger.values)
    with _registered(cursor, ledger, said) as source:
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
    cursor: Connection, ledger: Ledger, said: pd.DataFrame, year: int, file: str | None = None
) -> pd.DataFrame:
    """The current rows of a year that `said` does not speak of; with `file`, of its imports."""
    order = ", ".join(f"c.{column}" for column in ledger.key)
    with _registered(cursor, ledger, said) as source:
        frame: pd.DataFrame = cursor.execute(
            f"""SELECT c.* EXCLUDE import_id FROM {ledger.table} c
            JOIN import i ON i.id = c.import_id ANTI JOIN {source} s ON {ledger.same("s", "c")}
            WHERE c.year = ? AND coalesce(i.file = ?, true) ORDER BY {order}""",
            [year, file],
        ).df()
    return frame


@contextmanager
def _registered(cursor: Connection, ledger: Ledger, said: pd.DataFrame) -> Iterator[str]:
    """The rows as a table expression with the ledger's columns and their `position`."""
    full = said.reindex(columns=list(ledger.columns))
    full["position"] = range(len(full))
    cells = (
        f"coalesce(CAST({column} AS VARCHAR), '') AS {column}" if column in ledger.texts else column
        for column in (*ledger.columns, "position")
    )
    cursor.register("said", pa.Table.from_pandas(full, preserve_index=False))
    try:
        yield f"(SELECT {', '.join(cells)} FROM said)"
    finally:
        cursor.unregister("said")


def odd(cursor: Connection, ledger: Ledger) -> int:
    """How many current rows differ from the newest standing entry, either way; 0 where all holds."""
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
    """Makes the newest entry not withdrawn current, for everything that an import touched."""
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
