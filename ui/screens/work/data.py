"""Cached reads of the plan at work: one query a version and choice, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

import store
from catalog import periods
from reports.model import Report
from reports.work.state import PlanState, half_began, of_division, work_on
from store import tasks, work
from store.work import ActivityFilter
from ui.runtime import data


def years() -> list[int]:
    """The years with a plan or activities, those with a plan first choice."""
    return _years(data.version().number)


@st.cache_data(max_entries=4, show_spinner=False)
def _years(number: int) -> list[int]:  # noqa: ARG001 - the cache's key
    cursor = store.read(data.version())
    planned = work.years_with_tasks(cursor)
    rest = [y for y in work.plan_years(cursor) if y not in planned]
    return [*planned, *rest]


def work_case(year: int, as_of: date, division: str) -> PlanState:
    """The plan of a year on a day, of one division or all."""
    return _case_of(data.version().number, year, as_of, division)


@st.cache_resource(max_entries=60, show_spinner=False)
def _case_of(number: int, year: int, as_of: date, division: str) -> PlanState:
    plan_state = _case(number, year, as_of)
    return of_division(plan_state, division) if division else plan_state


@st.cache_resource(max_entries=20, show_spinner=False)
def _case(number: int, year: int, as_of: date) -> PlanState:
    cursor, catalog = store.read(data.version()), data.definitions()
    first, _ = periods.year(catalog, year)
    return work_on(
        catalog,
        year,
        as_of,
        tasks.tasks(cursor, year),
        cells(year, first, as_of),
        made_up=work.is_made_up(cursor, year),
        version=number,
    )


def cells(year: int, first: date, last: date, words: str = "") -> pd.DataFrame:
    """The activities between two days of a plan's year, counted; not to be changed."""
    since = half_began(data.definitions(), year, last)
    return frame(work.cells, ActivityFilter(year, first, last, words=words), since)


def told(build: Callable[..., Report], plan_state: PlanState, *choices: str | int) -> Report:
    """build(case, *choices), computed once: a report follows from these alone."""
    name = f"{build.__module__}.{build.__name__}"
    return _told(
        build,
        plan_state,
        name,
        plan_state.version,
        plan_state.year,
        plan_state.as_of,
        plan_state.division,
        choices,
    )


@st.cache_resource(max_entries=200, show_spinner=False)
def _told(
    _build: Callable[..., Report],
    _case: PlanState,
    name: str,  # noqa: ARG001 - the rest is the cache's key
    version: int,  # noqa: ARG001
    year: int,  # noqa: ARG001
    as_of: date,  # noqa: ARG001
    division: str,  # noqa: ARG001
    choices: tuple[str | int, ...],
) -> Report:
    return _build(_case, *choices)


def query(ask: Callable[..., object], *arguments: object) -> object:
    """One query of store.work on the version shown, kept for that version and those arguments."""
    return _query(ask, f"{ask.__name__}", data.version().number, arguments)


@st.cache_resource(max_entries=100, show_spinner=False)
def _query(
    _ask: Callable[..., object],
    name: str,  # noqa: ARG001 - the rest is the cache's key
    version: int,  # noqa: ARG001
    arguments: tuple[object, ...],
) -> object:
    return _ask(store.read(data.version()), *arguments)


def frame(ask: Callable[..., pd.DataFrame], *arguments: object) -> pd.DataFrame:
    """The same for a query that answers with rows; they are not to be changed."""
    found = query(ask, *arguments)
    assert isinstance(found, pd.DataFrame)  # noqa: S101 - for the type checker
    return found
