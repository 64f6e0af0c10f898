"""What the commands preview, commit, undo, history and trace do and answer."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

import store
from catalog import Catalog
from etl.cli import output
from etl.cli.answer import Answer, CannotBeDone, UsedWrongly, complain, unreadable
from etl.cli.progress import progress
from etl.importing import intake, shipped
from etl.importing.commit import commit as import_preview
from etl.importing.trace import trace as trace_figure
from etl.model.previewed import Choices, Preview
from etl.model.steps import Step
from store import imports
from store.undo import CannotUndo
from store.undo import undo as withdraw
from strings import translate


def preview(arguments: Namespace, folder: Path, catalog: Catalog) -> Answer:
    """Say what importing a file would do; write its rows as CSV where --out asks for them."""
    with progress(arguments.lang) as step:
        found = _look(arguments, _content(arguments), folder, catalog, step)
    if arguments.out:
        output.rows_csv(found).to_csv(arguments.out, index=False)
    return Answer(
        output.preview_json(found, arguments.lang),
        output.preview_lines(found, arguments.lang),
        refused=not found.ready,
    )


def commit(arguments: Namespace, folder: Path, catalog: Catalog) -> Answer:
    """Import a file. Raises Refused and what store.write raises."""
    content = _content(arguments)
    shipped.ensure(folder)
    with progress(arguments.lang) as step:
        found = _look(arguments, content, folder, catalog, step)
        if not found.ready and not arguments.json:
            complain(*output.preview_lines(found, arguments.lang))
        number = import_preview(
            found, content, arguments.by, folder, arguments.accept_warnings, step
        )
    values = output.preview_json(found, arguments.lang) | {"id": number}
    line = translate("etl.committed", arguments.lang, number=number, rows=len(found.rows))
    return Answer(values, (line,))


def _look(
    arguments: Namespace, content: bytes, folder: Path, catalog: Catalog, step: Step
) -> Preview:
    choices = Choices(arguments.year, arguments.sheet, arguments.skip_bad_rows)
    name = arguments.file.name
    return intake.look(content, name, folder, catalog, arguments.index, choices, step)


def _content(arguments: Namespace) -> bytes:
    try:
        content: bytes = arguments.file.read_bytes()
    except OSError as error:
        raise unreadable(arguments, arguments.file, error) from None
    return content


def undo(arguments: Namespace, folder: Path) -> Answer:
    """Withdraw an import. Raises UsedWrongly where there is none of that number, CannotBeDone."""
    try:
        undone = withdraw(arguments.id, arguments.by, folder)
    except CannotUndo as error:
        reason = f"etl.cannot_undo_{error.reason}"
        text = translate(reason, arguments.lang, number=error.number)
        if error.reason == "unknown":
            raise UsedWrongly(text) from None
        raise CannotBeDone(text) from None
    return Answer(output.undone_json(undone), output.undone_lines(undone, arguments.lang))


def history(arguments: Namespace, folder: Path) -> Answer:
    """List the imports, newest first; none where nothing is stored yet."""
    cursor = intake.current(folder)
    if cursor is None:
        return Answer([], [])
    listed = imports.history(cursor)
    rows = output.records(listed)
    for row in rows:
        row["details"] = json.loads(row["details"])
    return Answer(rows, output.history_lines(listed, arguments.lang))


def trace(arguments: Namespace, folder: Path, catalog: Catalog) -> Answer:
    """Say where a stored number comes from.

    Raises UsedWrongly for a name that does not exist,
    CannotBeDone where nothing is stored.
    """
    components = {
        c.code for editions in catalog.editions.values() for e in editions for c in e.components
    }
    place = (arguments.index, arguments.unit, arguments.component)
    for name, names in zip(place, (catalog.indices, catalog.units, components), strict=True):
        if name not in names:
            raise UsedWrongly(translate("etl.unknown_name", arguments.lang, name=name))
    index, unit, component = place
    found = trace_figure(store.current(folder), folder, index, arguments.year, unit, component)
    if found is None:
        raise CannotBeDone(translate("etl.nothing_stored", arguments.lang))
    return Answer(output.trace_json(found), output.trace_lines(found, arguments.lang))
