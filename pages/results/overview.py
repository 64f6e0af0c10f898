"""Bảng kết quả: which of the plan's areas are higher than last year."""

import streamlit as st

from reports.overview import overview
from ui import data, filters, language
from ui.show import show

lang = language.current()
board = data.results()
with st.container(horizontal=True, horizontal_alignment="right", key="filters"):
    unit, year = filters.unit_and_year(board, list(board.catalog.indices), lang)
case, previous = data.case(unit), filters.previous(year)
if previous != year - 1:
    case = board.against(case, year, previous)
show(overview(case, year, previous, lang))
