"""Activities counted by task, by group and by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

import pandas as pd


def by_task(cells: pd.DataFrame) -> pd.DataFrame:
    """Sum the cells of store.work.cells by task: one row a task code.

    Returns task, n, evidenced, recent (activities), quantity (as logged), last (a day).
    """
    sums = {"n": "sum", "evidenced": "sum", "recent": "sum", "quantity": "sum", "last": "max"}
    return cells.groupby("task", sort=False).agg(sums).reset_index()


def totals(cells: pd.DataFrame, group: Grouping) -> dict[str, int]:
    """Count activities by the codes of a group.

    cells: store.work.cells. A loop is quicker than pandas on so few rows.
    """
    found: dict[str, int] = {}
    for code, n in zip(cells[group].tolist(), cells["n"].tolist(), strict=True):
        found[code] = found.get(code, 0) + int(n)
    return found


def months(first: date, last: date) -> list[date]:
    """Return the first day of every calendar month that a period touches."""
    found = pd.period_range(first, last, freq="M")
    return [period.start_time.date() for period in found]


def grid(
    cells: pd.DataFrame, group: Grouping, codes: Sequence[str], over: Sequence[date]
) -> Mapping[str, list[int]]:
    """Count activities by the codes of a group and by the months of `over`, zero where none was logged.

    cells: store.work.cells (a group, month, n).
    """
    places = {pd.Timestamp(month): i for i, month in enumerate(over)}
    found = {code: [0] * len(over) for code in codes}
    columns = (cells[name].tolist() for name in (group, "month", "n"))
    for code, month, n in zip(*columns, strict=True):
        if code in found and month in places:
            found[code][places[month]] += int(n)
    return found


def quiet_months(counts: Sequence[int]) -> int:
    """Count the months up to the last one that went by without any activity."""
    quiet = 0
    for count in reversed(counts):
        if count:
            break
        quiet += 1
    return quiet


Grouping = Literal["area", "division", "component"]
