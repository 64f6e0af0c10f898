"""The small SQLite database of accounts, sessions and the audit trail."""

from __future__ import annotations

import logging
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Lock

SCHEMA = Path(__file__).with_name("schema.sql")
VERSION = 2
NAME = "access.sqlite"
# What leads from the version before to each one.
MIGRATIONS: Mapping[int, Sequence[str]] = {
    2: ("ALTER TABLE account RENAME COLUMN unit TO division",),
}
WAIT = 5.0  # seconds a writer waits for another

LOG = logging.getLogger("papi.audit")
_in_turn = Lock()
Row = sqlite3.Row
Duplicate = sqlite3.IntegrityError


class Connection(sqlite3.Connection):
    """A connection with the `audit_lines` to log once its transaction is committed."""

    def __init__(self, path: Path, **options: object) -> None:
        super().__init__(path, **options)  # type: ignore[arg-type]
        self.row_factory = sqlite3.Row
        self.audit_lines: list[str] = []


class Unwritable(Exception):
    """The disk is full, locked or read-only; nothing was changed."""


class TooNew(Exception):
    """The database was written by a newer release of the product."""


@contextmanager
def reading(home: Path) -> Iterator[Connection]:
    """Open a connection for one query; readers never wait for a writer. Raises TooNew."""
    connection = _open(home)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def writing(home: Path) -> Iterator[Connection]:
    """Open a transaction, committed when the block ends without an exception.

    Raises Unwritable, TooNew.
    """
    try:
        connection = _open(home)
    except (sqlite3.OperationalError, OSError) as error:
        raise Unwritable(str(error)) from error
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")
        for line in connection.audit_lines:
            LOG.info("%s", line)
    except sqlite3.OperationalError as error:
        raise Unwritable(str(error)) from error
    finally:
        connection.close()  # what was not committed is rolled back


def query_kept_open(home: Path, query: str, values: Mapping[str, float | str]) -> list[Row]:
    """Return the rows of a short query on the connection that stays open.

    For queries at every click: opening another connection costs ten times as much.
    """
    kept = _kept_open(home)
    with _in_turn:
        return kept.execute(query, values).fetchall()  # to the last row: no snapshot is held


def _open(home: Path) -> Connection:
    _kept_open(home)
    connection = _connected(home / NAME)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _kept_open(home: Path) -> Connection:
    path = home / NAME
    if not path.exists():
        _create(path)
    return _stay_open(path, path.stat().st_ino)


@lru_cache(maxsize=4)
def _stay_open(path: Path, _file: int) -> Connection:
    """Keep one connection open: when the last one closes, SQLite checkpoints its log and syncs.

    Without it every session query waits for the disk. `_file`: the inode, new after a restore.
    """
    connection = _connected(path, check_same_thread=False)
    _migrate(connection)
    return connection


def _migrate(connection: Connection) -> None:
    """Run the steps to today's version in one transaction; of two processes the second has none left."""
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    for step in range(_version(connection) + 1, VERSION + 1):
        for statement in MIGRATIONS[step]:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _version(connection: Connection) -> int:
    [found] = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def _connected(path: Path, **options: object) -> Connection:
    connection = Connection(path, timeout=WAIT, isolation_level=None, **options)
    found = _version(connection)
    if found > VERSION:
        connection.close()
        raise TooNew(f"{path}: {found} > {VERSION}")
    return connection


def copy(home: Path, to: Path) -> bool:
    """Copy the database into one consistent file; return False if there is none."""
    path = home / NAME
    if not path.exists():
        return False
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # all of it in the one file
    return True


def restore_copy(file: Path, home: Path, aside: Path) -> None:
    """Replace the database by a copy and move the old one to `aside`.

    Sessions are not restored: one that ended since the copy was made stays ended. Raises TooNew,
    and sqlite3.DatabaseError if the copy is damaged.
    """
    with closing(sqlite3.connect(file)) as connection:
        [found] = connection.execute("PRAGMA integrity_check").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        [version] = connection.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise TooNew(f"{version} > {VERSION}")
        connection.execute("DELETE FROM session")
        connection.commit()
        connection.execute("PRAGMA journal_mode = WAL")
    for name in (NAME, f"{NAME}-wal", f"{NAME}-shm"):
        if (home / name).exists():
            aside.mkdir(parents=True, exist_ok=True)
            (home / name).replace(aside / name)
    file.chmod(0o600)
    file.replace(home / NAME)


def _create(path: Path) -> None:
    """Build the file beside its place and move it there whole: two processes may start at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(".sqlite", "access-", path.parent)  # its owner's alone
    os.close(handle)
    draft = Path(name)
    connection = sqlite3.connect(draft, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(SCHEMA.read_text("utf-8"))
    connection.close()
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
