"""The same store on DuckLake: PostgreSQL keeps the catalogue, a folder the data; a snapshot is the version."""

from __future__ import annotations

import hashlib
import os
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

import duckdb

from store import schema
from store.model import Busy, Damaged, Lake, NoVersion, Unreachable, Version

Connection = duckdb.DuckDBPyConnection

EXTENSIONS = ("postgres_scanner", "ducklake")
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
BEGINNING, WRITING = 766_001, 766_002  # numbers of the catalogue's locks
BETWEEN = 0.05  # seconds between two tries to get one
MOMENT = 0.1  # seconds for which the newest snapshot is not asked for again
ATTACHED = 6  # snapshots that stay open

_attached: OrderedDict[tuple[Lake, int], str] = OrderedDict()
_guard = Lock()


def chosen(folder: Path) -> Lake | None:
    """The lake that PAPI_STORE names; None where the store is the home's own files.

    `ducklake:postgres:host=… dbname=…`; its data lie in PAPI_STORE_DATA, else in the home's lake.
    """
    said = os.environ.get("PAPI_STORE", "")
    return named(said, os.environ.get("PAPI_STORE_DATA") or str(folder / "lake")) if said else None


def named(address: str, data: str) -> Lake:
    """A lake by its address. Raises ValueError where it is not one over PostgreSQL."""
    head, _, catalogue = address.partition("ducklake:postgres:")
    if head or not catalogue:
        raise ValueError(f"{address}: ducklake:postgres:host=… dbname=…")
    return Lake(catalogue, data)


def current(lake: Lake) -> Version:
    """The newest snapshot. Raises NoVersion before the first, Unreachable."""
    number = _newest(lake, time.monotonic() // MOMENT)
    if not number:
        raise NoVersion(lake.data)
    return Version(number, Path(lake.data), lake)


def version(lake: Lake, number: int) -> Version:
    """A snapshot by its number. Raises Damaged where there is none."""
    found = Version(number, Path(lake.data), lake)
    try:
        read(found)
    except duckdb.Error as error:
        raise Damaged(f"{number}: {error}") from None
    return found


@lru_cache(maxsize=8)
def _newest(lake: Lake, moment: float) -> int:  # noqa: ARG001 - a later moment asks again
    with _told(lake):
        found = _instance(lake).cursor().execute(f"SELECT id FROM {_name(lake)}.current_snapshot()")
        [number] = found.fetchone() or (0,)
        return int(number)


@lru_cache(maxsize=16)
def schema_of(version: Version) -> int:
    """The number of the schema that a snapshot has."""
    found = read(version).execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    return int(found[0]) if found else 0


def read(version: Version) -> Connection:
    """A cursor of its own on a snapshot."""
    assert version.lake
    cursor = _instance(version.lake).cursor()
    cursor.execute(f"USE {_snapshot(version.lake, version.number)}")
    return cursor


@contextmanager
def write(lake: Lake, wait: float) -> Iterator[Connection]:
    """One transaction, the next snapshot when the block ends well. Raises Busy, Unreachable."""
    with _writing(lake, wait) as connection:
        if not _has_tables(connection, lake):
            schema.create(connection)
        yield connection


def upgrade(lake: Lake, wait: float) -> None:
    """Makes a snapshot of today's schema where the newest one is of an earlier release."""
    found = schema_of(current(lake))
    if found < schema.NUMBER:
        with _writing(lake, wait) as connection:
            schema.migrate(connection, found)


@contextmanager
def attached(version: Version, file: Path, name: str) -> Iterator[tuple[Connection, str]]:
    """A connection whose tables are those of a database file, and what the snapshot is called there."""
    assert version.lake
    source = _snapshot(version.lake, version.number)
    connection = _instance(version.lake).cursor()
    connection.execute(f"ATTACH {quoted(str(file))} AS {name}")
    connection.execute(f"USE {name}")
    try:
        yield connection, source
    finally:
        connection.execute("USE memory")
        connection.close()
        release(version.lake, name)


def release(lake: Lake, name: str) -> None:
    """Closes a file that was attached beside a lake."""
    _instance(lake).cursor().execute(f"DETACH DATABASE IF EXISTS {name}")


@contextmanager
def _writing(lake: Lake, wait: float) -> Iterator[Connection]:
    with _told(lake):
        instance = _instance(lake)
    with _locked(lake, WRITING, wait):
        connection = instance.cursor()
        connection.execute(f"USE {_name(lake)}")
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
            _newest.cache_clear()


@contextmanager
def _locked(lake: Lake, number: int, wait: float) -> Iterator[None]:
    """A lock of the catalogue's own, given back when the process ends, however it ends."""
    holder = _engine().cursor()
    until = time.monotonic() + wait
    holder.begin()
    try:
        while not _taken(holder, lake, number):
            if time.monotonic() > until:
                raise Busy(lake.data)
            time.sleep(BETWEEN)
        yield
    finally:
        holder.rollback()
        holder.close()


def _taken(holder: Connection, lake: Lake, number: int) -> bool:
    asked = f"SELECT pg_try_advisory_xact_lock({number})"
    found = holder.execute(
        f"SELECT * FROM postgres_query('{_catalogue(lake)}', ?)", [asked]
    ).fetchone()
    return bool(found and found[0])


@contextmanager
def _told(lake: Lake) -> Iterator[None]:
    """A catalogue that does not answer is said, and asked anew the next time."""
    try:
        yield
    except (duckdb.IOException, duckdb.ConnectionException) as error:
        forget(lake)
        raise Unreachable(str(error).splitlines()[0]) from error


def forget(lake: Lake) -> None:
    """Closes whatever this process has open of a lake."""
    with _guard:
        names = [_attached.pop(key) for key in list(_attached) if key[0] == lake]
        for name in [*names, _name(lake), _catalogue(lake)]:
            _engine().cursor().execute(f"DETACH DATABASE IF EXISTS {name}")
        _instance.cache_clear()
        _newest.cache_clear()


@lru_cache(maxsize=1)
def _engine() -> Connection:
    """DuckDB with what a lake needs, once a process; nothing is looked for on the network."""
    connection = duckdb.connect(config=OFFLINE)
    for name in EXTENSIONS:
        connection.load_extension(str(_extension(name)))
    return connection


@lru_cache(maxsize=4)
def _instance(lake: Lake) -> Connection:
    """DuckDB with a lake and its catalogue attached."""
    connection = _engine()
    at, data = quoted(lake.catalogue), quoted(lake.data)
    connection.cursor().execute(
        f"ATTACH IF NOT EXISTS {at} AS {_catalogue(lake)} (TYPE postgres, READ_ONLY)"
    )
    with _locked(lake, BEGINNING, 60.0):  # of two first ones only one makes the tables
        connection.cursor().execute(
            f"ATTACH IF NOT EXISTS {_address(lake)} AS {_name(lake)} (DATA_PATH {data})"
        )
    return connection


def _name(lake: Lake) -> str:
    """What a lake is called in this process."""
    return f"lake_{hashlib.sha256(repr(lake).encode()).hexdigest()[:12]}"


def _catalogue(lake: Lake) -> str:
    return f"{_name(lake)}_catalogue"


def _extension(name: str) -> Path:
    """The extension's file from its package, made for this very DuckDB, whose signature it checks."""
    found = find_spec(f"duckdb_extension_{name}")
    assert found
    assert found.submodule_search_locations
    folder = Path(next(iter(found.submodule_search_locations)))
    return folder / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"


def _snapshot(lake: Lake, number: int) -> str:
    """The name under which a snapshot is attached; the one used longest ago is let go."""
    instance = _instance(lake)
    with _guard:
        name = f"{_name(lake)}_{number}"
        if (lake, number) not in _attached:
            instance.cursor().execute(
                f"ATTACH IF NOT EXISTS {_address(lake)} AS {name} "
                f"(DATA_PATH {quoted(lake.data)}, SNAPSHOT_VERSION {int(number)}, READ_ONLY)"
            )
            _attached[lake, number] = name
        _attached.move_to_end((lake, number))
        if len(_attached) > ATTACHED:
            (owner, _), old = _attached.popitem(last=False)
            _instance(owner).cursor().execute(f"DETACH DATABASE IF EXISTS {old}")
        return name


def _has_tables(connection: Connection, lake: Lake) -> bool:
    found = connection.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE database_name = ?", [_name(lake)]
    ).fetchone()
    return bool(found and found[0])


def _address(lake: Lake) -> str:
    return quoted(f"ducklake:postgres:{lake.catalogue}")


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"
