"""The schema: its number, its tables, and the migrations from earlier ones."""

from __future__ import annotations

from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection as Connection

NUMBER = 3
SCHEMA = Path(__file__).with_name("schema.sql")
MIGRATIONS = Path(__file__).with_name("migrations")


class Outdated(Exception):
    """The database is of an earlier release and has to be upgraded first."""


class TooNew(Exception):
    """The database was written by a later release of the product."""


def demand(number: int) -> None:
    """Raise Outdated or TooNew if a database is not of today's schema."""
    if number < NUMBER:
        raise Outdated(f"{number} < {NUMBER}")
    if number > NUMBER:
        raise TooNew(f"{number} > {NUMBER}")


def create(connection: Connection) -> None:
    """Create the tables of today's schema in an empty database."""
    connection.execute(SCHEMA.read_text("utf-8"))


def migrate(connection: Connection, number: int) -> None:
    """Run every migration after schema `number`, in the caller's transaction."""
    for step in range(number + 1, NUMBER + 1):
        [file] = MIGRATIONS.glob(f"{step:04d}_*.sql")
        connection.execute(file.read_text("utf-8"))
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [str(step)])


def migrated_copy(path: Path, number: int, to: str = ":memory:") -> Connection:
    """Copy a database file of schema `number`, migrate the copy and open it; the file stays as it is."""
    connection = duckdb.connect(to)
    [target] = connection.execute("SELECT current_database()").fetchone() or ("",)
    source = str(path).replace("'", "''")
    connection.execute(f"ATTACH '{source}' AS source (READ_ONLY)")
    connection.execute(f'COPY FROM DATABASE source TO "{target}"')
    connection.execute("DETACH source")
    migrate(connection, number)
    return connection
