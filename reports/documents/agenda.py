"""What a meeting starts from: the plan's tasks on its day, the meeting before, and what that concluded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from analytics import work as rules
from catalog import Catalog
from reports.work.state import PlanState


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting `on` a day. `last` is None where no earlier one is on record; `since` stands then.

    `concluded`: the tasks that the last meeting gave, as they stand; `new`: codes of tasks that
    came on record since. `late` are the days overdue after which something is to be decided.
    """

    work: PlanState
    on: date
    last: date | None
    since: date
    next: date
    concluded: pd.DataFrame
    new: frozenset[str]
    late: int

    @property
    def catalog(self) -> Catalog:
        """Return the definitions of the plan's version."""
        return self.work.catalog

    def overdue(self) -> pd.DataFrame:
        """Return overdue tasks, the longest first (columns of `work.tasks`)."""
        tasks = self.work.tasks
        return tasks[tasks["overdue"].gt(0)].sort_values("overdue", ascending=False, kind="stable")

    def due_next(self) -> pd.DataFrame:
        """Return tasks due by the next meeting, the nearest first."""
        tasks = self.work.tasks
        days = (self.next - self.on).days
        near = tasks["left"].le(days).fillna(False).astype(bool)
        return tasks[near].sort_values("left", kind="stable")

    def done_since(self) -> pd.DataFrame:
        """Return tasks done after the last meeting up to this one, the newest first."""
        tasks = self.work.tasks
        on = pd.to_datetime(tasks["done_on"])
        since, until = pd.Timestamp(self.since), pd.Timestamp(self.on)
        done = tasks["state"].eq("done") & on.gt(since) & on.le(until)
        return tasks[done].sort_values("done_on", ascending=False, kind="stable")

    def new_since(self) -> pd.DataFrame:
        """Return the tasks that are new since the last meeting (columns of `work.tasks`)."""
        tasks = self.work.tasks
        return tasks[tasks["task"].isin(self.new)]


def agenda(
    work: PlanState,
    held: Sequence[date],
    concluded: pd.DataFrame,
    entered: Mapping[str, date],
) -> Agenda:
    """Return the meeting on the day of `work`.

    held: the days of all meetings on record; concluded: tasks (store.tasks.TASK) with the day of
    their `meeting`; entered: the day on which each task of the plan was first on record.
    """
    settings = work.catalog.settings["meeting"]
    on, every = work.as_of, timedelta(days=int(settings["every_days"]))
    last = max((day for day in held if day < on), default=None)
    since = last or on - every
    mine = concluded[concluded["meeting"].eq(pd.Timestamp(last))] if last else concluded.head(0)
    return Agenda(
        work=work,
        on=on,
        last=last,
        since=since,
        next=on + every,
        concluded=rules.standing(mine.reset_index(drop=True), on),
        new=frozenset(task for task, day in entered.items() if since < day <= on),
        late=int(settings["decide_after_days"]),
    )
