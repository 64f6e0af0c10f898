"""Activities: what the divisions did, for which task, with which evidence."""

from __future__ import annotations

import pandas as pd

from store import ledger
from store.database import Connection
from store.ledger import Ledger

ACTIVITY = (
    "year", "date", "unit", "area", "component", "task", "what", "nth", "output", "quantity",
    "measure", "status", "evidence", "note", "sheet", "row",
)  # fmt: skip
# A log has no numbers of its own: what tells two rows apart is who did what for which task on which
# day, and, where that is written down several times, which of those it is (nth).
KEY = ("year", "date", "unit", "area", "task", "what", "nth")
LEDGER = Ledger(
    "activity",
    KEY,
    ACTIVITY,
    texts=(
        "unit", "area", "component", "task", "what", "output", "measure", "status", "evidence",
        "note", "sheet",
    ),
)  # fmt: skip


def activities(cursor: Connection, year: int | None = None) -> pd.DataFrame:
    """The current activities of one plan's year, or of all, sorted by date."""
    frame: pd.DataFrame = cursor.execute(
        "SELECT * FROM activity WHERE coalesce(year = ?, true) "
        "ORDER BY date, unit, task, what, nth",
        [year],
    ).df()
    return frame


def add(connection: Connection, import_id: int, said: pd.DataFrame) -> None:
    """Logs what an import says of activities (columns ACTIVITY) and makes it current."""
    ledger.add(connection, LEDGER, import_id, said)
