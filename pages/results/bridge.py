"""Tỉnh sau sắp xếp: a merged province beside those it was made of."""

import streamlit as st

from reports.bridge import bridge, years
from ui import data, filters, language
from ui.show import show

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
