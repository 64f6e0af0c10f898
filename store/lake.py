"""The store on DuckLake: PostgreSQL keeps the catalogue, a folder the data; a snapshot is a version."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock

import duckdb

from store import lake_connection, schema
from store.lake_connection import (
    COPY,
    WRITING,
    instance,
    name_of,
    quoted,
    raising_unreachable,
    snapshot,
    tables,
)
from store.model import Damaged, Lake, NoVersion, Version

Connection = duckdb.DuckDBPyConnection

_copying = Lock()


def configured(folder: Path) -> Lake | None:
    """Return the lake that PAPI_STORE names; None where the store is the home's own files.

    `ducklake:postgres:host=… dbname=…`; its data are in PAPI_STORE_DATA, else in the home's folder
    lake. Raises ValueError for another address.
    """
    address = os.environ.get("PAPI_STORE", "")
    data = os.environ.get("PAPI_STORE_DATA") or str(folder / "lake")
    return parse(address, data) if address else None


def parse(address: str, data: str) -> Lake:
    """Return a lake by its address. Raises ValueError if it is not one over PostgreSQL."""
    head, _, catalogue = address.partition("ducklake:postgres:")
    if head or not catalogue:
        raise ValueError(f"{address}: ducklake:postgres:host=… dbname=…")
    return Lake(catalogue, data)


def current(lake: Lake) -> Version:
    """Return the newest snapshot. Raises NoVersion before the first, Unreachable."""
    number = lake_connection.newest(lake)
    if not number:
        raise NoVersion(lake.data)
    return Version(number, Path(lake.data), lake)


def version(lake: Lake, number: int) -> Version:
    """Return a snapshot by its number. Raises Damaged if there is none."""
    found = Version(number, Path(lake.data), lake)
    try:
        read(found)
    except duckdb.Error as error:
        raise Damaged(f"{number}: {error}") from None
    return found


@lru_cache(maxsize=16)
def schema_of(version: Version) -> int:
    """Return the number of a snapshot's schema."""
    assert version.lake
    name = snapshot(version.lake, version.number)
    cursor = instance(version.lake).cursor()
    found = cursor.execute(f"SELECT value FROM {name}.meta WHERE key = 'schema'").fetchone()
    return int(found[0]) if found else 0


def read(version: Version) -> Connection:
    """Return a new cursor on a snapshot."""
    assert version.lake
    cursor = instance(version.lake).cursor()
    cursor.execute(f"USE {_readable(version)}")
    return cursor


@contextmanager
def write(lake: Lake, wait: float) -> Iterator[Connection]:
    """Open a transaction that becomes the next snapshot when the block ends without an exception.

    Raises Busy when another process has held the lock for `wait` seconds, Unreachable.
    """
    with _writing(lake, wait) as connection:
        if not tables(connection, name_of(lake)):
            schema.create(connection)
        yield connection


def upgrade(lake: Lake, wait: float) -> None:
    """Make a snapshot of today's schema if the newest one is of an earlier release.

    Raises what `write` raises, and NoVersion.
    """
    found = schema_of(current(lake))
    if found < schema.NUMBER:
        with _writing(lake, wait) as connection:
            schema.migrate(connection, found)


@contextmanager
def attached(version: Version, file: Path, name: str) -> Iterator[tuple[Connection, str]]:
    """Open a connection on a database file with a snapshot attached; also give the latter's name."""
    assert version.lake
    source = _readable(version)
    connection = instance(version.lake).cursor()
    connection.execute(f"ATTACH {quoted(str(file))} AS {name}")
    connection.execute(f"USE {name}")
    try:
        yield connection, source
    finally:
        connection.execute("USE memory")
        connection.close()
        release(version.lake, name)


def release(lake: Lake, name: str) -> None:
    """Close a file that was attached beside a lake."""
    instance(lake).cursor().execute(f"DETACH DATABASE IF EXISTS {name}")


@contextmanager
def _writing(lake: Lake, wait: float) -> Iterator[Connection]:
    with raising_unreachable(lake):
        opened = instance(lake)
    with lake_connection.locked(lake, WRITING, wait):
        connection = opened.cursor()
        connection.execute(f"USE {name_of(lake)}")
        connection.begin()
        try:
            yield connection
            connection.commit()
        except BaseException:
            with suppress(duckdb.Error):  # the transaction may have ended with the fault
                connection.rollback()
            raise
        finally:
            connection.close()
            lake_connection.forget_newest()


def _readable(version: Version) -> str:
    """Return the name of a snapshot, or of a migrated copy if it is of an earlier release."""
    assert version.lake
    name, number = snapshot(version.lake, version.number), schema_of(version)
    if number >= schema.NUMBER:
        return name
    copy = f"{name}{COPY}"
    with _copying:
        connection = instance(version.lake).cursor()
        if not tables(connection, copy):
            connection.execute(f"ATTACH IF NOT EXISTS ':memory:' AS {copy}")
            connection.execute(f"USE {copy}")
            connection.begin()
            for table in tables(connection, name):
                connection.execute(f'CREATE TABLE "{table}" AS FROM {name}."{table}"')
            schema.migrate(connection, number)
            connection.commit()
    return copy
