"""Chỉ số: one index in full, its total, its components by year, rank and group."""

import streamlit as st

from reports.index import index
from ui import data, filters, language
from ui.show import show
from ui.style import palette

lang = language.current()
board = data.results()
with st.container(horizontal=True, key="filters"):
    code = filters.index(board.catalog, lang)
    unit, year = filters.unit_and_year(board, [code], lang)
show(index(data.case(unit), code, year, lang, palette()))
