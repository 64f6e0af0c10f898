"""A later plan copied from one that is stored: the same tasks a year on, none of them begun."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from store import tasks, typed
from store.database import write
from store.task_states import CONCLUSION, TASKS


class PlanExists(Exception):
    """There are tasks of that year already; nothing was changed."""


class NoPlan(Exception):
    """There is no plan to copy; nothing was changed."""


def copy(folder: Path, source: int, target: int, by: str) -> int:
    """Publishes the plan of `target` and returns the number under which it can be undone.

    Due days move by as many years; what meetings concluded stays behind. Raises PlanExists, NoPlan,
    or store.Busy.
    """
    with write(folder) as connection:
        if len(tasks.tasks(connection, target)):
            raise PlanExists(target)
        held = tasks.tasks(connection, source).drop(columns="import_id")
        held = held[~held["task"].str.startswith(f"{CONCLUSION}.")]
        if held.empty:
            raise NoPlan(source)
        rows = held.assign(
            year=target,
            due=held["due"] + pd.DateOffset(years=target - source),
            status="planned",
            done_on=pd.NaT,
            sheet="",
            row=None,
        )
        said = {"year": target, "copied": source}
        number = typed.record(connection, TASKS, f"{target}", by, said, rows=len(rows))
        tasks.add(connection, number, rows)
    return number
