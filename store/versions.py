"""The published versions of the database: immutable files, one of them current."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import takewhile
from pathlib import Path

from store import durable, seals
from store.model import Damaged, Loss, NoVersion, Version
from store.seals import Seal

LOG = logging.getLogger("papi.store")


def home() -> Path:
    """Return the folder of all local state: PAPI_HOME, else data/local beside the program."""
    chosen = os.environ.get("PAPI_HOME")
    return Path(chosen) if chosen else Path(__file__).resolve().parent.parent / "data" / "local"


def current(folder: Path) -> Version:
    """Return the version that readers open: the one published last, else the newest sound one.

    Raises NoVersion before the first publication, Damaged when no version is sound. `loss` says
    whether the one published last was passed over.
    """
    newest = current_number(folder)
    for version in _ancestors(folder, newest):
        if seals.sound(version.path):
            if version.number != newest:
                _log_once(str(folder), newest, version.number)
            return version
    raise Damaged(_path(folder, newest).name)


@cache
def _log_once(folder: str, newest: int, shown: int) -> None:
    LOG.warning("%s: version %s is damaged, version %s is read in its place", folder, newest, shown)


def version(folder: Path, number: int) -> Version:
    """Return a published version by its number. Raises Damaged when it is missing or altered."""
    found = Version(number, _path(folder, number))
    if not seals.sound(found.path):
        raise Damaged(found.path.name)
    return found


def loss(folder: Path) -> Loss | None:
    """Return what unsettled damaged versions have lost; None if nothing.

    Raises NoVersion, and Damaged when no version is sound.
    """
    shown = current(folder)
    back = _ancestors(folder, current_number(folder))
    passed = [v.number for v in takewhile(lambda v: v.number > shown.number, back)]
    seal = seals.read(shown.path)
    lost = sorted({*passed, *(seal.lost if seal else ())})
    if not lost:
        return None
    found = [seals.read(_path(folder, number)) for number in lost]
    entries = tuple(entry for each in found if each for entry in each.entries)
    return Loss(tuple(lost), shown.number, entries, named=all(found))


def published(folder: Path) -> list[Version]:
    """Return every version in the folder, oldest first."""
    files = (folder / "versions").glob("[0-9]*.duckdb")
    return sorted((Version(int(p.stem), p) for p in files), key=lambda version: version.number)


def draft(folder: Path) -> Path:
    """Return the path of a new draft beside the versions. The caller holds the write lock.

    Removes drafts left by writers that were killed.
    """
    (folder / "versions").mkdir(parents=True, exist_ok=True)
    for left in (folder / "versions").glob("draft-*"):
        left.unlink()
    return folder / "versions" / f"draft-{os.getpid()}.duckdb"


def publish(folder: Path, file: Path, seal: Seal) -> Version:
    """Seal a closed database file and make it the current version, durably and atomically."""
    number = next_number(folder)
    path = _path(folder, number)
    durable.sync(file)
    seal = replace(seal, sha256=seals.sha256(file), bytes=file.stat().st_size)
    seals.write(path, seal)
    file.replace(path)
    durable.sync(path.parent)
    set_current(folder, number)
    return Version(number, path)


def set_aside(folder: Path, numbers: tuple[int, ...]) -> None:
    """Rename damaged versions, so that nothing reads them but they can be examined."""
    for number in numbers:
        path = _path(folder, number)
        if path.exists() and not seals.sound(path):
            path.replace(path.with_suffix(".damaged"))


def set_current(folder: Path, number: int) -> None:
    """Make an existing version the current one."""
    durable.write(folder / "current", str(number).encode())


def adopt(folder: Path, found: Version) -> int:
    """Move a sealed version into the folder and return its number; it is not current yet.

    It keeps its number if that is free and the highest, or is of the same file; else it gets a new
    one, so that no number is used twice. Raises Damaged if it has no seal.
    """
    here = Version(found.number, _path(folder, found.number))
    seal, held = seals.read(found.path), seals.read(here.path)
    if seal is None:
        raise Damaged(found.path.name)
    if held and held.sha256 == seal.sha256 and seals.sound(here.path):
        return found.number
    number = max(found.number, next_number(folder))
    if number != found.number:
        seal = replace(seal, base=0)
    (folder / "versions").mkdir(parents=True, exist_ok=True)
    seals.write(_path(folder, number), seal)
    found.path.replace(_path(folder, number))
    durable.sync(folder / "versions")
    return number


def next_number(folder: Path) -> int:
    """Return a number that no version has had."""
    try:
        return max(current_number(folder), _newest(folder)) + 1
    except NoVersion:
        return 1


def current_number(folder: Path) -> int:
    """Return the number of the version published last. Raises NoVersion before the first."""
    try:
        return int((folder / "current").read_text("utf-8"))
    except (FileNotFoundError, ValueError):  # missing or overwritten: use the newest file
        if newest := _newest(folder):
            return newest
        raise NoVersion(str(folder)) from None


def _ancestors(folder: Path, number: int) -> Iterator[Version]:
    """Yield a version and its base versions, newest first; without a seal, the next older file."""
    while number:
        yield Version(number, _path(folder, number))
        seal = seals.read(_path(folder, number))
        older = (seal.base,) if seal and seal.base else _numbers(folder)
        number = max((each for each in older if each < number), default=0)


def _path(folder: Path, number: int) -> Path:
    return folder / "versions" / f"{number:06d}.duckdb"


def _numbers(folder: Path) -> list[int]:
    return [version.number for version in published(folder)]


def _newest(folder: Path) -> int:
    return max(_numbers(folder), default=0)
