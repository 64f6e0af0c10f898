"""Chỉ số: one index in full, its total, its components by year, rank and group."""

from functools import partial

import streamlit as st

from queries import indices
from reports.results.index import index, like, of_all_years, of_year
from ui.controls import file_buttons, filters, unit_filters
from ui.controls.files import Source
from ui.controls.interactive import Origin, under
from ui.render.show import show_cached
from ui.runtime import language, shown
from ui.screens.results import annotations

lang = language.current()
version = shown.version()
known = indices.known(version)
row = st.container(horizontal=True, key="filters")
with row:
    code = filters.index(known.catalog, lang)
    unit, year = unit_filters.unit_and_year(known, [code], lang)
results = indices.province_results(version, unit, year, filters.previous(year), code)
show_cached(
    indices.cached_report(of_year, results, code, year, lang), under(Origin(version, results, lang))
)
show_cached(indices.cached_report(of_all_years, results, code, like(results, code, year), lang))
annotations.link(code, code, lang)
file_buttons.offer(
    row,
    partial(index, results, code, year, lang),
    f"{code}_{unit.code}_{year}",
    Source(known.catalog, unit, lang),
)
