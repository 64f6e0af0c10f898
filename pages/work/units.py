"""Đơn vị: who answers for which tasks, what is overdue, which reports have arrived."""

from functools import partial

import streamlit as st

from reports.work_units import units
from ui import data, files, identity, language, work_data, work_filters, work_notes, work_units
from ui.files import Source
from ui.show import show

lang = language.current()
catalog = data.definitions()
row = st.container(horizontal=True, horizontal_alignment="right", key="filters")
with row:
    year, as_of = work_filters.year_and_day(catalog, work_data.years(), lang)
    division = work_filters.division(catalog, lang, identity.here().unit)
case = work_data.work_case(year, as_of, division)
owed = work_units.owed(case)
with st.container(key="headed"):
    show(units(case, owed, lang))
    work_units.arrival_form(case, owed, lang)
source = Source(catalog, work_notes.province(case), lang)
files.offer(row, partial(units, case, owed, lang), f"don-vi_{year}", source)
