"""Tỉnh sau sắp xếp: a merged province beside those it was made of."""

import streamlit as st

from reports.results.crosswalk import bridge, years
from ui.controls import filters
from ui.render.show import show
from ui.runtime import data, language

lang = language.current()
board = data.results()
with st.container(horizontal=True, key="filters"):
    index = filters.index(board.catalog, lang)
    unit = filters.unit_of_today(board.catalog, lang)
    options = years(board, unit, index)
    year = filters.year_before(options, lang) if options else None
    estimated = bool(options) and filters.tick("estimate", lang)
with st.container(key="bridge"):
    show(bridge(board, unit, index, year, estimated=estimated, lang=lang))
