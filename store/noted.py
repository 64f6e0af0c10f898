"""What one write adds to the register, noted in the seal so that it can be named if the file is lost."""

from __future__ import annotations

from duckdb import DuckDBPyConnection as Connection

from store.seals import Entry


def remember(connection: Connection) -> None:
    """Keeps what the register held before, inside the writer's transaction."""
    connection.execute("CREATE OR REPLACE TEMP TABLE noted AS SELECT id, withdrawn_at FROM import")


def since(connection: Connection) -> tuple[Entry, ...]:
    """What the register has gained since `remember`: new entries and withdrawals."""
    found = connection.execute(
        """SELECT i.id, i.kind, i.file, i.imported_by,
        strftime(coalesce(i.withdrawn_at, i.imported_at), '%Y-%m-%dT%H:%M:%S'), i.withdrawn_by
        FROM import i ANTI JOIN noted n
        ON n.id = i.id AND n.withdrawn_at IS NOT DISTINCT FROM i.withdrawn_at ORDER BY i.id"""
    )
    return tuple(Entry(*row) for row in found.fetchall())


def pinned(connection: Connection) -> tuple[int, ...]:
    """The versions that frozen figures refer to; they are kept whatever their age."""
    found = connection.execute(
        """SELECT DISTINCT try_cast(json_extract_string(details, '$.version') AS INTEGER) AS version
        FROM import WHERE kind = 'freeze' AND withdrawn_at IS NULL AND version IS NOT NULL
        ORDER BY version"""
    )
    return tuple(number for (number,) in found.fetchall())
