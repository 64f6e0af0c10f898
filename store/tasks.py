"""Tasks of the plans: what is to be done, whose it is, and how far it is."""

from __future__ import annotations

import pandas as pd

from store import ledger
from store.database import Connection
from store.ledger import Ledger

TASK = (
    "year", "task", "parent", "area", "text", "done_when", "measure", "target", "lead",
    "cooperating", "head", "rhythm", "due", "legal", "status", "done_on", "note", "sheet", "row",
)  # fmt: skip
LEDGER = Ledger(
    "task",
    ("year", "task"),
    TASK,
    texts=(
        "parent", "area", "text", "done_when", "measure", "lead", "cooperating", "head", "rhythm",
        "legal", "status", "note", "sheet",
    ),
)  # fmt: skip
# "5.10" comes after "5.9", and the duties (III) after the content areas.
IN_PLAN_ORDER = "year, list_transform(string_split(task, '.'), lambda part: lpad(part, 4, '0'))"


def tasks(cursor: Connection, year: int | None = None) -> pd.DataFrame:
    """Return the current tasks of one plan, or of all: one row per task in the plan's order.

    Columns: import_id and TASK; `target` is counted in the unit that `measure` names.
    """
    frame: pd.DataFrame = cursor.execute(
        f"SELECT * FROM task WHERE coalesce(year = ?, true) ORDER BY {IN_PLAN_ORDER}", [year]
    ).df()
    return frame


def years(cursor: Connection) -> list[int]:
    """Return the years that have a plan, oldest first."""
    found = cursor.execute("SELECT DISTINCT year FROM task ORDER BY year").fetchall()
    return [int(year) for (year,) in found]


def add(connection: Connection, import_id: int, rows: pd.DataFrame) -> None:
    """Log an import's rows of tasks (columns TASK) and make them current."""
    ledger.add(connection, LEDGER, import_id, rows)


def changes(cursor: Connection, year: int, task: str) -> pd.DataFrame:
    """Return every entry about a task, newest first.

    Columns: import_id, TASK, then of the import: kind, file, imported_by, imported_at (UTC), reason,
    withdrawn_at (UTC).
    """
    frame: pd.DataFrame = cursor.execute(
        """SELECT e.*, i.kind, i.file, i.imported_by, i.imported_at, i.note AS reason,
        i.withdrawn_at
        FROM task_entry e JOIN import i ON i.id = e.import_id
        WHERE e.year = ? AND e.task = ? ORDER BY e.import_id DESC""",
        [year, task],
    ).df()
    return frame
