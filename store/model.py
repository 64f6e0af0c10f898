"""The versions of a store, and the errors it raises."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from store.seals import Entry


class NoVersion(Exception):
    """No version has been published in this home yet."""


class Damaged(Exception):
    """A published version is missing or altered."""


class Busy(Exception):
    """Another process is writing; nothing was changed."""


class Unwritable(Exception):
    """The disk is full or read-only; nothing was changed."""


class Unreachable(Exception):
    """The lake's catalogue does not answer; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Lake:
    """A DuckLake: `catalogue` is the connection to PostgreSQL (host=… dbname=…), `data` a folder."""

    catalogue: str
    data: str


@dataclass(frozen=True, slots=True)
class Version:
    """A published database: an immutable file, or a snapshot of a lake whose data are in `path`.

    Its number grows with each publication.
    """

    number: int
    path: Path
    lake: Lake | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """Damaged versions replaced by an older one, and the entries that only they held.

    `shown` is the version that readers get. `named` is False if a seal is missing too, so that
    `entries` may be incomplete.
    """

    versions: tuple[int, ...]
    shown: int
    entries: tuple[Entry, ...]
    named: bool
