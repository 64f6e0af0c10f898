"""Cached reads: everything that rests on a data version is computed once for that version."""

from __future__ import annotations

from datetime import date

import streamlit as st

import catalog
import store
from catalog import Catalog, Unit
from reports.board import Board, board
from reports.case import Case
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
def _case(number: int, unit: str) -> Case:
    found = _board(number)
    return found.case(found.catalog.units[unit])


def case(unit: Unit) -> Case:
    """One province in the current version."""
    return _case(version().number, unit.code)
