"""Meetings in a version: those on record, the agenda and the slides of the work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

import store
from catalog import Lang
from queries import plans
from queries.cache import Cache
from reports.documents import agenda as documents
from reports.documents.agenda import Agenda
from reports.documents.meeting_work import by_area, work_slides
from reports.model import Report, Table
from store import Version, meetings

Slides = tuple[tuple[Report, ...], Mapping[str, Table]]

_held: Cache[pd.DataFrame] = Cache(4)
_concluded: Cache[pd.DataFrame] = Cache(4)
_agendas: Cache[Agenda] = Cache(20)
_slides: Cache[Slides] = Cache(40)


def held(version: Version) -> pd.DataFrame:
    """Return the meetings on record, newest first (columns: store.meetings.held)."""
    return _held.get(version, lambda: meetings.held(store.read(version)))


def concluded(version: Version) -> pd.DataFrame:
    """Return the standing conclusions: meeting (day), id (of the entry), the columns of each task."""
    return _concluded.get(version, lambda: _concluded_in(version))


def _concluded_in(version: Version) -> pd.DataFrame:
    found = meetings.conclusions(store.read(version)).drop(columns=["by", "at"])
    every = plans.tasks(version)
    given = every[["year", "task"]].merge(found, on=["year", "task"])
    return given.merge(every, on=["year", "task"])


def agenda(version: Version, year: int, on: date) -> Agenda:
    """Return the agenda of the meeting on a day of a plan, after what the last one concluded."""
    return _agendas.get((version, year, on), lambda: _agenda(version, year, on))


def _agenda(version: Version, year: int, on: date) -> Agenda:
    days = [day.date() for day in held(version)["on"]]
    entered = meetings.entered(store.read(version), year)
    first = {task: at.date() for task, at in zip(entered["task"], entered["on"], strict=True)}
    return documents.agenda(plans.plan_state(version, year, on), days, concluded(version), first)


def slides(version: Version, year: int, on: date, lang: Lang) -> Slides:
    """Return the slides of the work, and what is overdue in each area."""
    return _slides.get((version, year, on, lang), lambda: _slides_of(version, year, on, lang))


def _slides_of(version: Version, year: int, on: date, lang: Lang) -> Slides:
    found = agenda(version, year, on)
    return work_slides(found, lang), by_area(found, lang)
