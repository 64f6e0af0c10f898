"""Command line of the import: python -m etl --help."""

from __future__ import annotations

import json
import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

import store
from access import audit
from access import database as accounts
from catalog import Catalog, load
from etl.archive.container import Broken
from etl.cli import archiving, output
from etl.cli.archiving import Answer
from etl.cli.arguments import parser
from etl.cli.progress import progress
from etl.importing import intake, shipped
from etl.importing.commit import Refused, commit
from etl.importing.trace import trace
from etl.importing.verify import verify
from etl.model.previewed import Choices, Preview
from etl.model.steps import Step
from etl.templates import sample
from etl.templates.build import template
from reports.data import loss
from store import imports, lake_transfer
from store.digest import digest
from store.undo import CannotUndo, undo
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


class UsedWrongly(Exception):
    """What was asked for cannot be meant: a file or a name that does not exist."""


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 done, 1 refused because of the data, 2 used wrongly."""
    asked = parser().parse_args(arguments)
    try:
        _warn(asked, store.home())
        return COMMANDS[asked.command](asked, store.home(), load())
    except UsedWrongly as error:
        _complain(str(error))
        return WRONG
    except Refused as refused:
        _complain(*output.issue_lines(refused.issues, asked.lang))
        return REFUSED
    except FAULTS as error:
        _complain(translate(f"fault.{type(error).__name__.lower()}", asked.lang, about=error))
        return REFUSED


def _warn(asked: Namespace, folder: Path) -> None:
    """Whatever is asked, it is said first that a version is damaged and another is read."""
    try:
        lost = None if asked.command in SILENT else store.loss(folder)
    except (store.NoVersion, store.Damaged):
        return  # the command says so itself, or has nothing to read
    if lost:
        _complain(loss.title(lost, asked.lang), *loss.missing(lost, asked.lang))


def _demo(asked: Namespace, folder: Path, catalog: Catalog) -> int:  # noqa: ARG001
    shipped.ensure(folder)
    version = store.current(folder)
    _say(asked, {"version": version.number, "path": str(version.path)}, [str(version.path)])
    return DONE


def _preview(asked: Namespace, folder: Path, catalog: Catalog) -> int:
    with progress(asked.lang) as step:
        found = _looked(asked, _content(asked), folder, catalog, step)
    if asked.out:
        output.rows_csv(found).to_csv(asked.out, index=False)
    _say(asked, output.preview_json(found, asked.lang), output.preview_lines(found, asked.lang))
    return DONE if found.ready else REFUSED


def _commit(asked: Namespace, folder: Path, catalog: Catalog) -> int:
    content = _content(asked)
    shipped.ensure(folder)
    with progress(asked.lang) as step:
        found = _looked(asked, content, folder, catalog, step)
        if not found.ready and not asked.json:
            _complain(*output.preview_lines(found, asked.lang))
        given = commit(found, content, asked.by, folder, asked.accept_warnings, step)
    said = output.preview_json(found, asked.lang) | {"id": given}
    _say(asked, said, [translate("etl.committed", asked.lang, number=given, rows=len(found.rows))])
    return DONE


def _looked(
    asked: Namespace, content: bytes, folder: Path, catalog: Catalog, step: Step
) -> Preview:
    chosen = Choices(asked.year, asked.sheet, asked.skip_bad_rows)
    return intake.look(content, asked.file.name, folder, catalog, asked.index, chosen, step)


def _content(asked: Namespace) -> bytes:
    try:
        content: bytes = asked.file.read_bytes()
    except OSError as error:
        raise UsedWrongly(
            translate("etl.unreadable", asked.lang, file=asked.file, why=error.strerror)
        ) from None
    return content


def _undo(asked: Namespace, folder: Path, catalog: Catalog) -> int:  # noqa: ARG001
    try:
        undone = undo(asked.id, asked.by, folder)
    except CannotUndo as error:
        _complain(translate(f"etl.cannot_undo_{error.reason}", asked.lang, number=error.number))
        return WRONG if error.reason == "unknown" else REFUSED
    _say(asked, output.undone_json(undone), output.undone_lines(undone, asked.lang))
    return DONE


def _history(asked: Namespace, folder: Path, catalog: Catalog) -> int:  # noqa: ARG001
    cursor = intake.current(folder)
    history = imports.history(cursor) if cursor else None
    if history is None:
        _say(asked, [], [])
        return DONE
    listed = output.records(history)
    for row in listed:
        row["details"] = json.loads(row["details"])
    _say(asked, listed, output.history_lines(history, asked.lang))
    return DONE


def _trace(asked: Namespace, folder: Path, catalog: Catalog) -> int:
    known = {
        asked.index: catalog.indices,
        asked.unit: catalog.units,
        asked.component: {
            c.code for editions in catalog.editions.values() for e in editions for c in e.components
        },
    }
    for name, names in known.items():
        if name not in names:
            raise UsedWrongly(translate("etl.unknown_name", asked.lang, name=name))
    cursor = store.read(store.current(folder))
    found = trace(cursor, folder, asked.index, asked.year, asked.unit, asked.component)
    if found is None:
        _complain(translate("etl.nothing_stored", asked.lang))
        return REFUSED
    _say(asked, output.trace_json(found), output.trace_lines(found, asked.lang))
    return DONE


def _template(asked: Namespace, folder: Path, catalog: Catalog) -> int:
    year = asked.year or intake.template_year(asked.kind, folder, catalog)
    try:
        content = template(asked.kind, catalog, year, intake.plan(folder, year), asked.lang)
    except ValueError:
        raise UsedWrongly(
            translate("etl.no_edition", asked.lang, index=asked.kind, year=year)
        ) from None
    _write(asked, content)
    return DONE


def _write(asked: Namespace, content: bytes) -> None:
    try:
        asked.out.write_bytes(content)
    except OSError as error:
        raise UsedWrongly(
            translate("etl.unreadable", asked.lang, file=asked.out, why=error.strerror)
        ) from None
    _say(asked, {"file": str(asked.out)}, [str(asked.out)])


def _sample(asked: Namespace, folder: Path, catalog: Catalog) -> int:  # noqa: ARG001
    sample.write(catalog, asked.year, asked.rows, asked.out)
    _say(asked, {"file": str(asked.out), "rows": asked.rows}, [str(asked.out)])
    return DONE


def _digest(asked: Namespace, folder: Path, catalog: Catalog) -> int:  # noqa: ARG001
    found = digest(store.read(store.current(folder)))
    _say(asked, found, (f"{sha256}  {table}" for table, sha256 in found.items()))
    return DONE


def _verify(asked: Namespace, folder: Path, catalog: Catalog) -> int:
    found = verify(folder, catalog)
    said = [translate(f"problem.{each.code}", asked.lang, about=each.about) for each in found]
    listed = [
        {"code": each.code, "about": each.about, "message": text}
        for each, text in zip(found, said, strict=True)
    ]
    _say(asked, listed, said or [translate("etl.all_holds", asked.lang)])
    return REFUSED if found else DONE


def _settle(asked: Namespace, folder: Path, catalog: Catalog) -> int:  # noqa: ARG001
    return _answer(asked, archiving.settled(asked, folder))


def _backup(asked: Namespace, folder: Path, catalog: Catalog) -> int:  # noqa: ARG001
    return _answer(asked, archiving.backed_up(asked, folder, accounts.copy))


def _restore(asked: Namespace, folder: Path, catalog: Catalog) -> int:  # noqa: ARG001
    try:
        answer, version = archiving.brought_back(asked, folder, accounts.restore_copy)
    except OSError as error:
        raise UsedWrongly(
            translate("etl.unreadable", asked.lang, file=asked.file, why=error.strerror)
        ) from None
    if (folder / accounts.NAME).exists():
        act = audit.Act("command line", "restore", f"{asked.file.name} version/{version}")
        audit.record(folder, act, time.time())
    return _answer(asked, answer)


def _move(asked: Namespace, folder: Path, catalog: Catalog) -> int:  # noqa: ARG001
    try:
        return _answer(asked, archiving.moved(asked, folder))
    except ValueError as error:
        raise UsedWrongly(str(error)) from None


def _answer(asked: Namespace, answer: Answer) -> int:
    _say(asked, answer.values, answer.lines)
    if answer.wrong:
        _complain(*answer.wrong)
    return REFUSED if answer.wrong else DONE


def _say(asked: Namespace, values: object, lines: Iterable[str]) -> None:
    if asked.json:
        print(json.dumps(values, ensure_ascii=False, indent=1, default=str))
    else:
        print(*lines, sep="\n")


def _complain(*lines: str) -> None:
    print(*lines, sep="\n", file=sys.stderr)


COMMANDS: dict[str, Callable[[Namespace, Path, Catalog], int]] = {
    "demo": _demo,
    "preview": _preview,
    "commit": _commit,
    "undo": _undo,
    "history": _history,
    "trace": _trace,
    "template": _template,
    "sample": _sample,
    "digest": _digest,
    "verify": _verify,
    "settle": _settle,
    "backup": _backup,
    "restore": _restore,
    "move": _move,
}

if __name__ == "__main__":
    if hasattr(os, "nice"):  # not on Windows
        os.nice(10)  # readers of the pages come first: an import takes what they leave
    sys.exit(main())
