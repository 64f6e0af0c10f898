"""Chú thích biểu đồ: what people note on a point of a line, kept with who and when."""

import streamlit as st

from queries import indices
from reports.dataset.annotations import lines
from reports.results.annotated import annotated, reads, standing
from ui.controls import entries, filters, unit_filters
from ui.controls.interactive import Origin, under
from ui.render.show import show_cached
from ui.runtime import identity, language, shown
from ui.screens.results import annotations

lang = language.current()
version = shown.version()
known = indices.known(version)
with st.container(horizontal=True, key="filters"):
    index = filters.index(known.catalog, lang)
    component = filters.component(known, index, lang)
    unit, year = unit_filters.unit_and_year(known, [index], lang)
results = indices.province_results(
    version, unit, year, filters.previous(year), index, read_set=reads(component)
)
entries.done()
left, right = st.columns([812, 442], gap="medium")
with left:
    show_cached(
        indices.cached_report(annotated, results, component, year, lang),
        under(Origin(version, results, lang)),
    )
with right, st.container(key="side"):
    found = standing(results, component)
    annotations.form(component, unit, results.years(component) or [year], year, lang)
    identity.ask_name(lang)
    annotations.standing(found, lines(found, lang), lang)
