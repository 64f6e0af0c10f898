"""Tỉnh sau sắp xếp: a merged province beside those it was made of."""

import streamlit as st

from queries import indices
from reports.results.crosswalk import crosswalk, years
from ui.controls import filters, unit_filters
from ui.render.show import show
from ui.runtime import language, shown

lang = language.current()
version = shown.version()
all_results = indices.all_results(version)
with st.container(horizontal=True, key="filters"):
    index = filters.index(all_results.catalog, lang)
    unit = unit_filters.unit_of_today(all_results.catalog, lang)
    options = years(all_results, unit, index)
    year = filters.year_before(options, lang) if options else None
    estimated = bool(options) and filters.tick("estimate", lang)
with st.container(key="bridge"):
    show(crosswalk(all_results, unit, index, year, estimated=estimated, lang=lang))
