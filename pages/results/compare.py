"""So sánh: provinces side by side in one component."""

from functools import partial

import streamlit as st

from reports.compare import compare, reads
from ui import data, files, filters, language
from ui.files import Source
from ui.show import show_kept
from ui.style import palette

lang = language.current()
known = data.known()
row = st.container(horizontal=True, key="filters")
with row:
    code = filters.index(known.catalog, lang)
    component = filters.component(known, code, lang)
    unit, year = filters.unit_and_year(known, [code], lang)
group = filters.group(lang)
case = data.case(unit, year, filters.previous(year), code, scope=reads(component, year))
show_kept(data.told(compare, case, component, year, group, lang, palette()))
files.offer(
    row,
    partial(compare, case, component, year, group, lang),
    f"{component}_{group}_{unit.code}_{year}",
    Source(known.catalog, unit, lang),
)
