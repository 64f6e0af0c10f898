"""Opening the database: read a published version, or write the next one."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from store import lake, noted, prune, schema, seals, versions
from store.model import Busy, Loss, NoVersion, Unwritable, Version
from store.seals import Seal

Connection = duckdb.DuckDBPyConnection

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}


def current(folder: Path) -> Version:
    """The version that readers are to open.

    Raises NoVersion, Damaged, Unreachable, and schema.Outdated or TooNew where it is of another
    release.
    """
    here = lake.chosen(folder)
    version = lake.current(here) if here else versions.current(folder)
    schema.demand(_schema(version))
    return version


def version(folder: Path, number: int) -> Version:
    """A published version by its number. Raises Damaged when it is gone or altered."""
    here = lake.chosen(folder)
    return lake.version(here, number) if here else versions.version(folder, number)


def loss(folder: Path) -> Loss | None:
    """What damaged versions took with them and nobody has settled; None where nothing is lost.

    Raises NoVersion, and Damaged when no version is sound. A lake's files are not watched here.
    """
    return None if lake.chosen(folder) else versions.loss(folder)


def shared(folder: Path) -> Path:
    """Where files lie that belong to the data: the home, or the folder of a lake's data."""
    here = lake.chosen(folder)
    return Path(here.data) if here else folder


@lru_cache(maxsize=4)
def _open(version: Version) -> Connection:
    return duckdb.connect(str(version.path), read_only=True)


def read(version: Version) -> Connection:
    """A cursor of its own on a published version: threads that share one get each other's rows."""
    return lake.read(version) if version.lake else _open(version).cursor()


@contextmanager
def write(folder: Path, *, wait: float = 10.0, settled: bool = False) -> Iterator[Connection]:
    """One transaction on the current version, published when the block ends well.

    `settled`: what damaged versions took with them is accepted. Raises Busy when another process
    has held the lock for `wait` seconds, Unwritable when the disk is full, Unreachable,
    schema.Outdated or TooNew. When the block raises, nothing is published and readers keep what
    they had.
    """
    here = lake.chosen(folder)
    if here:
        with suppress(NoVersion):
            schema.demand(_schema(lake.current(here)))
        with told_when_full(), lake.write(here, wait) as connection:
            yield connection
        return
    with locked(folder, wait), _draft(folder) as (file, base):
        if base:
            schema.demand(_schema(base))
        with duckdb.connect(str(file)) as connection:
            connection.begin()
            if not base:
                schema.create(connection)
            noted.remember(connection)
            yield connection
            seal = _seal(connection, folder, base, settled)
            connection.commit()
            connection.execute("CHECKPOINT")
        _publish(folder, file, seal)


def upgrade(folder: Path, *, wait: float = 10.0) -> None:
    """Publishes a version of today's schema where the current one is of an earlier release.

    Raises what `write` raises, but for Outdated.
    """
    here = lake.chosen(folder)
    if here:
        lake.upgrade(here, wait)
        return
    with locked(folder, wait), _draft(folder) as (file, base):
        if base is None or _schema(base) >= schema.NUMBER:
            return
        with duckdb.connect(str(file)) as connection:
            connection.begin()
            schema.migrate(connection, _schema(base))
            noted.remember(connection)
            seal = _seal(connection, folder, base, settled=False)
            connection.commit()
            connection.execute("CHECKPOINT")
        _publish(folder, file, seal)


@contextmanager
def locked(folder: Path, wait: float = 10.0) -> Iterator[None]:
    """The home's one write lock. Raises Busy, and Unwritable where the disk refuses."""
    try:
        with told_when_full():
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / "write.lock", timeout=wait):
                yield
    except Timeout:
        raise Busy(str(folder)) from None


@contextmanager
def told_when_full() -> Iterator[None]:
    """Says as Unwritable what a full or read-only disk refuses."""
    try:
        yield
    except duckdb.Error as error:
        if any(os.strerror(number) in str(error) for number in FULL):
            raise Unwritable(str(error)) from error
        raise
    except OSError as error:
        if error.errno in FULL:
            raise Unwritable(str(error)) from error
        raise


@contextmanager
def _draft(folder: Path) -> Iterator[tuple[Path, Version | None]]:
    """A copy of the current version to write on, and that version; None before the first."""
    file = versions.draft(folder)
    try:
        seals.distrust()  # what a reader found sound an hour ago is looked at again
        base = _base(folder)
        if base:
            shutil.copyfile(base.path, file)
        yield file, base
    finally:
        file.unlink(missing_ok=True)
        file.with_name(file.name + ".wal").unlink(missing_ok=True)


def _base(folder: Path) -> Version | None:
    try:
        return versions.current(folder)
    except NoVersion:
        return None


def _schema(version: Version) -> int:
    if version.lake:
        return lake.schema_of(version)
    seal = seals.read(version.path)
    return seal.schema if seal else schema.NUMBER


def _seal(connection: Connection, folder: Path, base: Version | None, settled: bool) -> Seal:
    """All of a seal but the checksum and the size."""
    loss = versions.loss(folder) if base else None
    return Seal(
        sha256="",
        bytes=0,
        schema=schema.NUMBER,
        base=base.number if base else 0,
        lost=loss.versions if loss and not settled else (),
        pinned=noted.pinned(connection),
        entries=noted.since(connection),
    )


def _publish(folder: Path, file: Path, seal: Seal) -> None:
    versions.publish(folder, file, seal)
    prune.prune(folder, prune.kept())
