"""Tính thử phương án: what a goal would take, part by part; the scenario lives in the address."""

import streamlit as st

from reports.goals.what_if import nothing, what_if
from ui.controls import filters
from ui.render.show import show
from ui.runtime import data, language
from ui.screens.results import what_if as drawn

lang = language.current()
board = data.results()
with st.container(horizontal=True, key="filters"):
    index = filters.index(board.catalog, lang)
    unit, year = filters.unit_and_year(board.known, [index], lang, compared=False)
    at = drawn.of(unit, index, year)
    component = drawn.goal(at, lang) if at else ""
if at:
    written = drawn.asked(at)
    report = what_if(at, component, written, lang, board.version)
    drawn.page(at, report, component, written, lang)
else:
    show(nothing(board, unit, index, year, lang))
