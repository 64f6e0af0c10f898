"""Backups of a home: all of it every day, the version before every import and upgrade."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import store
from etl.archive import container, originals
from store import lake, lake_transfer, register_changes, seals, versions

DAILY, BEFORE_IMPORT, BEFORE_UPGRADE = "papi", "before-import", "before-upgrade"
KEPT = 5  # archives of the version before an import
ACCOUNTS = "access.sqlite"
OWN = {"versions", "originals", "backups", "replaced"}  # folders that are not settings
PASSING = {".lock", ".part", ".sqlite", ".sqlite-wal", ".sqlite-shm"}

CopyAccounts = Callable[
    [Path, Path], bool
]  # a consistent copy of the accounts of a home into a file


@dataclass(frozen=True, slots=True)
class Backup:
    """An archive that was written. `odd`: originals left out because they are not what was imported."""

    path: Path
    version: int
    files: int
    bytes: int
    odd: tuple[str, ...]


def place(folder: Path) -> Path:
    """Return where backups lie by default: PAPI_BACKUPS, else the folder backups of the home."""
    chosen = os.environ.get("PAPI_BACKUPS")
    return Path(chosen) if chosen else folder / "backups"


def backup(folder: Path, to: Path, accounts: CopyAccounts, keep: int) -> Backup:
    """Archive what a home holds: current and frozen versions, originals, accounts, settings.

    Keeps the newest `keep` archives of this kind. Raises store.NoVersion, Damaged, Unwritable.
    """
    odd = {path.name for path in originals.damaged(folder)}
    version = store.current(folder)
    now = datetime.now().astimezone()
    with store.raising_unwritable(), tempfile.TemporaryDirectory(prefix="papi-") as passing:
        copied = Path(passing) / ACCOUNTS
        members = [
            *_versions(folder, version, Path(passing)),
            *(each for each in _originals(folder) if each[1].name not in odd),
            *_settings(folder),
            *([(ACCOUNTS, copied)] if accounts(folder, copied) else []),
        ]
        path = _free(to, f"{DAILY}-{now:%Y%m%d-%H%M%S}")
        manifest = container.write(
            path, members, store.SCHEMA, version.number, now.isoformat(timespec="seconds")
        )
        _rotate(to, DAILY, keep)
    size = path.stat().st_size
    return Backup(path, version.number, len(manifest.files), size, tuple(sorted(odd)))


def before(folder: Path, kind: str = BEFORE_IMPORT) -> None:
    """Archive the version that an import or an upgrade is about to build on, where it is not yet.

    A copy of its own, not a hard link: a link would be damaged with the file. A lake keeps every
    snapshot. Raises Unwritable.
    """
    if lake.configured(folder):
        return
    try:
        version = versions.current(folder)
    except (store.NoVersion, store.Damaged):
        return  # nothing to keep, or nothing worth keeping; whoever writes is told
    path = place(folder) / f"{kind}-{version.number:06d}.zip"
    if path.exists():
        return
    now = datetime.now().astimezone()
    with store.raising_unwritable():
        seal = seals.read(version.path)
        container.write(
            path,
            _pair(version),
            seal.schema if seal else store.SCHEMA,
            version.number,
            now.isoformat(timespec="seconds"),
        )
        _rotate(path.parent, kind, KEPT)


def _versions(folder: Path, version: store.Version, passing: Path) -> Iterator[tuple[str, Path]]:
    """Yield the version and what frozen figures refer to, each a sealed file."""
    pinned = register_changes.pinned_versions(store.read(version))
    numbers = sorted({number for number in pinned if number != version.number})
    for each in (version, *(store.version(folder, number) for number in numbers)):
        yield from _pair(lake_transfer.copy_to_file(each, passing) if each.lake else each)


def _pair(version: store.Version) -> Iterator[tuple[str, Path]]:
    for path in (version.path, version.path.with_suffix(".json")):
        yield f"versions/{path.name}", path


def _originals(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted((store.shared(folder) / "originals").glob("*")):
        if path.suffix not in PASSING:
            yield f"originals/{path.name}", path


def _settings(folder: Path) -> Iterator[tuple[str, Path]]:
    """Whatever else lies in the home: settings, a logo."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        own = name.parts[0] in OWN or name.parts[0].startswith("restore-")
        if path.is_file() and not own and path.suffix not in PASSING and str(name) != "current":
            yield name.as_posix(), path


def _free(to: Path, name: str) -> Path:
    """Return a path that is not taken yet: two backups may fall into one second."""
    taken = {path.stem for path in to.glob(f"{name}*.zip")}
    number = next(n for n in range(len(taken) + 1) if (f"{name}-{n}" if n else name) not in taken)
    return to / (f"{name}-{number}.zip" if number else f"{name}.zip")


def _rotate(to: Path, kind: str, keep: int) -> None:
    made = sorted(to.glob(f"{kind}-*.zip"), key=lambda path: path.stat().st_mtime_ns)
    for old in made[:-keep]:
        old.unlink()
