"""Opening the database: read a published version, or write the next one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from store import versions
from store.versions import NoVersion, Version

SCHEMA = Path(__file__).with_name("schema.sql")

Connection = duckdb.DuckDBPyConnection


class Busy(Exception):
    """Another process is writing; nothing was changed."""


@lru_cache(maxsize=4)
def _open(version: Version) -> Connection:
    return duckdb.connect(str(version.path), read_only=True)


def read(version: Version) -> Connection:
    """A cursor of its own on a published version: threads that share one get each other's rows."""
    return _open(version).cursor()


@contextmanager
def write(folder: Path, *, wait: float = 10.0) -> Iterator[Connection]:
    """One transaction on a copy of the current version, published when the block ends well.

    Raises Busy when another process has held the lock for `wait` seconds. When the block raises,
    nothing is published and readers keep what they had.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "write.lock", timeout=wait):
            file = _draft(folder)
            try:
                with duckdb.connect(str(file)) as connection:
                    connection.begin()
                    yield connection
                    connection.commit()
                    connection.execute("CHECKPOINT")
                versions.publish(folder, file)
            finally:
                _discard(file)
    except Timeout:
        raise Busy(str(folder)) from None


def _draft(folder: Path) -> Path:
    file = versions.draft(folder)
    _discard(file)
    try:
        shutil.copyfile(versions.current(folder).path, file)
    except NoVersion:
        with duckdb.connect(str(file)) as connection:
            connection.execute(SCHEMA.read_text("utf-8"))
    return file


def _discard(file: Path) -> None:
    file.unlink(missing_ok=True)
    file.with_name(file.name + ".wal").unlink(missing_ok=True)
