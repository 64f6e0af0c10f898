"""Manual changes of tasks: a new state, a new task, a note on an area; each can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from store import manual_entries, tasks
from store.database import Connection, write

TASKS, NOTE = "tasks", "note"  # kinds of entries in the register
CONCLUSION = "KL"  # the code of a task concluded by a meeting: KL.1, KL.2 …


class UnknownTask(Exception):
    """The plan of the year has no such task; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Added:
    """A task added by hand: the number by which it can be undone, and its code in the plan."""

    number: int
    task: str


def change(
    folder: Path, year: int, task: str, status: str, done_on: date | None, by: str, reason: str = ""
) -> int:
    """Publish a task's new status and return the number by which it can be undone.

    `done_on` is used for the status done alone. Raises UnknownTask, or store.Busy.
    """
    with write(folder) as connection:
        held = tasks.tasks(connection, year)
        row = held[held["task"].eq(task)].drop(columns="import_id")
        if row.empty:
            raise UnknownTask(task)
        said = {"year": year, "task": task, "before": row["status"].iloc[0], "after": status}
        row = row.assign(
            status=status,
            done_on=pd.Timestamp(done_on) if done_on and status == "done" else pd.NaT,
            sheet="",
            row=None,
        )
        number = manual_entries.record(
            connection, TASKS, f"{year}/{task}", by, said, note=reason.strip(), rows=1
        )
        tasks.add(connection, number, row)
    return number


def add(
    folder: Path,
    year: int,
    text: str,
    lead: str,
    head: str,
    due: date | None,
    by: str,
    *,
    area: str = "",
    note: str = "",
    meeting: date | None = None,
) -> Added:
    """Publish a task that no plan has, as a meeting concludes it. Raises store.Busy.

    `lead` is a division, `head` who answers for it, `area` a content area or ''; `note` says where
    it was decided, `meeting` the day of the meeting that decided it.
    """
    with write(folder) as connection:
        task = _next_code(connection, year)
        row = {
            "year": year,
            "task": task,
            "area": area,
            "text": text.strip(),
            "lead": lead,
            "head": head.strip(),
            "due": pd.Timestamp(due) if due else pd.NaT,
            "status": "planned",
            "done_on": pd.NaT,
            "note": note.strip(),
        }
        said: dict[str, object] = {"year": year, "task": task, "after": "planned"}
        if meeting is not None:
            said["meeting"] = meeting.isoformat()
        number = manual_entries.record(
            connection, TASKS, f"{year}/{task}", by, said, note=note, rows=1
        )
        tasks.add(connection, number, pd.DataFrame([row]))
    return Added(number, task)


def _next_code(connection: Connection, year: int) -> str:
    """Return the code after the highest ever given, undone ones included: none is reused."""
    row = connection.execute(
        """SELECT coalesce(max(TRY_CAST(split_part(task, '.', 2) AS INTEGER)), 0) + 1
        FROM task_entry WHERE year = ? AND split_part(task, '.', 1) = ?""",
        [year, CONCLUSION],
    ).fetchone()
    return f"{CONCLUSION}.{int(row[0]) if row else 1}"


def add_note(folder: Path, year: int, area: str, text: str, level: str, by: str) -> int:
    """Publish a note on an area's work and score; return the number by which it can be undone.

    `level` says what the note rests on: measured, documented or judged. Raises store.Busy.
    """
    said = {"year": year, "area": area, "level": level, "text": text.strip()}
    with write(folder) as connection:
        return manual_entries.record(connection, NOTE, f"{year}/{area}", by, said)


def notes(cursor: Connection, year: int, area: str) -> pd.DataFrame:
    """Return the standing notes on an area, newest first: id, text, level, by, at (UTC)."""
    found = manual_entries.standing(cursor, NOTE, f"{year}/{area}")
    for name in ("text", "level"):
        found[name] = [said[name] for said in found["said"]]
    return found[["id", "text", "level", "by", "at"]]
