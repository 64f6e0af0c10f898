"""Vì sao: a verdict opened to its arithmetic, with the way to the cell of each score."""

import streamlit as st

from queries import indices, register
from reports.results.explain import explained
from ui.controls import explain, filters, unit_filters
from ui.render.show import show
from ui.runtime import language, shown

lang = language.current()
version = shown.version()
all_results = indices.all_results(version)
with st.container(horizontal=True, key="filters"):
    index = filters.index(all_results.catalog, lang)
    unit, year = unit_filters.unit_and_year(all_results.known, [index], lang)
    component = filters.component(all_results.known, index, lang, year)
previous = filters.previous(year)
with st.container(key="explain"):
    show(
        explained(
            all_results, unit, index, component, year, previous, register.files(version), lang
        )
    )
explain.ways(index, component, year, previous, lang)
