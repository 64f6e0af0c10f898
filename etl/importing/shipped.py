"""Loads the published figures that ship with the product into a new database."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import pandas as pd

import store
from catalog.load import DATA
from etl.archive import backup
from etl.forms.plans import plan_rows, shipped_plans
from etl.templates import sample_year
from store import imports, scores, tasks

BY = "PAPI"
PLAN_BY = "Kế hoạch của Sở"
VALUE_COLUMN = "D"


class AlreadyBuilt(Exception):
    """There is a database already; nothing was changed."""


def build(folder: Path) -> None:
    """Publish what ships as the first version, one import a file: figures, plans, the sample year.

    Raises Built when another process was first, store.Busy, store.Unwritable.
    """
    with store.write(folder) as connection:
        if imports.standing(connection):
            raise AlreadyBuilt
        for path in sorted((DATA / "scores").glob("*.csv")):
            figures = shipped_figures(path)
            scores.add(connection, _record(connection, path, BY, len(figures)), figures)
        for path in shipped_plans():
            plan = plan_rows(path)
            tasks.add(connection, _record(connection, path, PLAN_BY, len(plan)), plan)
        sample_year.bring_in(connection)


def _record(connection: store.Connection, path: Path, by: str, rows: int) -> int:
    entry = imports.Import(
        kind="shipped",
        file=f"data/{path.parent.name}/{path.name}",
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        imported_by=by,
        rows=rows,
        layout="shipped",
    )
    return imports.record(connection, entry)


def ensure(folder: Path) -> None:
    """Build the database where there is none yet, and upgrade one of an earlier release.

    Of two starts at once only one does; before an upgrade the version is backed up. Raises
    store.Damaged, TooNew, Busy, Unwritable.
    """
    try:
        store.current(folder)
    except store.NoVersion:
        with suppress(AlreadyBuilt):
            build(folder)
    except store.Outdated:
        backup.before(folder, backup.BEFORE_UPGRADE)
        store.upgrade(folder)


def shipped_figures(path: Path) -> pd.DataFrame:
    """Read one shipped file with the cell of each value, columns as store.scores.FIGURE, in points."""
    frame = pd.read_csv(
        path, dtype=_TYPES, keep_default_na=False, na_values={c: [""] for c in _NUMBERS}
    )
    frame["index"] = path.stem
    frame["sheet"] = path.name
    frame["cell"] = [f"{VALUE_COLUMN}{row}" for row in range(2, len(frame) + 2)]
    return frame


_NUMBERS = ("value", "se", "low", "high", "rank")
_TEXTS = ("unit", "component", "status", "basis", "quality", "source")
_TYPES = {"year": "int16", **dict.fromkeys(_NUMBERS, "float64"), **dict.fromkeys(_TEXTS, "str")}
