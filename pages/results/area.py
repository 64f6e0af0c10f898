"""Nội dung: one content area through the years, and why its verdict is so."""

from functools import partial

import streamlit as st

from reports.area import area, reads
from ui import annotations, data, files, filters, import_trace, language
from ui.files import Source
from ui.show import show_kept
from ui.style import palette

lang = language.current()
known = data.known()
row = st.container(horizontal=True, key="filters")
with row:
    component = filters.area(known.catalog, lang)
    unit, year = filters.unit_and_year(known, ["papi"], lang)
read = reads(known.catalog, "papi", component)
case = data.case(unit, year, filters.previous(year), "papi", scope=read)
show_kept(data.told(area, case, component, year, lang, palette()))
import_trace.link("papi", component, lang)
annotations.link(component, "papi", lang)
files.offer(
    row,
    partial(area, case, component, year, lang),
    f"papi_{component}_{unit.code}_{year}",
    Source(known.catalog, unit, lang),
)
