"""Chỉ số: one index in full, its total, its components by year, rank and group."""

import streamlit as st

from reports.index import index
from ui import annotations, data, filters, language
from ui.show import show
from ui.style import palette

lang = language.current()
board = data.results()
with st.container(horizontal=True, key="filters"):
    code = filters.index(board.catalog, lang)
    unit, year = filters.unit_and_year(board, [code], lang)
case = data.case(unit, year, filters.previous(year))
show(data.told(index, case, code, year, lang, palette()))
annotations.link(code, code, lang)
