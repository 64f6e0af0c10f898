"""Nội dung: one content area through the years, and why its verdict is so."""

from functools import partial

import streamlit as st

from queries import indices
from reports.results.area import area, reads
from ui.controls import files, filters, trace
from ui.controls.files import Source
from ui.controls.interactive import Origin, under
from ui.render.show import show_kept
from ui.runtime import language, shown
from ui.screens.results import annotations

lang = language.current()
version = shown.version()
known = indices.known(version)
row = st.container(horizontal=True, key="filters")
with row:
    component = filters.area(known.catalog, lang)
    unit, year = filters.unit_and_year(known, ["papi"], lang)
read = reads(known.catalog, "papi", component)
results = indices.province_results(
    version, unit, year, filters.previous(year), "papi", read_set=read
)
show_kept(
    indices.cached_report(area, results, component, year, lang),
    under(Origin(version, results, lang)),
)
trace.link("papi", component, lang)
annotations.link(component, "papi", lang)
files.offer(
    row,
    partial(area, results, component, year, lang),
    f"papi_{component}_{unit.code}_{year}",
    Source(known.catalog, unit, lang),
)
