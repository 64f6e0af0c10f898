"""Chỉ số: one index in full, its total, its components by year, rank and group."""

from functools import partial

import streamlit as st

from reports.index import index, like, of_all_years, of_year
from ui import annotations, data, files, filters, language
from ui.files import Source
from ui.show import show_kept
from ui.style import palette

lang = language.current()
known = data.known()
row = st.container(horizontal=True, key="filters")
with row:
    code = filters.index(known.catalog, lang)
    unit, year = filters.unit_and_year(known, [code], lang)
case = data.case(unit, year, filters.previous(year), code)
show_kept(data.told(of_year, case, code, year, lang, palette()))
show_kept(data.told(of_all_years, case, code, like(case, code, year), lang))
annotations.link(code, code, lang)
files.offer(
    row,
    partial(index, case, code, year, lang),
    f"{code}_{unit.code}_{year}",
    Source(known.catalog, unit, lang),
)
