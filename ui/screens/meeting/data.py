"""Cached reads of a meeting: its day, its agenda and its slides, for the version shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from catalog import Catalog, periods
from reports.documents.agenda import Agenda, agenda
from reports.documents.meeting_work import by_area, work_slides
from reports.model import Report, Table
from store import meetings, tasks
from strings import Lang
from ui.controls import work_filters
from ui.runtime import address, data
from ui.screens.work import data as work_data


def plan_and_day(catalog: Catalog) -> tuple[int, date]:
    """The plan and the day that the address asks for; else today, within the newest plan."""
    years = work_data.years() or [periods.plan_year(catalog, work_filters.today(catalog))]
    current = periods.plan_year(catalog, work_filters.today(catalog))
    year = address.code("plan", years, current if current in years else years[0])
    first, last = periods.year(catalog, year)
    on = day_in(catalog, year)
    text = address.asked("as_of") or ""
    try:
        on = min(max(date.fromisoformat(text), first), last) if text else on
    except ValueError:
        address.code("as_of", [on.isoformat()], on.isoformat())
    return year, on


def day_in(catalog: Catalog, year: int) -> date:
    """Today, or the nearest day of a plan's year to it."""
    first, last = periods.year(catalog, year)
    return min(max(work_filters.today(catalog), first), last)


def day_of(catalog: Catalog, meeting: date) -> date:
    """The day from which what a meeting concluded is looked at."""
    return max(meeting, day_in(catalog, periods.plan_year(catalog, meeting)))


def held() -> pd.DataFrame:
    """The meetings on record, newest first (store.meetings.held)."""
    return work_data.frame(meetings.held)


def given() -> pd.DataFrame:
    """The conclusions that stand (store.meetings.conclusions), each with its task's columns."""
    return _given(data.version().number)


@st.cache_resource(max_entries=4, show_spinner=False)
def _given(number: int) -> pd.DataFrame:  # noqa: ARG001 - the cache's key
    cursor = data.cursor()
    found = meetings.conclusions(cursor).drop(columns=["by", "at"])
    held = tasks.tasks(cursor)[["year", "task"]].merge(found, on=["year", "task"])
    return held.merge(tasks.tasks(cursor), on=["year", "task"])


def meeting(year: int, on: date) -> Agenda:
    """The meeting on a day of a plan."""
    return _meeting(data.version().number, year, on)


@st.cache_resource(max_entries=20, show_spinner=False)
def _meeting(number: int, year: int, on: date) -> Agenda:  # noqa: ARG001 - the cache's key
    days = [day.date() for day in held()["on"]]
    entered = work_data.frame(meetings.entered, year)
    first = {t: at.date() for t, at in zip(entered["task"], entered["on"], strict=True)}
    return agenda(work_data.work_case(year, on, ""), days, given(), first)


def slides(year: int, on: date, lang: Lang) -> tuple[tuple[Report, ...], Mapping[str, Table]]:
    """The work's slides, and what is overdue in each area."""
    return _slides(data.version().number, year, on, lang)


@st.cache_resource(max_entries=40, show_spinner=False)
def _slides(
    number: int,  # noqa: ARG001 - the cache's key
    year: int,
    on: date,
    lang: Lang,
) -> tuple[tuple[Report, ...], Mapping[str, Table]]:
    found = meeting(year, on)
    return work_slides(found, lang), by_area(found, lang)
