"""DuckDB connected to a lake: the attached catalogue and snapshots of this process, and the locks."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

import duckdb

from store.model import Busy, Lake, Unreachable

Connection = duckdb.DuckDBPyConnection

EXTENSIONS = ("postgres_scanner", "ducklake")
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
BEGINNING, WRITING = 766_001, 766_002  # numbers of the catalogue's advisory locks
BETWEEN = 0.05  # seconds between two attempts to take a lock
MOMENT = 0.1  # seconds for which the newest snapshot is not queried again
ATTACHED = 6  # snapshots that stay open
COPY = "_copy"  # ends the name of a snapshot's migrated copy

_attached: OrderedDict[tuple[Lake, int], str] = OrderedDict()
_guard = Lock()


def name_of(lake: Lake) -> str:
    """Return the name under which a lake is attached in this process."""
    return f"lake_{hashlib.sha256(repr(lake).encode()).hexdigest()[:12]}"


def quoted(text: str) -> str:
    """Return a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


@lru_cache(maxsize=4)
def instance(lake: Lake) -> Connection:
    """Return DuckDB with a lake and its catalogue attached."""
    connection = _engine()
    at, data = quoted(lake.catalogue), quoted(lake.data)
    connection.cursor().execute(
        f"ATTACH IF NOT EXISTS {at} AS {_catalogue(lake)} (TYPE postgres, READ_ONLY)"
    )
    with locked(lake, BEGINNING, 60.0):  # of two first processes only one makes the tables
        connection.cursor().execute(
            f"ATTACH IF NOT EXISTS {_address(lake)} AS {name_of(lake)} (DATA_PATH {data})"
        )
    return connection


def snapshot(lake: Lake, number: int) -> str:
    """Attach a snapshot and return its name; the least recently used one is detached."""
    connection = instance(lake)
    with _guard:
        name = f"{name_of(lake)}_{number}"
        if (lake, number) not in _attached:
            connection.cursor().execute(
                f"ATTACH IF NOT EXISTS {_address(lake)} AS {name} "
                f"(DATA_PATH {quoted(lake.data)}, SNAPSHOT_VERSION {int(number)}, READ_ONLY)"
            )
            _attached[lake, number] = name
        _attached.move_to_end((lake, number))
        if len(_attached) > ATTACHED:
            (owner, _), old = _attached.popitem(last=False)
            for each in (old, f"{old}{COPY}"):
                instance(owner).cursor().execute(f"DETACH DATABASE IF EXISTS {each}")
        return name


def newest(lake: Lake) -> int:
    """Return the number of the newest snapshot, at most MOMENT seconds old; 0 before the first.

    Raises Unreachable.
    """
    return _newest(lake, time.monotonic() // MOMENT)


@lru_cache(maxsize=8)
def _newest(lake: Lake, moment: float) -> int:  # noqa: ARG001 - a later moment queries again
    with raising_unreachable(lake):
        found = (
            instance(lake).cursor().execute(f"SELECT id FROM {name_of(lake)}.current_snapshot()")
        )
        [number] = found.fetchone() or (0,)
        return int(number)


def forget_newest() -> None:
    """Make the next look at the newest snapshot query the catalogue."""
    _newest.cache_clear()


def tables(connection: Connection, database: str) -> list[str]:
    """Return the names of the tables of an attached database."""
    found = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = ? ORDER BY ALL", [database]
    )
    return [name for (name,) in found.fetchall()]


@contextmanager
def locked(lake: Lake, number: int, wait: float) -> Iterator[None]:
    """Hold an advisory lock of the catalogue, released however the process ends. Raises Busy."""
    holder = _engine().cursor()
    until = time.monotonic() + wait
    holder.begin()
    try:
        while not _take(holder, lake, number):
            if time.monotonic() > until:
                raise Busy(lake.data)
            time.sleep(BETWEEN)
        yield
    finally:
        holder.rollback()
        holder.close()


@contextmanager
def raising_unreachable(lake: Lake) -> Iterator[None]:
    """Raise Unreachable if the catalogue does not answer, and connect anew the next time."""
    try:
        yield
    except (duckdb.IOException, duckdb.ConnectionException) as error:
        forget(lake)
        raise Unreachable(str(error).splitlines()[0]) from error


def forget(lake: Lake) -> None:
    """Close whatever this process has open of a lake."""
    with _guard:
        names = [_attached.pop(key) for key in list(_attached) if key[0] == lake]
        names += [f"{name}{COPY}" for name in names]
        for name in [*names, name_of(lake), _catalogue(lake)]:
            _engine().cursor().execute(f"DETACH DATABASE IF EXISTS {name}")
        instance.cache_clear()
        _newest.cache_clear()


def _take(holder: Connection, lake: Lake, number: int) -> bool:
    query = f"SELECT pg_try_advisory_xact_lock({number})"
    found = holder.execute(
        f"SELECT * FROM postgres_query('{_catalogue(lake)}', ?)", [query]
    ).fetchone()
    return bool(found and found[0])


@lru_cache(maxsize=1)
def _engine() -> Connection:
    """Return DuckDB with the lake's extensions, once a process; it never uses the network for them."""
    connection = duckdb.connect(config=OFFLINE)
    for name in EXTENSIONS:
        connection.load_extension(str(_extension(name)))
    return connection


def _extension(name: str) -> Path:
    """Return an extension's file from its package, built and signed for this version of DuckDB."""
    found = find_spec(f"duckdb_extension_{name}")
    assert found
    assert found.submodule_search_locations
    folder = Path(next(iter(found.submodule_search_locations)))
    return folder / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"


def _catalogue(lake: Lake) -> str:
    return f"{name_of(lake)}_catalogue"


def _address(lake: Lake) -> str:
    return quoted(f"ducklake:postgres:{lake.catalogue}")
