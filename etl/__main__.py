"""Command line of the import: python -m etl --help."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import store
from access import audit
from access import database as accounts
from catalog import Catalog, load
from etl.archive.container import Broken
from etl.cli import archiving, home, importing, making, output
from etl.cli.answer import Answer, CannotBeDone, UsedWrongly, complain, show
from etl.cli.arguments import parser
from etl.importing.commit import ImportRefused
from reports.data import loss
from store import lake_transfer
from strings import translate

DONE, REFUSED, WRONG = 0, 1, 2
SILENT = {"verify", "settle", "restore"}  # they speak of damage themselves
FAULTS = (
    store.Busy,
    store.NoVersion,
    store.Damaged,
    store.Outdated,
    store.TooNew,
    store.Unwritable,
    store.Unreachable,
    lake_transfer.LakeNotEmpty,
    accounts.TooNew,
    Broken,
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 when done, 1 when refused because of the data, 2 when used wrongly."""
    chosen = parser().parse_args(arguments)
    try:
        _warn(chosen, store.home())
        answer = COMMANDS[chosen.command](chosen, store.home(), load())
    except UsedWrongly as error:
        complain(str(error))
        return WRONG
    except CannotBeDone as error:
        complain(str(error))
        return REFUSED
    except ImportRefused as refused:
        complain(*output.issue_lines(refused.issues, chosen.lang))
        return REFUSED
    except FAULTS as error:
        complain(translate(f"fault.{type(error).__name__.lower()}", chosen.lang, about=error))
        return REFUSED
    show(answer, as_json=chosen.json)
    return REFUSED if answer.refused or answer.wrong else DONE


def _warn(arguments: Namespace, folder: Path) -> None:
    """Say first, whatever the command, that a version is damaged and another is read."""
    try:
        lost = None if arguments.command in SILENT else store.loss(folder)
    except (store.NoVersion, store.Damaged):
        return  # the command says so itself, or has nothing to read
    if lost:
        complain(loss.title(lost, arguments.lang), *loss.missing(lost, arguments.lang))


def _restore(arguments: Namespace, folder: Path) -> Answer:
    answer, version = archiving.restore(arguments, folder, accounts.restore_copy)
    if (folder / accounts.NAME).exists():
        act = audit.Act("command line", "restore", f"{arguments.file.name} version/{version}")
        audit.record(folder, act, time.time())
    return answer


COMMANDS: dict[str, Callable[[Namespace, Path, Catalog], Answer]] = {
    "demo": lambda _, folder, __: home.demo(folder),
    "preview": importing.preview,
    "commit": importing.commit,
    "undo": lambda chosen, folder, _: importing.undo(chosen, folder),
    "history": lambda chosen, folder, _: importing.history(chosen, folder),
    "trace": importing.trace,
    "template": making.template,
    "sample": lambda chosen, _, catalog: making.sample(chosen, catalog),
    "digest": lambda _, folder, __: home.digest(folder),
    "verify": home.verify,
    "settle": lambda chosen, folder, _: archiving.settle(chosen, folder),
    "backup": lambda chosen, folder, _: archiving.backup(chosen, folder, accounts.copy),
    "restore": lambda chosen, folder, _: _restore(chosen, folder),
    "move": lambda chosen, folder, _: archiving.move(chosen, folder),
}

if __name__ == "__main__":
    if hasattr(os, "nice"):  # not on Windows
        os.nice(10)  # readers of the pages come first: an import takes what they leave
    sys.exit(main())
