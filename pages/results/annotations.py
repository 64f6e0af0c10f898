"""Chú thích biểu đồ: what people note on a point of a line, kept with who and when."""

import streamlit as st

from reports.annotated import annotated, reads, standing
from reports.annotations import lines
from ui import annotations, data, entries, filters, identity, language
from ui.show import show_kept
from ui.style import palette

lang = language.current()
known = data.known()
with st.container(horizontal=True, key="filters"):
    index = filters.index(known.catalog, lang)
    component = filters.component(known, index, lang)
    unit, year = filters.unit_and_year(known, [index], lang)
case = data.case(unit, year, filters.previous(year), index, scope=reads(component))
entries.done()
left, right = st.columns([812, 442], gap="medium")
with left:
    show_kept(data.told(annotated, case, component, year, lang, palette()))
with right, st.container(key="side"):
    found = standing(case, component)
    annotations.form(component, unit, case.years(component) or [year], year, lang)
    identity.ask_name(lang)
    annotations.standing(found, lines(found, lang), lang)
