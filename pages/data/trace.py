"""Truy xuất nguồn: from any number to its file, sheet, cell and import."""

from __future__ import annotations

import streamlit as st

import queries
from etl.importing.trace import trace
from queries import indices
from reports.data import trace as trace_report
from reports.dataset.names import printed_name
from ui.controls import filters, unit_filters
from ui.controls import trace as import_trace
from ui.runtime import language, shown

lang = language.current()
version = shown.version()
known = indices.known(version)
with st.container(horizontal=True, key="filters"):
    index = filters.index(known.catalog, lang)
    component = filters.component(known, index, lang)
    unit, year = unit_filters.unit_and_year(known, [index], lang)
found = trace(version, queries.home(), index, year, unit.code, component)
figure = found.figure.to_dict() if found else None
name = printed_name(known.catalog, index, component, lang, year)
import_trace.finding(trace_report.finding(figure, unit, year, name, lang))
if found and figure:
    import_trace.way(
        trace_report.where(known.catalog, index, figure, lang),
        found.excerpt,
        str(figure["cell"]),
        int(figure["import_id"]),
        lang,
    )
    import_trace.everything(trace_report.everything(found.entries, lang), lang)
