"""So sánh: provinces side by side in one component."""

from functools import partial

import streamlit as st

from queries import indices
from reports.results.compare import compare, reads
from ui.controls import file_buttons, filters, unit_filters
from ui.controls.files import Source
from ui.controls.interactive import Origin, under
from ui.render.show import show_cached
from ui.runtime import language, shown

lang = language.current()
version = shown.version()
known = indices.known(version)
row = st.container(horizontal=True, key="filters")
with row:
    code = filters.index(known.catalog, lang)
    component = filters.component(known, code, lang)
    unit, year = unit_filters.unit_and_year(known, [code], lang)
group = filters.group(lang)
results = indices.province_results(
    version, unit, year, filters.previous(year), code, read_set=reads(component, year)
)
show_cached(
    indices.cached_report(compare, results, component, year, group, lang),
    under(Origin(version, results, lang)),
)
file_buttons.offer(
    row,
    partial(compare, results, component, year, group, lang),
    f"{component}_{group}_{unit.code}_{year}",
    Source(known.catalog, unit, lang),
)
