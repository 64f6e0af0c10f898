"""Bảng kết quả: which of the plan's areas are higher than last year."""

from functools import partial

import streamlit as st

from reports.results.overview import OTHER_INDICES, other_indices, overview, plan_areas, reads
from ui.controls import files, filters
from ui.controls.files import Source
from ui.render.show import show_kept
from ui.runtime import data, language

lang = language.current()
known = data.known()
row = st.container(horizontal=True, horizontal_alignment="right", key="filters")
with row:
    unit, year = filters.unit_and_year(known, list(known.catalog.indices), lang)
previous = filters.previous(year)
papi = data.case(unit, year, previous, "papi", scope=reads(year))
others = data.case(unit, year, previous, *OTHER_INDICES, scope=reads(year))
show_kept(data.told(plan_areas, papi, year, previous, lang))
show_kept(data.told(other_indices, others, year, lang))
files.offer(
    row,
    partial(overview, papi, year, previous, lang, others),
    f"papi_{unit.code}_{year}",
    Source(known.catalog, unit, lang),
)
