"""Carries versions between a home's files and a lake, row for row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from duckdb import DuckDBPyConnection as Connection

from store import lake, noted, schema, seals
from store.model import Lake, NoVersion, Version
from store.seals import Seal


class Taken(Exception):
    """The lake holds versions already; nothing was changed."""


def demand_empty(to: Lake) -> None:
    """Raises Taken where a lake holds anything."""
    try:
        found = lake.current(to)
    except NoVersion:
        return
    raise Taken(str(found.number))


def into(to: Lake, versions: Sequence[Version], *, wait: float = 10.0) -> dict[int, int]:
    """Makes each version, a file, the next snapshot; returns the new numbers by the old ones.

    What was frozen refers to the new numbers. Raises Busy, Unreachable.
    """
    numbers: dict[int, int] = {}
    for version in versions:
        with lake.write(to, wait) as connection:
            connection.execute(f"ATTACH {lake.quoted(str(version.path))} AS source (READ_ONLY)")
            for table in _tables(connection, "source"):
                connection.execute(f'DELETE FROM "{table}"')
                connection.execute(f'INSERT INTO "{table}" BY NAME FROM source.main."{table}"')
            for old, new in numbers.items():
                _refer(connection, old, new)
        lake.release(to, "source")
        numbers[version.number] = lake.current(to).number
    return numbers


def out(version: Version, folder: Path) -> Version:
    """Writes a snapshot as a sealed file of the same number into a folder."""
    assert version.lake
    path = folder / "versions" / f"{version.number:06d}.duckdb"
    path.parent.mkdir(parents=True, exist_ok=True)
    with lake.attached(version, path, "target") as (connection, source):
        schema.create(connection)
        connection.execute("DELETE FROM meta")
        for table in _tables(connection, "target"):
            connection.execute(f'INSERT INTO "{table}" BY NAME FROM {source}."{table}"')
        pinned = noted.pinned(connection)
    seal = Seal(seals.sha256(path), path.stat().st_size, schema.NUMBER, pinned=pinned)
    seals.write(path, seal)
    return Version(version.number, path)


def _tables(connection: Connection, database: str) -> list[str]:
    found = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = ? ORDER BY table_oid",
        [database],
    )
    return [name for (name,) in found.fetchall()]


def _refer(connection: Connection, old: int, new: int) -> None:
    """Lets what was frozen on one number refer to the same figures under another."""
    connection.execute(
        """UPDATE import SET details = json_merge_patch(details, json_object('version', ?))
        WHERE kind = 'freeze'
        AND try_cast(json_extract_string(details, '$.version') AS INTEGER) = ?""",
        [new, old],
    )
