"""Meetings and their conclusions: tasks with an owner and a due day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from store import manual_entries, task_states
from store.database import Connection, write

KIND = "meeting"


def record(folder: Path, on: date, text: str, by: str) -> int:
    """Record a meeting and its general statement; return the number of the entry.

    Raises store.Busy.
    """
    with write(folder) as connection:
        return manual_entries.record(connection, KIND, on.isoformat(), by, {"text": text.strip()})


def held(cursor: Connection) -> pd.DataFrame:
    """Return one row per meeting, newest day first: on, id, text, by, at (UTC).

    A meeting that only its conclusions name has no id.
    """
    recorded = manual_entries.standing(cursor, KIND).drop_duplicates("subject")
    found = pd.DataFrame(
        {
            "on": pd.to_datetime(recorded["subject"]),
            "id": recorded["id"].astype("Int64"),
            "text": [str(said["text"]) for said in recorded["said"]],
            "by": recorded["by"],
            "at": recorded["at"],
        }
    )
    days = pd.DataFrame({"on": conclusions(cursor)["meeting"].unique()})
    merged = days.merge(found, on="on", how="outer")
    return merged.sort_values("on", ascending=False, ignore_index=True)


def conclusions(cursor: Connection) -> pd.DataFrame:
    """Return one row per standing conclusion, newest first.

    Columns: meeting (day), year, task, id, by, at (UTC).
    """
    entries = manual_entries.standing(cursor, task_states.TASKS)
    rows = [
        (pd.Timestamp(said["meeting"]), int(said["year"]), said["task"], number, by, at)
        for said, number, by, at in zip(
            entries["said"],
            entries["id"],
            entries["by"],
            entries["at"],
            strict=True,
        )
        if "meeting" in said
    ]
    found = pd.DataFrame(rows, columns=["meeting", "year", "task", "id", "by", "at"])
    return found.astype({"meeting": "datetime64[s]"})


def entered(cursor: Connection, year: int) -> pd.DataFrame:
    """Return the day (UTC) on which each task of a plan was first recorded: task, on."""
    frame: pd.DataFrame = cursor.execute(
        """SELECT e.task, min(i.imported_at) AS "on" FROM task_entry e
        JOIN import i ON i.id = e.import_id AND i.withdrawn_at IS NULL
        WHERE e.year = ? GROUP BY e.task ORDER BY e.task""",
        [year],
    ).df()
    return frame
