"""Meetings that were held, and what each concluded: tasks with an owner and a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from store import task_states, typed
from store.database import Connection, write

KIND = "meeting"


def hold(folder: Path, on: date, text: str, by: str) -> int:
    """Keeps that a meeting was held and what it said in general; returns the entry's number.

    Raises store.Busy.
    """
    with write(folder) as connection:
        return typed.record(connection, KIND, on.isoformat(), by, {"text": text.strip()})


def held(cursor: Connection) -> pd.DataFrame:
    """One row a meeting on record, newest day first: on, id, text, by, at (UTC).

    A meeting whose conclusions stand is on record though nobody noted it; its id is missing then.
    """
    noted = typed.standing(cursor, KIND).drop_duplicates("subject")
    found = pd.DataFrame(
        {
            "on": pd.to_datetime(noted["subject"]),
            "id": noted["id"].astype("Int64"),
            "text": [str(said["text"]) for said in noted["said"]],
            "by": noted["by"],
            "at": noted["at"],
        }
    )
    days = pd.DataFrame({"on": conclusions(cursor)["meeting"].unique()})
    merged = days.merge(found, on="on", how="outer")
    return merged.sort_values("on", ascending=False, ignore_index=True)


def conclusions(cursor: Connection) -> pd.DataFrame:
    """One row a conclusion that stands, newest first: meeting (day), year, task, id, by, at (UTC)."""
    typed_tasks = typed.standing(cursor, task_states.TASKS)
    rows = [
        (pd.Timestamp(said["meeting"]), int(said["year"]), said["task"], number, by, at)
        for said, number, by, at in zip(
            typed_tasks["said"],
            typed_tasks["id"],
            typed_tasks["by"],
            typed_tasks["at"],
            strict=True,
        )
        if "meeting" in said
    ]
    found = pd.DataFrame(rows, columns=["meeting", "year", "task", "id", "by", "at"])
    return found.astype({"meeting": "datetime64[s]"})


def entered(cursor: Connection, year: int) -> pd.DataFrame:
    """The day (UTC) on which each task of a plan was first on record: task, on."""
    frame: pd.DataFrame = cursor.execute(
        """SELECT e.task, min(i.imported_at) AS "on" FROM task_entry e
        JOIN import i ON i.id = e.import_id AND i.withdrawn_at IS NULL
        WHERE e.year = ? GROUP BY e.task ORDER BY e.task""",
        [year],
    ).df()
    return frame
