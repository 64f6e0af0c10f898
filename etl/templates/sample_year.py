"""Brings the made-up plan states and activity logs of the demo into a database; an undo takes them out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from catalog import load
from catalog.load import DATA
from etl.forms.declared import FormKind
from etl.preview.logs import preview_log
from etl.templates.sample import MADE_UP
from store import Connection, activities, imports, tasks

SAMPLES = DATA / "samples"
ADD: dict[FormKind, Callable[[Connection, int, pd.DataFrame], None]] = {
    "tasks": tasks.add,
    "activities": activities.add,
}


def bring_in(connection: Connection) -> None:
    """Import every sample of data/samples through the reading and checks of any other log."""
    for kind, add in ADD.items():
        for path in sorted(SAMPLES.glob(f"{kind}_*.csv")):
            _one(connection, path, kind, add)


def _one(
    connection: Connection,
    path: Path,
    kind: FormKind,
    add: Callable[[Connection, int, pd.DataFrame], None],
) -> None:
    found = preview_log(path.read_bytes(), path.name, kind, load(), None)
    if not found.ready:
        raise ValueError(f"{path.name}: {found.issues}")
    entry = imports.Import(
        kind=kind,
        file=f"data/samples/{path.name}",
        sha256=found.sha256,
        imported_by=MADE_UP,
        rows=len(found.rows),
        layout=found.layout,
    )
    rows = found.rows.assign(sheet=path.name)
    add(connection, imports.record(connection, entry), rows)
