"""Bảng kết quả: which of the plan's areas are higher than last year."""

from functools import partial

import streamlit as st

from reports.overview import other_indices, overview, plan_areas
from ui import data, files, filters, language
from ui.files import Source
from ui.show import show_kept

lang = language.current()
board = data.results()
row = st.container(horizontal=True, horizontal_alignment="right", key="filters")
with row:
    unit, year = filters.unit_and_year(board, list(board.catalog.indices), lang)
previous = filters.previous(year)
case = data.case(unit, year, previous)
papi = data.case(unit, year, previous, "papi")
show_kept(data.told(plan_areas, papi, year, previous, lang))
show_kept(data.told(other_indices, case, year, lang))
files.offer(
    row,
    partial(overview, case, year, previous, lang),
    f"papi_{unit.code}_{year}",
    Source(board.catalog, unit, lang),
)
