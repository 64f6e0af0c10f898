"""So sánh: provinces side by side in one component."""

import streamlit as st

from reports.compare import compare
from ui import data, filters, language
from ui.show import show
from ui.style import palette

lang = language.current()
board = data.results()
with st.container(horizontal=True, key="filters"):
    code = filters.index(board.catalog, lang)
    component = filters.component(board, code, lang)
    unit, year = filters.unit_and_year(board, [code], lang)
group = filters.group(lang)
case = data.case(unit, year, filters.previous(year))
show(data.told(compare, case, component, year, group, lang, palette()))
