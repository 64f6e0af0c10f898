"""The blocks of the plan at work: deadlines from today, activities by month, values that open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reports.model.cells import Cell, Link, Linked

Quiet = Literal["", "empty", "long"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A task against today: `days` negative when overdue. `link` opens the task."""

    area: str
    task: str
    owner: str
    state: str
    due: str
    days: int
    link: Link


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Tasks by urgency, drawn as bars from today: overdue to the left and filled.

    `heads` name the five columns before the axis; `axis` its left end, today, its right end.
    """

    key: str
    title: str
    heads: tuple[str, ...]
    axis: tuple[str, str, str]
    rows: tuple[Deadline, ...]
    more: Linked | None = None


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Activities of one month; None for a month to come. `quiet`: empty, or empty for long."""

    count: int | None
    step: int
    quiet: Quiet
    link: Link | None


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One area or sub-dimension: its months, then what stands beside them."""

    ordinal: str
    name: str
    months: tuple[MonthCount, ...]
    beside: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Activities by row and month; a survey ends after the month `cut_after` (a position)."""

    key: str
    title: str
    months: tuple[str, ...]
    beside: tuple[str, ...]
    rows: tuple[CoverageRow, ...]
    cut_after: int | None
    note: str = ""
