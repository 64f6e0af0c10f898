"""One checksum per table, to prove that two versions hold the same rows."""

from __future__ import annotations

import hashlib

from store.database import Connection

BATCH = 100_000


def digest(cursor: Connection) -> dict[str, str]:
    """Return the sha256 of each table of current rows, over its rows sorted as text.

    The register and the logs are left out: they grow with an undo, while the tables are again what
    they were.
    """
    return {table: _rows(cursor, table) for table in tables(cursor)}


def tables(cursor: Connection) -> list[str]:
    """Return the names of the tables of current rows."""
    found = cursor.execute(
        """SELECT table_name FROM duckdb_tables()
        WHERE NOT internal AND database_name = current_database() AND table_name NOT IN ('meta', 'import')
        AND NOT ends_with(table_name, '_entry') ORDER BY table_name"""
    )
    return [name for (name,) in found.fetchall()]


def _rows(cursor: Connection, table: str) -> str:
    found = hashlib.sha256()
    cursor.execute(f'SELECT CAST(to_json(t) AS VARCHAR) AS line FROM "{table}" t ORDER BY line')
    while batch := cursor.fetchmany(BATCH):
        found.update("\n".join(line for (line,) in batch).encode() + b"\n")
    return found.hexdigest()
