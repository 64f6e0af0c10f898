"""Gắn với chỉ số khác: one PAPI area beside what is linked to it in PCI, PAR INDEX and SIPAS."""

import streamlit as st

from reports.beside import alongside
from ui import data, filters, language
from ui.show import show

lang = language.current()
board = data.results()
with st.container(horizontal=True, key="filters"):
    area = filters.area(board.catalog, lang)
    unit, year = filters.unit_and_year(board, list(board.catalog.indices), lang, compared=False)
with st.container(key="beside"):
    show(data.told(alongside, data.case(unit, year, year - 1), area, year, lang))
