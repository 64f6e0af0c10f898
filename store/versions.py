"""The published versions of the database: immutable files, one of them current."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from store import durable


class NoVersion(Exception):
    """Nothing has been published in this home yet."""


class Damaged(Exception):
    """A published version is not the file that was published."""


@dataclass(frozen=True, slots=True)
class Version:
    """One published database; its number grows by one with each publication."""

    number: int
    path: Path


def home() -> Path:
    """The folder of all local state: PAPI_HOME, else data/local beside the program."""
    chosen = os.environ.get("PAPI_HOME")
    return Path(chosen) if chosen else Path(__file__).resolve().parent.parent / "data" / "local"


def current(folder: Path) -> Version:
    """The version that readers are to open.

    Raises NoVersion before the first publication, Damaged when its bytes are not those published.
    """
    try:
        name = (folder / "current").read_text("utf-8").strip()
    except FileNotFoundError:
        raise NoVersion(str(folder)) from None
    version = Version(int(name), _path(folder, int(name)))
    verify(version)
    return version


@lru_cache(maxsize=64)
def verify(version: Version) -> None:
    """Compares a version with the checksum written when it was published, once a process."""
    try:
        seal = json.loads(version.path.with_suffix(".json").read_text("utf-8"))
        found = _sha256(version.path)
    except (FileNotFoundError, ValueError) as error:
        raise Damaged(f"{version.path.name}: {error}") from None
    if found != seal["sha256"]:
        raise Damaged(version.path.name)


def published(folder: Path) -> list[Version]:
    """Every version in the folder, oldest first."""
    files = (folder / "versions").glob("[0-9]*.duckdb")
    return sorted((Version(int(p.stem), p) for p in files), key=lambda version: version.number)


def draft(folder: Path) -> Path:
    """A new file beside the versions, to be filled and then published; whoever writes asks for it.

    Drafts that writers left behind when they were ended are removed.
    """
    (folder / "versions").mkdir(parents=True, exist_ok=True)
    for left in (folder / "versions").glob("draft-*"):
        left.unlink()
    return folder / "versions" / f"draft-{os.getpid()}.duckdb"


def publish(folder: Path, file: Path) -> Version:
    """Seals a closed database file and makes it the current version, durably, in one step."""
    version = Version(_newest(folder) + 1, _path(folder, _newest(folder) + 1))
    durable.sync(file)
    seal = {"sha256": _sha256(file), "bytes": file.stat().st_size}
    durable.write(version.path.with_suffix(".json"), json.dumps(seal).encode())
    file.replace(version.path)
    durable.sync(version.path.parent)
    durable.write(folder / "current", str(version.number).encode())
    return version


def _path(folder: Path, number: int) -> Path:
    return folder / "versions" / f"{number:06d}.duckdb"


def _newest(folder: Path) -> int:
    return max((version.number for version in published(folder)), default=0)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
