"""A table of current rows beside the log of what each import said, so that any can be withdrawn."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from store.database import Connection


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
    full = said.reindex(columns=list(ledger.columns))
    values = (
        f"coalesce(CAST({column} AS VARCHAR), '')" if column in ledger.texts else column
        for column in ledger.columns
    )
    connection.register("said", pa.Table.from_pandas(full, preserve_index=False))
    connection.execute(
        f"INSERT INTO {ledger.log} SELECT {int(import_id)}, {', '.join(values)} FROM said"
    )
    connection.unregister("said")
    own = f"(SELECT * FROM {ledger.log} WHERE import_id = {int(import_id)})"
    connection.execute(f"DELETE FROM {ledger.table} e USING {own} k WHERE {ledger.same('k', 'e')}")
    connection.execute(f"INSERT INTO {ledger.table} {own}")


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
