"""A plan copied to a later year: the same tasks, none of them begun."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from store import manual_entries, tasks
from store.database import write
from store.task_states import CONCLUSION, TASKS


class PlanExists(Exception):
    """The target year has tasks already; nothing was changed."""


class NoPlan(Exception):
    """The source year has no plan; nothing was changed."""


def copy(folder: Path, source: int, target: int, by: str) -> int:
    """Publish the plan of `target` and return the number by which it can be undone.

    Due days move by as many years; tasks concluded by meetings are not copied. Raises PlanExists, NoPlan,
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
        number = manual_entries.record(connection, TASKS, f"{target}", by, said, rows=len(rows))
        tasks.add(connection, number, rows)
    return number
