"""The seal beside a version: its checksum, its base version and what it added to the register."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from store import durable


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry that a version added to the register: an import, a manual entry or a withdrawal."""

    id: int
    kind: str
    file: str
    by: str
    at: str  # UTC, ISO 8601
    withdrawn_by: str | None


@dataclass(frozen=True, slots=True)
class Seal:
    """The metadata of a published version.

    `base`: the number of the version it was made from, 0 of none. `lost`: earlier damaged versions
    that are not settled yet. `pinned`: the versions that frozen periods refer to.
    Seals of the first release have the checksum and the size alone.
    """

    sha256: str
    bytes: int
    schema: int = 1
    base: int = 0
    lost: tuple[int, ...] = ()
    pinned: tuple[int, ...] = ()
    entries: tuple[Entry, ...] = ()


def write(path: Path, seal: Seal) -> None:
    """Write the seal of a database file beside it, durably."""
    text = json.dumps(asdict(seal), ensure_ascii=False)
    durable.write(path.with_suffix(".json"), text.encode())


def read(path: Path) -> Seal | None:
    """Return the seal of a database file; None if it is missing or unreadable."""
    place = path.with_suffix(".json")
    try:
        return _read(place, place.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError):
        return None


@lru_cache(maxsize=64)
def _read(place: Path, changed: int) -> Seal:  # noqa: ARG001 - the moment of the last change keys the cache
    return parsed(place.read_text("utf-8"))


def parsed(text: str) -> Seal:
    """Parse the text of a seal. Raises ValueError, KeyError or TypeError if it is not one."""
    said = json.loads(text)
    entries = tuple(Entry(**each) for each in said.pop("entries", ()))
    for name in ("lost", "pinned"):
        said[name] = tuple(int(number) for number in said.get(name, ()))
    return Seal(**said, entries=entries)


def sound(path: Path) -> bool:
    """Return whether a version is unaltered; read once until the file changes."""
    seal = read(path)
    try:
        now = path.stat()
    except OSError:
        return False
    if seal is None or now.st_size != seal.bytes:
        return False
    return _sha256(path, now.st_size, now.st_mtime_ns) == seal.sha256


def forget_checksums() -> None:
    """Make the next check of any version read its bytes again."""
    _sha256.cache_clear()


@lru_cache(maxsize=64)
def _sha256(path: Path, size: int, changed: int) -> str:  # noqa: ARG001 - the same
    return sha256(path)


def sha256(path: Path) -> str:
    """Return the sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
