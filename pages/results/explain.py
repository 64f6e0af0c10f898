"""Vì sao: a verdict opened to its arithmetic, with the way to the cell of each score."""

import streamlit as st

from reports.results.explain import explained
from ui.controls import explain, filters
from ui.render.show import show
from ui.runtime import data, language

lang = language.current()
board = data.results()
with st.container(horizontal=True, key="filters"):
    index = filters.index(board.catalog, lang)
    unit, year = filters.unit_and_year(board.known, [index], lang)
    component = filters.component(board.known, index, lang, year)
previous = filters.previous(year)
with st.container(key="explain"):
    show(explained(board, unit, index, component, year, previous, data.files(), lang))
explain.ways(index, component, year, previous, lang)
