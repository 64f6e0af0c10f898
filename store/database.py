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

from store import lake, prune, register_changes, schema, seals, versions
from store.model import Busy, Loss, NoVersion, Unwritable, Version
from store.seals import Seal

Connection = duckdb.DuckDBPyConnection

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}


def current(folder: Path) -> Version:
    """Return the version that readers open.

    Raises NoVersion, Damaged, Unreachable, and schema.Outdated or TooNew where it is of another
    release.
    """
    here = lake.configured(folder)
    version = lake.current(here) if here else versions.current(folder)
    schema.demand(_schema(version))
    return version


def version(folder: Path, number: int) -> Version:
    """Return a published version by its number. Raises Damaged when it is missing or altered."""
    here = lake.configured(folder)
    return lake.version(here, number) if here else versions.version(folder, number)


def loss(folder: Path) -> Loss | None:
    """Return what unsettled damaged versions have lost; None if nothing.

    Raises NoVersion, and Damaged when no version is sound. A lake's files are not checked here.
    """
    return None if lake.configured(folder) else versions.loss(folder)


def shared(folder: Path) -> Path:
    """Return the folder of files that belong to the data: the home, or a lake's data folder."""
    here = lake.configured(folder)
    return Path(here.data) if here else folder


@lru_cache(maxsize=4)
def _open(version: Version) -> Connection:
    number = _schema(version)
    if number < schema.NUMBER:  # frozen by an earlier release: its file stays as it was sealed
        return schema.migrated_copy(version.path, number)
    return duckdb.connect(str(version.path), read_only=True)


def read(version: Version) -> Connection:
    """Return a new cursor on a version: threads that share one would get each other's rows."""
    return lake.read(version) if version.lake else _open(version).cursor()


@contextmanager
def write(folder: Path, *, wait: float = 10.0, settled: bool = False) -> Iterator[Connection]:
    """Open a transaction on the current version, published when the block ends without an exception.

    `settled`: the loss by damaged versions is accepted. Raises Busy when another process
    has held the lock for `wait` seconds, Unwritable when the disk is full, Unreachable,
    schema.Outdated or TooNew. When the block raises, nothing is published.
    """
    here = lake.configured(folder)
    if here:
        with suppress(NoVersion):
            schema.demand(_schema(lake.current(here)))
        with raising_unwritable(), lake.write(here, wait) as connection:
            yield connection
        return
    with locked(folder, wait), _draft(folder) as (file, base):
        if base:
            schema.demand(_schema(base))
        with duckdb.connect(str(file)) as connection:
            connection.begin()
            if not base:
                schema.create(connection)
            register_changes.begin(connection)
            yield connection
            seal = _seal(connection, folder, base, settled)
            connection.commit()
            connection.execute("CHECKPOINT")
        _publish(folder, file, seal)


def upgrade(folder: Path, *, wait: float = 10.0) -> None:
    """Publish a version of today's schema if the current one is of an earlier release.

    Raises what `write` raises, except Outdated.
    """
    here = lake.configured(folder)
    if here:
        lake.upgrade(here, wait)
        return
    with locked(folder, wait), _draft(folder) as (file, base):
        if base is None or _schema(base) >= schema.NUMBER:
            return
        with duckdb.connect(str(file)) as connection:
            connection.begin()
            schema.migrate(connection, _schema(base))
            register_changes.begin(connection)
            seal = _seal(connection, folder, base, settled=False)
            connection.commit()
            connection.execute("CHECKPOINT")
        _publish(folder, file, seal)


@contextmanager
def locked(folder: Path, wait: float = 10.0) -> Iterator[None]:
    """Hold the home's write lock. Raises Busy, and Unwritable if the disk is full or read-only."""
    try:
        with raising_unwritable():
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / "write.lock", timeout=wait):
                yield
    except Timeout:
        raise Busy(str(folder)) from None


@contextmanager
def raising_unwritable() -> Iterator[None]:
    """Raise Unwritable for the errors of a full or read-only disk."""
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
    """Give a copy of the current version to write on, and that version; None before the first."""
    file = versions.draft(folder)
    try:
        seals.forget_checksums()  # a version found sound earlier may have been damaged since
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
    """Return a seal without the checksum and the size."""
    loss = versions.loss(folder) if base else None
    return Seal(
        sha256="",
        bytes=0,
        schema=schema.NUMBER,
        base=base.number if base else 0,
        lost=loss.versions if loss and not settled else (),
        pinned=register_changes.pinned_versions(connection),
        entries=register_changes.entries(connection),
    )


def _publish(folder: Path, file: Path, seal: Seal) -> None:
    versions.publish(folder, file, seal)
    prune.prune(folder, prune.versions_to_keep())
