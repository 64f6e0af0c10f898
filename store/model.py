"""What a store has to say: its versions, and what may stand in the way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from store.seals import Entry


class NoVersion(Exception):
    """Nothing has been published in this home yet."""


class Damaged(Exception):
    """A published version is not the file that was published."""


class Busy(Exception):
    """Another process is writing; nothing was changed."""


class Unwritable(Exception):
    """The disk is full or read-only; nothing was changed."""


class Unreachable(Exception):
    """The catalogue of the lake does not answer; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Lake:
    """A DuckLake: `catalogue` is how PostgreSQL is reached (host=… dbname=…), `data` a folder."""

    catalogue: str
    data: str


@dataclass(frozen=True, slots=True)
class Version:
    """One published database: an immutable file, or a snapshot of a lake whose data lie in `path`.

    Its number grows with each publication.
    """

    number: int
    path: Path
    lake: Lake | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """Damaged versions whose place an older one has taken, and what only they held.

    `shown` is the version that readers get. `named` is False where a seal is gone as well, so that
    `entries` may lack some.
    """

    versions: tuple[int, ...]
    shown: int
    entries: tuple[Entry, ...]
    named: bool
