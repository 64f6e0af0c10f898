"""The plan at work in a version: one query a choice, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import TypeVar

import pandas as pd

import store
from catalog import periods
from queries.cache import Cache
from queries.definitions import definitions
from reports.model import Report
from reports.work import state
from reports.work.state import PlanState
from store import Version, submissions, task_states, work
from store import tasks as stored_tasks
from store.work import ActivityFilter

__all__ = [
    "ActivityFilter", "activities", "activity", "arrivals", "cached_report", "cells", "count", "notes", "plan_state",
    "task_changes", "tasks", "years",
]  # fmt: skip

Answer = TypeVar("Answer")

_answers: Cache[object] = Cache(100)
_complete: Cache[PlanState] = Cache(20)
_states: Cache[PlanState] = Cache(60)
_reports: Cache[Report] = Cache(200)


def years(version: Version) -> list[int]:
    """Return the years with a plan, newest first, then those with activities alone."""
    planned = _answer(version, work.years_with_tasks)
    return [*planned, *(y for y in _answer(version, work.plan_years) if y not in planned)]


def plan_state(version: Version, year: int, as_of: date, division: str = "") -> PlanState:
    """Return the plan of a year on a day, of one division or all."""
    complete = _complete.get((version, year, as_of), lambda: _state(version, year, as_of))
    if not division:
        return complete
    key = (version, year, as_of, division)
    return _states.get(key, lambda: state.of_division(complete, division))


def _state(version: Version, year: int, as_of: date) -> PlanState:
    catalog = definitions(version)
    first, _ = periods.year(catalog, year)
    return state.work_on(
        catalog,
        year,
        as_of,
        tasks(version, year),
        cells(version, year, first, as_of),
        made_up=_answer(version, work.is_made_up, year),
        version=version.number,
    )


def cached_report(
    version: Version, build: Callable[..., Report], of: PlanState, *choices: str | int
) -> Report:
    """Return build(of, *choices), computed once: the report of a plan follows from these alone."""
    key = (build, version, of.year, of.as_of, of.division, choices)
    return _reports.get(key, lambda: build(of, *choices))


def cells(version: Version, year: int, first: date, last: date, words: str = "") -> pd.DataFrame:
    """Count the activities between two days of a plan's year (columns: store.work.cells)."""
    since = state.half_began(definitions(version), year, last)
    return _answer(version, work.cells, ActivityFilter(year, first, last, words=words), since)


def activities(version: Version, chosen: ActivityFilter, start: int, length: int) -> pd.DataFrame:
    """Return `length` chosen activities, newest first, from `start` (columns: store.work.rows)."""
    return _answer(version, work.rows, chosen, start, length)


def count(version: Version, chosen: ActivityFilter) -> int:
    """Count the chosen activities."""
    return _answer(version, work.count, chosen)


def activity(version: Version, number: int, sheet: str, row: int) -> pd.DataFrame:
    """Return the activity in one row of an import's file, or no rows (columns: store.work.entry)."""
    return _answer(version, work.entry, number, sheet, row)


def tasks(version: Version, year: int | None = None) -> pd.DataFrame:
    """Return the tasks of one plan, or of all (columns: store.tasks.tasks)."""
    return _answer(version, stored_tasks.tasks, year)


def task_changes(version: Version, year: int, task: str) -> pd.DataFrame:
    """Return every entry about one task, newest first (columns: store.tasks.changes)."""
    return _answer(version, stored_tasks.changes, year, task)


def arrivals(version: Version, year: int) -> pd.DataFrame:
    """Return the reports of a year that have arrived (columns: store.submissions.newest)."""
    return _answer(version, submissions.newest, year)


def notes(version: Version, year: int, area: str) -> pd.DataFrame:
    """Return the standing notes on an area's work, newest first (columns: store.task_states.notes)."""
    return _answer(version, task_states.notes, year, area)


def _answer(version: Version, ask: Callable[..., Answer], *arguments: Hashable) -> Answer:
    """Ask the store once for a version and arguments; the rows must not be changed."""

    def make() -> object:
        return ask(store.read(version), *arguments)

    found: Answer = _answers.get((ask, version, arguments), make)  # type: ignore[assignment]
    return found
