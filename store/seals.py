"""The seal beside a version: its checksum, what it stands on, and what it added to the register."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from store import durable


@dataclass(frozen=True, slots=True)
class Entry:
    """What a version added to the register: an import, something typed, or a withdrawal of one."""

    id: int
    kind: str
    file: str
    by: str
    at: str  # UTC, ISO 8601
    withdrawn_by: str | None


@dataclass(frozen=True, slots=True)
class Seal:
    """What is noted of a version when it is published.

    `base`: the number of the version it was made from, 0 of none. `lost`: damaged versions that
    came before it and are not settled yet. `pinned`: the versions that frozen figures refer to.
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
    """Writes the seal of a database file beside it, durably."""
    text = json.dumps(asdict(seal), ensure_ascii=False)
    durable.write(path.with_suffix(".json"), text.encode())


def read(path: Path) -> Seal | None:
    """The seal of a database file; None where there is none that can be read."""
    place = path.with_suffix(".json")
    try:
        return _read(place, place.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError):
        return None


@lru_cache(maxsize=64)
def _read(place: Path, changed: int) -> Seal:  # noqa: ARG001 - the moment of the last change keys the cache
    return parsed(place.read_text("utf-8"))


def parsed(text: str) -> Seal:
    """The seal as its file holds it. Raises ValueError, KeyError or TypeError where it is none."""
    said = json.loads(text)
    entries = tuple(Entry(**each) for each in said.pop("entries", ()))
    for name in ("lost", "pinned"):
        said[name] = tuple(int(number) for number in said.get(name, ()))
    return Seal(**said, entries=entries)


def sound(path: Path) -> bool:
    """Whether a version is the file that was published; looked at once until the file changes."""
    seal = read(path)
    try:
        now = path.stat()
    except OSError:
        return False
    if seal is None or now.st_size != seal.bytes:
        return False
    return _sha256(path, now.st_size, now.st_mtime_ns) == seal.sha256


def distrust() -> None:
    """Makes the next look at any version read its bytes again."""
    _sha256.cache_clear()


@lru_cache(maxsize=64)
def _sha256(path: Path, size: int, changed: int) -> str:  # noqa: ARG001 - the same
    return sha256(path)


def sha256(path: Path) -> str:
    """The checksum of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
