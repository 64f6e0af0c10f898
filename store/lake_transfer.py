"""Copy versions between a home's files and a lake, row for row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from duckdb import DuckDBPyConnection as Connection

from store import lake, register_changes, schema, seals
from store.lake_connection import quoted, tables
from store.model import Lake, NoVersion, Version
from store.seals import Seal


class LakeNotEmpty(Exception):
    """The lake has versions already; nothing was changed."""


def require_empty(to: Lake) -> None:
    """Raise LakeNotEmpty if a lake has a version."""
    try:
        found = lake.current(to)
    except NoVersion:
        return
    raise LakeNotEmpty(str(found.number))


def copy_to_lake(to: Lake, versions: Sequence[Version], *, wait: float = 10.0) -> dict[int, int]:
    """Copy each version, a file, to a new snapshot; return the new numbers by the old ones.

    Frozen periods refer to the new numbers. Raises Busy, Unreachable.
    """
    numbers: dict[int, int] = {}
    for version in versions:
        with _of_today(version) as path, lake.write(to, wait) as connection:
            connection.execute(f"ATTACH {quoted(str(path))} AS source (READ_ONLY)")
            for table in tables(connection, "source"):
                connection.execute(f'DELETE FROM "{table}"')
                connection.execute(f'INSERT INTO "{table}" BY NAME FROM source.main."{table}"')
            for old, new in numbers.items():
                _refer(connection, old, new)
        lake.release(to, "source")
        numbers[version.number] = lake.current(to).number
    return numbers


def copy_to_file(version: Version, folder: Path) -> Version:
    """Write a snapshot as a sealed file of the same number into a folder."""
    assert version.lake
    path = folder / "versions" / f"{version.number:06d}.duckdb"
    path.parent.mkdir(parents=True, exist_ok=True)
    with lake.attached(version, path, "target") as (connection, source):
        schema.create(connection)
        connection.execute("DELETE FROM meta")
        for table in tables(connection, "target"):
            connection.execute(f'INSERT INTO "{table}" BY NAME FROM {source}."{table}"')
        pinned = register_changes.pinned_versions(connection)
    seal = Seal(seals.sha256(path), path.stat().st_size, schema.NUMBER, pinned=pinned)
    seals.write(path, seal)
    return Version(version.number, path)


@contextmanager
def _of_today(version: Version) -> Iterator[Path]:
    """Give the version's file, or a migrated copy if it is of an earlier release."""
    seal = seals.read(version.path)
    if seal is None or seal.schema >= schema.NUMBER:
        yield version.path
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / version.path.name
        schema.migrated_copy(version.path, seal.schema, str(path)).close()
        yield path


def _refer(connection: Connection, old: int, new: int) -> None:
    """Let frozen periods refer to the same figures under another number."""
    connection.execute(
        """UPDATE import SET details = json_merge_patch(details, json_object('version', ?))
        WHERE kind = 'freeze'
        AND try_cast(json_extract_string(details, '$.version') AS INTEGER) = ?""",
        [new, old],
    )
