"""Activities: what the divisions did, for which task, with which evidence."""

from __future__ import annotations

import pandas as pd

from store import ledger
from store.database import Connection
from store.ledger import Ledger

ACTIVITY = (
    "year", "date", "division", "area", "component", "task", "what", "nth", "output", "quantity",
    "measure", "status", "evidence", "note", "sheet", "row",
)  # fmt: skip
# A log does not number its rows: two rows differ by who did what for which task on which day, and,
# where that is written several times, by their order (nth).
KEY = ("year", "date", "division", "area", "task", "what", "nth")
LEDGER = Ledger(
    "activity",
    KEY,
    ACTIVITY,
    texts=(
        "division", "area", "component", "task", "what", "output", "measure", "status", "evidence",
        "note", "sheet",
    ),
)  # fmt: skip


def activities(cursor: Connection, year: int | None = None) -> pd.DataFrame:
    """Return the current activities of one plan's year, or of all, sorted by date.

    Columns: import_id and ACTIVITY; `quantity` is counted in the unit that `measure` names.
    """
    frame: pd.DataFrame = cursor.execute(
        "SELECT * FROM activity WHERE coalesce(year = ?, true) "
        "ORDER BY date, division, task, what, nth",
        [year],
    ).df()
    return frame


def add(connection: Connection, import_id: int, rows: pd.DataFrame) -> None:
    """Log an import's rows of activities (columns ACTIVITY) and make them current."""
    ledger.add(connection, LEDGER, import_id, rows)
