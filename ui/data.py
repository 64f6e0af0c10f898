"""Cached reads: everything that rests on a data version is computed once for that version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

import catalog
import store
from catalog import Catalog, Unit
from reports.board import Board, board
from reports.case import Case
from reports.model import Report
from reports.palette import Palette
from store import imports, scores


def definitions() -> Catalog:
    """The definitions that ship with the product."""
    return catalog.load()


def version() -> store.Version:
    """The published version that this rerun shows."""
    return store.current(store.home())


@st.cache_resource(max_entries=3, show_spinner=False)
def _board(number: int) -> Board:
    cursor = store.read(version())
    newest = imports.history(cursor)["imported_at"].max()
    updated: date = newest.date() if newest is not None else date.min
    return board(scores.scores(cursor), definitions(), number, updated)


def results() -> Board:
    """All verdicts of the current version."""
    return _board(version().number)


@st.cache_resource(max_entries=200, show_spinner=False)
def _case(number: int, unit: str, year: int, previous: int) -> Case:
    found = _board(number)
    case = found.case(found.catalog.units[unit])
    return case if previous == year - 1 else found.against(case, year, previous)


def case(unit: Unit, year: int, previous: int) -> Case:
    """One province in the current version, its `year` compared with `previous`."""
    return _case(version().number, unit.code, year, previous)


def told(build: Callable[..., Report], of: Case, *choices: str | int | Palette) -> Report:
    """build(of, *choices), computed once for a version: a report follows from these alone."""
    name = f"{build.__module__}.{build.__name__}"
    return _told(build, of, name, of.version, of.unit.code, of.against, choices)


@st.cache_resource(max_entries=400, show_spinner=False, hash_funcs={Palette: lambda p: p.bg})
def _told(
    _build: Callable[..., Report],
    _of: Case,
    name: str,  # noqa: ARG001 - the rest is the cache's key
    version: int,  # noqa: ARG001
    unit: str,  # noqa: ARG001
    against: tuple[int, int] | None,  # noqa: ARG001
    choices: tuple[str | int | Palette, ...],
) -> Report:
    return _build(_of, *choices)
