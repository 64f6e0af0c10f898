"""What the commands settle, backup and restore do and answer."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict, dataclass
from pathlib import Path

import store
from etl import backup, shipped
from etl.backup import Copy
from etl.restore import BringBack, restore
from store import typed, versions
from strings import say
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
        return Answer({"versions": []}, (say("backup.nothing_lost", asked.lang),))
    numbers = ", ".join(map(str, lost.versions))
    with store.write(folder, settled=True) as connection:
        typed.record(connection, "loss", numbers, asked.by, {})
    versions.retire(folder, lost.versions)
    said = say("backup.settled", asked.lang, versions=numbers)
    return Answer({"versions": lost.versions}, (said,))


def backed_up(asked: Namespace, folder: Path, accounts: Copy) -> Answer:
    """Writes an archive; a home that lacks something is backed up and it is said."""
    made = backup.backup(folder, asked.to or backup.place(folder), accounts, asked.keep)
    size = number(made.bytes / 1e6, asked.lang, 1)
    said = say("backup.made", asked.lang, file=made.path, size=size, version=made.version)
    wrong = [say("backup.odd", asked.lang, file=name) for name in made.odd]
    if store.loss(folder):
        wrong.append(say("backup.with_loss", asked.lang))
    return Answer(asdict(made), (said,), tuple(wrong))


def brought_back(asked: Namespace, folder: Path, accounts: BringBack) -> tuple[Answer, int]:
    """Brings an archive back and returns the number of its version too.

    One of an earlier release is brought up to today's schema.
    """
    done = restore(asked.file, folder, accounts)
    shipped.ensure(folder)
    lines = [say("backup.restored", asked.lang, made_at=done.made_at, version=done.version)]
    if done.aside:
        lines.append(say("backup.aside", asked.lang, folder=done.aside))
    lines.append(say("backup.restart", asked.lang))
    return Answer(asdict(done), tuple(lines)), done.version
