"""Bảng kết quả: which of the plan's areas are higher than last year."""

import streamlit as st

from reports.overview import overview
from ui import data, filters, language
from ui.show import show

lang = language.current()
board = data.results()
with st.container(horizontal=True, horizontal_alignment="right", key="filters"):
    unit, year = filters.unit_and_year(board, list(board.catalog.indices), lang)
previous = filters.previous(year)
show(data.told(overview, data.case(unit, year, previous), year, previous, lang))
