"""What the commands settle, backup, restore and move do and answer."""

from __future__ import annotations

import shutil
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

import store
from etl.archive import backup as archives
from etl.archive.backup import CopyAccounts
from etl.archive.restore import RestoreAccounts
from etl.archive.restore import restore as bring_back
from etl.cli.answer import Answer, UsedWrongly, unreadable
from etl.importing import shipped
from store import lake, lake_transfer, manual_entries, register_changes, schema, seals, versions
from store.digest import digest
from strings import translate
from strings.numbers import number


def settle(arguments: Namespace, folder: Path) -> Answer:
    """Accept what damaged versions took with them and set their files aside."""
    lost = store.loss(folder)
    if lost is None:
        return Answer({"versions": []}, (translate("backup.nothing_lost", arguments.lang),))
    numbers = ", ".join(map(str, lost.versions))
    with store.write(folder, settled=True) as connection:
        manual_entries.record(connection, "loss", numbers, arguments.by, {})
    versions.set_aside(folder, lost.versions)
    line = translate("backup.settled", arguments.lang, versions=numbers)
    return Answer({"versions": lost.versions}, (line,))


def backup(arguments: Namespace, folder: Path, accounts: CopyAccounts) -> Answer:
    """Write an archive of all that a home holds, also of a home that lacks something."""
    made = archives.backup(folder, arguments.to or archives.place(folder), accounts, arguments.keep)
    size = number(made.bytes / 1e6, arguments.lang, 1)
    line = translate("backup.made", arguments.lang, file=made.path, size=size, version=made.version)
    wrong = [translate("backup.odd", arguments.lang, file=name) for name in made.odd]
    if store.loss(folder):
        wrong.append(translate("backup.with_loss", arguments.lang))
    return Answer(asdict(made), (line,), tuple(wrong))


def restore(arguments: Namespace, folder: Path, accounts: RestoreAccounts) -> tuple[Answer, int]:
    """Bring an archive back and return the number of its version too.

    One of an earlier release is brought up to today's schema. Raises UsedWrongly where the file
    cannot be read, and what etl.archive.restore raises.
    """
    try:
        done = bring_back(arguments.file, folder, accounts)
    except OSError as error:
        raise unreadable(arguments, arguments.file, error) from None
    shipped.ensure(folder)
    lines = [
        translate("backup.restored", arguments.lang, made_at=done.made_at, version=done.version)
    ]
    if done.aside:
        lines.append(translate("backup.aside", arguments.lang, folder=done.aside))
    lines.append(translate("backup.restart", arguments.lang))
    return Answer(asdict(done), tuple(lines)), done.version


def move(arguments: Namespace, folder: Path) -> Answer:
    """Carry current and frozen versions and the originals to an empty lake; remove nothing here.

    Raises UsedWrongly where the address is none, lake_transfer.LakeNotEmpty, and what a write raises.
    """
    try:
        to = lake.parse(arguments.to, arguments.data or str(folder / "lake"))
    except ValueError as error:
        raise UsedWrongly(str(error)) from None
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
        translate("backup.moved", arguments.lang, old=old, new=new) for old, new in numbers.items()
    ]
    lines += [translate("backup.choose", arguments.lang, address=arguments.to, data=to.data)] * (
        not unlike
    )
    wrong = [translate("backup.unlike", arguments.lang, version=number) for number in unlike]
    return Answer(values, tuple(lines), tuple(wrong))


def _alike(one: store.Version, other: store.Version) -> bool:
    return digest(store.read(one)) == digest(store.read(other))


def _schema(version: store.Version) -> int:
    seal = seals.read(version.path)
    return seal.schema if seal else 0
