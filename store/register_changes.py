"""What a write adds to the register, kept in the seal to name it if the file is lost."""

from __future__ import annotations

from duckdb import DuckDBPyConnection as Connection

from store.seals import Entry


def begin(connection: Connection) -> None:
    """Remember the register as it is, in the writer's transaction."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE register_before AS SELECT id, withdrawn_at FROM import"
    )


def entries(connection: Connection) -> tuple[Entry, ...]:
    """Return the register's new entries and withdrawals since `begin`."""
    found = connection.execute(
        """SELECT i.id, i.kind, i.file, i.imported_by,
        strftime(coalesce(i.withdrawn_at, i.imported_at), '%Y-%m-%dT%H:%M:%S'), i.withdrawn_by
        FROM import i ANTI JOIN register_before n
        ON n.id = i.id AND n.withdrawn_at IS NOT DISTINCT FROM i.withdrawn_at ORDER BY i.id"""
    )
    return tuple(Entry(*row) for row in found.fetchall())


def pinned_versions(connection: Connection) -> tuple[int, ...]:
    """Return the versions that frozen periods refer to; they are kept at any age."""
    found = connection.execute(
        """SELECT DISTINCT try_cast(json_extract_string(details, '$.version') AS INTEGER) AS version
        FROM import WHERE kind = 'freeze' AND withdrawn_at IS NULL AND version IS NOT NULL
        ORDER BY version"""
    )
    return tuple(number for (number,) in found.fetchall())
