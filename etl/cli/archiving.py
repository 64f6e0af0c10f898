"""What the commands settle, backup and restore do and answer."""

from __future__ import annotations

import shutil
from argparse import Namespace
from dataclasses import asdict, dataclass
from pathlib import Path

import store
from etl.archive import backup
from etl.archive.backup import Copy
from etl.archive.restore import BringBack, restore
from etl.importing import shipped
from store import lake, lake_transfer, manual_entries, register_changes, schema, seals, versions
from store.digest import digest
from strings import translate
from strings.numbers import number


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command says: as JSON, as lines, and what was wrong though it was done."""

    values: object
    lines: tuple[str, ...]
    wrong: tuple[str, ...] = ()


def settled(asked: Namespace, folder: Path) -> Answer:
    """Accepts what damaged versions took with them and sets their files aside."""
    lost = store.loss(folder)
    if lost is None:
        return Answer({"versions": []}, (translate("backup.nothing_lost", asked.lang),))
    numbers = ", ".join(map(str, lost.versions))
    with store.write(folder, settled=True) as connection:
        manual_entries.record(connection, "loss", numbers, asked.by, {})
    versions.set_aside(folder, lost.versions)
    said = translate("backup.settled", asked.lang, versions=numbers)
    return Answer({"versions": lost.versions}, (said,))


def backed_up(asked: Namespace, folder: Path, accounts: Copy) -> Answer:
    """Writes an archive; a home that lacks something is backed up and it is said."""
    made = backup.backup(folder, asked.to or backup.place(folder), accounts, asked.keep)
    size = number(made.bytes / 1e6, asked.lang, 1)
    said = translate("backup.made", asked.lang, file=made.path, size=size, version=made.version)
    wrong = [translate("backup.odd", asked.lang, file=name) for name in made.odd]
    if store.loss(folder):
        wrong.append(translate("backup.with_loss", asked.lang))
    return Answer(asdict(made), (said,), tuple(wrong))


def brought_back(asked: Namespace, folder: Path, accounts: BringBack) -> tuple[Answer, int]:
    """Brings an archive back and returns the number of its version too.

    One of an earlier release is brought up to today's schema.
    """
    done = restore(asked.file, folder, accounts)
    shipped.ensure(folder)
    lines = [translate("backup.restored", asked.lang, made_at=done.made_at, version=done.version)]
    if done.aside:
        lines.append(translate("backup.aside", asked.lang, folder=done.aside))
    lines.append(translate("backup.restart", asked.lang))
    return Answer(asdict(done), tuple(lines)), done.version


def moved(asked: Namespace, folder: Path) -> Answer:
    """Carries current and frozen versions and the originals to an empty lake; nothing is removed here.

    Raises ValueError where the address is none, lake_transfer.LakeNotEmpty, and what a write raises.
    """
    to = lake.parse(asked.to, asked.data or str(folder / "lake"))
    lake_transfer.require_empty(to)
    with store.locked(folder), store.raising_unwritable():
        source = versions.current(folder)
        schema.demand(_schema(source))
        pinned = sorted({*register_changes.pinned_versions(store.read(source))} - {source.number})
        held = [*(versions.version(folder, number) for number in pinned), source]
        numbers = lake_transfer.copy_to_lake(to, held)
        if (folder / "originals").is_dir():
            kept = Path(to.data) / "originals"
            shutil.copytree(folder / "originals", kept, dirs_exist_ok=True)
    unlike = [
        each.number for each in held if not _alike(each, lake.version(to, numbers[each.number]))
    ]
    values = {"data": to.data, "versions": numbers, "unlike": unlike}
    lines = [
        translate("backup.moved", asked.lang, old=old, new=new) for old, new in numbers.items()
    ]
    lines += [translate("backup.choose", asked.lang, address=asked.to, data=to.data)] * (not unlike)
    wrong = [translate("backup.unlike", asked.lang, version=number) for number in unlike]
    return Answer(values, tuple(lines), tuple(wrong))


def _alike(one: store.Version, other: store.Version) -> bool:
    return digest(store.read(one)) == digest(store.read(other))


def _schema(version: store.Version) -> int:
    seal = seals.read(version.path)
    return seal.schema if seal else 0
