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
    """The folder of all local state: PAPI_HOME, else data/local beside the program."""
    chosen = os.environ.get("PAPI_HOME")
    return Path(chosen) if chosen else Path(__file__).resolve().parent.parent / "data" / "local"


def current(folder: Path) -> Version:
    """The version that readers are to open: the one published last, else the newest sound before it.

    Raises NoVersion before the first publication, Damaged when no version is sound. `loss` says
    whether the one published last was passed over.
    """
    newest = pointed(folder)
    for version in _back_from(folder, newest):
        if seals.sound(version.path):
            if version.number != newest:
                _log_once(str(folder), newest, version.number)
            return version
    raise Damaged(_path(folder, newest).name)


@cache
def _log_once(folder: str, newest: int, shown: int) -> None:
    LOG.warning("%s: version %s is damaged, version %s is read in its place", folder, newest, shown)


def version(folder: Path, number: int) -> Version:
    """A published version by its number. Raises Damaged when it is gone or altered."""
    found = Version(number, _path(folder, number))
    if not seals.sound(found.path):
        raise Damaged(found.path.name)
    return found


def loss(folder: Path) -> Loss | None:
    """What damaged versions took with them and nobody has settled; None where nothing is lost.

    Raises NoVersion, and Damaged when no version is sound.
    """
    shown = current(folder)
    back = _back_from(folder, pointed(folder))
    passed = [v.number for v in takewhile(lambda v: v.number > shown.number, back)]
    seal = seals.read(shown.path)
    lost = sorted({*passed, *(seal.lost if seal else ())})
    if not lost:
        return None
    found = [seals.read(_path(folder, number)) for number in lost]
    entries = tuple(entry for each in found if each for entry in each.entries)
    return Loss(tuple(lost), shown.number, entries, named=all(found))


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


def publish(folder: Path, file: Path, seal: Seal) -> Version:
    """Seals a closed database file and makes it the current version, durably, in one step."""
    number = next_number(folder)
    path = _path(folder, number)
    durable.sync(file)
    seal = replace(seal, sha256=seals.sha256(file), bytes=file.stat().st_size)
    seals.write(path, seal)
    file.replace(path)
    durable.sync(path.parent)
    point(folder, number)
    return Version(number, path)


def retire(folder: Path, numbers: tuple[int, ...]) -> None:
    """Sets damaged versions aside, under a name that nobody reads; for whoever wants to look."""
    for number in numbers:
        path = _path(folder, number)
        if path.exists() and not seals.sound(path):
            path.replace(path.with_suffix(".damaged"))


def point(folder: Path, number: int) -> None:
    """Makes a version that is there the current one."""
    durable.write(folder / "current", str(number).encode())


def bring_in(folder: Path, found: Version) -> int:
    """Moves a sealed version from elsewhere in and returns its number; it is not current yet.

    The number stays where it is free and higher than any, or names the same file; else it is a new
    one, so that no number ever means two things.
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
    """A number that no version has had."""
    try:
        return max(pointed(folder), _newest(folder)) + 1
    except NoVersion:
        return 1


def pointed(folder: Path) -> int:
    """The number of the version published last. Raises NoVersion before the first."""
    try:
        return int((folder / "current").read_text("utf-8"))
    except (FileNotFoundError, ValueError):  # lost or overwritten: the newest file stands for it
        if newest := _newest(folder):
            return newest
        raise NoVersion(str(folder)) from None


def _back_from(folder: Path, number: int) -> Iterator[Version]:
    """A version and those it stands on, newest first; where a seal is gone, the next older file."""
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
