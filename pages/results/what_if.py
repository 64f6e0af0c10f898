"""Tính thử phương án: what a goal would take, part by part; the scenario lives in the address."""

import streamlit as st

from queries import indices
from reports.goals.reality import nothing
from reports.goals.what_if import what_if
from ui.controls import filters, unit_filters
from ui.render.show import show
from ui.runtime import language, shown
from ui.screens.results import what_if as drawn

lang = language.current()
version = shown.version()
all_results = indices.all_results(version)
with st.container(horizontal=True, key="filters"):
    index = filters.index(all_results.catalog, lang)
    unit, year = unit_filters.unit_and_year(all_results.known, [index], lang, compared=False)
    at = indices.setting(version, unit, index, year)
    component = drawn.goal(at, lang) if at else ""
if at:
    written = drawn.asked(at)
    report = what_if(at, component, written, lang, all_results.version)
    drawn.page(at, report, component, written, lang)
else:
    show(nothing(all_results, unit, index, year, lang))
