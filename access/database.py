"""Opens the small database of accounts, sessions and the audit trail."""

from __future__ import annotations

import logging
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SCHEMA = Path(__file__).with_name("schema.sql")
VERSION = 1
WAIT = 5.0  # seconds a writer waits for another

LOG = logging.getLogger("papi.audit")
Row = sqlite3.Row
Taken = sqlite3.IntegrityError


class Connection(sqlite3.Connection):
    """A connection that logs what was `said` in a transaction once that is kept."""

    def __init__(self, path: Path, **options: object) -> None:
        super().__init__(path, **options)  # type: ignore[arg-type]
        self.row_factory = sqlite3.Row
        self.said: list[str] = []


class Unwritable(Exception):
    """The disk is full, locked or read-only: nothing was changed."""


class TooNew(Exception):
    """The database was written by a newer release of the product."""


@contextmanager
def reading(home: Path) -> Iterator[Connection]:
    """A connection for one look-up; readers never wait for a writer."""
    connection = _open(home)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def writing(home: Path) -> Iterator[Connection]:
    """One transaction, kept when the block ends well. Raises Unwritable when it cannot be."""
    try:
        connection = _open(home)
    except (sqlite3.OperationalError, OSError) as error:
        raise Unwritable(str(error)) from error
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")
        for line in connection.said:
            LOG.info("%s", line)
    except sqlite3.OperationalError as error:
        raise Unwritable(str(error)) from error
    finally:
        connection.close()  # what was not committed is rolled back


def _open(home: Path) -> Connection:
    path = home / "access.sqlite"
    if not path.exists():
        _create(path)
    connection = Connection(path, timeout=WAIT, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > VERSION:
        connection.close()
        raise TooNew(f"{path}: {found} > {VERSION}")
    return connection


def _create(path: Path) -> None:
    """Builds the file beside its place and moves it there whole: two may start at once."""
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
