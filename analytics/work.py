"""How the plan's tasks stand on a day: overdue by how much, done in time, covered by activities."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

OPEN = ("planned", "doing")
QUIET = 2  # months without activity up to now before that is worth a mark


def answered_for(tasks: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that somebody answers for.

    Every task, and items handed to another division or due earlier.
    An item that only measures its task (same lead, same day, or parts of its own) is not counted.
    """
    parents = tasks.set_index("task")[["lead", "due"]].reindex(tasks["parent"]).reset_index()
    same_lead = tasks["lead"].to_numpy() == parents["lead"].to_numpy()
    ours, theirs = tasks["due"].reset_index(drop=True), parents["due"]
    same_due = (ours.eq(theirs) | (ours.isna() & theirs.isna())).to_numpy()
    leaf = ~tasks["task"].isin(tasks["parent"]).to_numpy()
    own = tasks["parent"].eq("").to_numpy() | (leaf & ~(same_lead & same_due))
    return tasks[own].reset_index(drop=True)


def standing(tasks: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Return tasks as they stood on a day: `state`, `overdue` and `left` in days, `timely`.

    `overdue` is 0 where nothing is; `left` is missing without a due day or once done; `timely` is
    True, False (done late) or missing (not done, or without days to compare).
    """
    texts = tasks.columns[tasks.dtypes.eq("str")]
    found = tasks.astype(dict.fromkeys(texts, object))  # rows of a hundred tasks are quicker so
    due = pd.to_datetime(found["due"])
    done_on = pd.to_datetime(found["done_on"])
    today = pd.Timestamp(as_of)
    early = found["status"].eq("done") & done_on.gt(today)
    found["state"] = found["status"].mask(early, "doing")
    still = found["state"].isin(OPEN)
    days = (due - today).dt.days
    found["overdue"] = (-days).where(still & days.lt(0), 0).fillna(0).astype(int)
    found["left"] = days.where(still & days.ge(0)).astype("Int64")
    done = found["state"].eq("done") & done_on.notna() & due.notna()
    found["timely"] = done_on.le(due).astype("boolean").where(done)
    return found


def with_activity(tasks: pd.DataFrame, by_task: pd.DataFrame) -> pd.DataFrame:
    """Add what was logged for each task or an item of it: `n`, `evidenced`, `in_period`, `last`."""
    codes = by_task["task"].to_numpy(dtype=str)
    counts = {"n": "n", "evidenced": "evidenced", "in_period": "recent"}
    last = pd.to_datetime(by_task["last"]).reset_index(drop=True)
    found = tasks.copy()
    masks = [
        (codes == task) | np.char.startswith(codes, f"{task}.") if len(codes) else np.zeros(0, bool)
        for task in tasks["task"]
    ]
    for name, column in counts.items():
        each = by_task[column].to_numpy(dtype=np.int64)
        found[name] = [int(each[m].sum()) for m in masks]
    found["last"] = pd.Series(
        [last[m].max() for m in masks], index=found.index, dtype="datetime64[s]"
    )
    return found


def _done(stood: pd.DataFrame) -> pd.Series:
    return stood["state"].eq("done")


def _late(stood: pd.DataFrame) -> pd.Series:
    return stood["timely"].eq(False).fillna(False).astype(bool)


def _open(stood: pd.DataFrame) -> pd.Series:
    return stood["state"].isin(OPEN)


# What is counted, and so what a count opens to: tasks as `standing` and `with_activity` leave them.
# `on_time` is done and not known to be late; `idle` a task without activity in the half-year.
KINDS: Mapping[str, Callable[[pd.DataFrame], pd.Series]] = {
    "all": lambda stood: stood["state"].notna(),
    "overdue": lambda stood: stood["overdue"].gt(0),
    "done": _done,
    "on_time": lambda stood: _done(stood) & ~_late(stood),
    "late": _late,
    "open": lambda stood: _open(stood) & stood["overdue"].eq(0),
    "undated": lambda stood: _open(stood) & stood["due"].isna(),
    "idle": lambda stood: _open(stood) & stood["parent"].eq("") & stood["in_period"].eq(0),
    "without_evidence": lambda stood: _done(stood) & stood["evidenced"].eq(0),
    "dropped": lambda stood: stood["state"].eq("dropped"),
}
ANSWERED = ("all", "on_time", "late", "overdue", "open", "dropped", "without_evidence")


def of_kind(stood: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Return the tasks of one of KINDS."""
    return stood[KINDS[kind](stood)]


def number_of(stood: pd.DataFrame, kind: str) -> int:
    """Count the tasks of one of KINDS."""
    return int(KINDS[kind](stood).sum())


def counts(stood: pd.DataFrame, kinds: Sequence[str], group: str) -> pd.DataFrame:
    """Count the tasks of each kind: one row a value of the column `group`, one column a kind."""
    marks = {kind: KINDS[kind](stood).to_numpy(dtype=bool) for kind in kinds}
    found = pd.DataFrame(marks, columns=list(kinds)).astype(int)
    return found.groupby(stood[group].to_numpy(dtype=object), sort=False).sum()


def responsibility(stood: pd.DataFrame) -> pd.DataFrame:
    """Count the tasks of each lead for each of ANSWERED: one row a lead, most overdue first.

    On time, late, overdue, open and dropped make all; without evidence is a part of done.
    """
    found = counts(stood, ANSWERED, "lead").rename_axis("lead").reset_index()
    return found.sort_values(["overdue", "all"], ascending=False, kind="stable")


def reports_owed(
    owing: Sequence[str],
    dues: Mapping[str, date],
    tasks: pd.DataFrame,
    received: pd.DataFrame,
    as_of: date,
) -> pd.DataFrame:
    """List the reports owed: one row a division and period of `dues`.

    Returns division, period, due, arrived, on, days, id, task.

    A report has arrived `on` the day typed for it, else on that of the division's own task of that
    rhythm, where that day is known. `days` run from due to arrival, else to `as_of`: above 0 late.
    """
    typed = {(r.period, r.division): r for r in received.itertuples()}
    own = {(r.rhythm, r.lead): r for r in tasks[tasks["rhythm"].isin(list(dues))].itertuples()}
    rows = []
    for period, due_on in dues.items():
        for division in owing:
            task, entry = own.get((period, division)), typed.get((period, division))
            due = pd.Timestamp(due_on)
            if task is not None and not pd.isna(task.due):
                due = pd.Timestamp(task.due)
            arrived, on = _arrival(entry, task, as_of)
            days = ((pd.Timestamp(as_of) if pd.isna(on) else on) - due).days
            number = int(entry.id) if entry is not None else 0
            code = task.task if task is not None else ""
            rows.append((division, period, due, arrived, on, days, number, code))
    columns = ["division", "period", "due", "arrived", "on", "days", "id", "task"]
    return pd.DataFrame(rows, columns=columns)


def _arrival(
    entry: Any,  # noqa: ANN401 - a row of itertuples
    task: Any,  # noqa: ANN401
    as_of: date,
) -> tuple[bool, pd.Timestamp]:
    if entry is not None:
        on = pd.Timestamp(entry.on)
    elif task is not None and task.status == "done":
        on = pd.Timestamp(task.done_on)
    else:
        return False, pd.NaT
    if not pd.isna(on) and on.date() > as_of:
        return False, pd.NaT
    return True, on
