"""Brings a backup back: checked whole first, then put beside what is there; nothing is overwritten."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import store
from etl.archive import container
from etl.archive.backup import ACCOUNTS
from etl.archive.container import Manifest
from store import Lake, lake, lake_transfer, seals, versions

RestoreAccounts = Callable[
    [Path, Path, Path], None
]  # accounts: file, home, folder for what was there


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did. `aside`: the folder with what was replaced, None where nothing was."""

    version: int
    made_at: str
    files: int
    aside: Path | None


def restore(file: Path, folder: Path, accounts: RestoreAccounts) -> Restored:
    """Make a home hold what a backup holds; a part that the backup lacks stays as it is.

    Raises archive.Broken, store.TooNew, store.Busy, store.Unwritable; then nothing has changed but,
    where the disk ran full half way, files that no version refers to.
    """
    manifest = container.look(file)
    if manifest.schema > store.SCHEMA:
        raise store.TooNew(f"{manifest.schema} > {store.SCHEMA}")
    now = datetime.now().astimezone()
    staging = folder / f"restore-{now:%Y%m%d-%H%M%S}"
    aside = folder / "replaced" / f"{now:%Y%m%d-%H%M%S}"
    with store.raising_unwritable():
        try:
            container.unpack(file, staging)
            _demand_sealed(file, staging, manifest)
            with store.locked(folder):
                version = _place(staging, folder, aside, manifest, accounts)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return Restored(
        version, manifest.made_at, len(manifest.files), aside if aside.exists() else None
    )


def _demand_sealed(file: Path, staging: Path, manifest: Manifest) -> None:
    held = versions.published(staging)
    if manifest.version not in {each.number for each in held}:
        raise container.Broken(f"{file.name}: {manifest.version}")
    for each in held:
        if not seals.sound(each.path):
            raise container.Broken(f"{file.name}: {each.path.name}")


def _place(
    staging: Path, folder: Path, aside: Path, manifest: Manifest, accounts: RestoreAccounts
) -> int:
    """Move everything to its place; the pointer to the version moves last."""
    for name in manifest.files:
        if not name.startswith("versions/") and name != ACCOUNTS:
            base = store.shared(folder) if name.startswith("originals/") else folder
            _put(staging / name, base / name, aside / name)
    here = lake.configured(folder)
    number = (
        _into_lake(staging, here, manifest) if here else _beside(staging, folder, aside, manifest)
    )
    if ACCOUNTS in manifest.files:
        accounts(staging / ACCOUNTS, folder, aside)
    if not here:
        versions.set_current(folder, number)
        seals.forget_checksums()
    return number


def _beside(staging: Path, folder: Path, aside: Path, manifest: Manifest) -> int:
    number = manifest.version
    for each in versions.published(staging):
        if each.number == manifest.version:
            number = versions.adopt(folder, each)
        else:
            for path in (each.path, each.path.with_suffix(".json")):
                name = f"versions/{path.name}"
                _put(path, folder / name, aside / name)
    return number


def _into_lake(staging: Path, here: Lake, manifest: Manifest) -> int:
    """Make what the backup holds the next snapshots; those before them stay."""
    if manifest.schema < store.SCHEMA:
        raise store.Outdated(f"{manifest.schema} < {store.SCHEMA}")
    held = sorted(versions.published(staging), key=lambda each: each.number == manifest.version)
    return lake_transfer.copy_to_lake(here, held)[manifest.version]


def _put(source: Path, target: Path, aside: Path) -> None:
    if target.exists():
        if seals.sha256(target) == seals.sha256(source):
            return
        aside.parent.mkdir(parents=True, exist_ok=True)
        target.replace(aside)
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
