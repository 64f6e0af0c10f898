"""Chỉ số liên quan: one PAPI area beside what is linked to it in PCI, PAR INDEX and SIPAS."""

import streamlit as st

from queries import indices
from reports.results.linked import linked_indices
from ui.controls import filters, unit_filters
from ui.render.show import show_cached
from ui.runtime import language, shown
from ui.screens.data import change
from ui.screens.results import links

lang = language.current()
version = shown.version()
known = indices.known(version)
with st.container(horizontal=True, key="filters"):
    area = filters.area(known.catalog, lang)
    unit, year = unit_filters.unit_and_year(
        known, list(known.catalog.indices), lang, compared=False
    )
change.stored_notice("definitions.done", lang)
with st.container(key="links"):
    results = indices.province_results(version, unit, year, year - 1)
    show_cached(indices.cached_report(linked_indices, results, area, year, lang))
if changed := links.form(known.catalog, area, lang):
    change.store(changed, lang)
