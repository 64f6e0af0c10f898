"""Bảng kết quả: which of the plan's areas are higher than last year."""

from functools import partial

import streamlit as st

from queries import indices
from reports.results.overview import OTHER_INDICES, other_indices, overview, plan_areas, reads
from reports.verdicts.planned import tested
from ui.controls import file_buttons, filters, unit_filters
from ui.controls.files import Source
from ui.render.show import show_cached
from ui.runtime import language, shown

lang = language.current()
version = shown.version()
known = indices.known(version)
row = st.container(horizontal=True, horizontal_alignment="right", key="filters")
with row:
    unit, year = unit_filters.unit_and_year(known, list(known.catalog.indices), lang)
previous = filters.previous(year)
papi = indices.province_results(version, unit, year, previous, "papi", read_set=reads(year))
others = indices.province_results(
    version, unit, year, previous, *OTHER_INDICES, read_set=reads(year)
)
show_cached(indices.cached_report(plan_areas, papi, year, previous, lang))
show_cached(indices.cached_report(other_indices, others, year, tested(papi, year), lang))
file_buttons.offer(
    row,
    partial(overview, papi, year, previous, lang, others),
    f"papi_{unit.code}_{year}",
    Source(known.catalog, unit, lang),
)
