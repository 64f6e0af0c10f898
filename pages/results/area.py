"""Nội dung: one content area through the years, and why its verdict is so."""

from functools import partial

import streamlit as st

from queries import indices
from reports.results.area import area, reads
from ui.controls import file_buttons, filters, trace, unit_filters
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
    component = filters.area(known.catalog, lang)
    unit, year = unit_filters.unit_and_year(known, ["papi"], lang)
read = reads(known.catalog, "papi", component)
results = indices.province_results(
    version, unit, year, filters.previous(year), "papi", read_set=read
)
show_cached(
    indices.cached_report(area, results, component, year, lang),
    under(Origin(version, results, lang)),
)
trace.link("papi", component, lang)
annotations.link(component, "papi", lang)
file_buttons.offer(
    row,
    partial(area, results, component, year, lang),
    f"papi_{component}_{unit.code}_{year}",
    Source(known.catalog, unit, lang),
)
