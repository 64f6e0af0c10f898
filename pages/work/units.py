"""Đơn vị: who answers for which tasks, what is overdue, which reports have arrived."""

import streamlit as st

from reports.work_units import units
from ui import data, language, work_data, work_filters, work_units
from ui.show import show

lang = language.current()
catalog = data.definitions()
with st.container(horizontal=True, horizontal_alignment="right", key="filters"):
    year, as_of = work_filters.year_and_day(catalog, work_data.years(), lang)
    division = work_filters.division(catalog, lang)
case = work_data.work_case(year, as_of, division)
owed = work_units.owed(case)
with st.container(key="headed"):
    show(units(case, owed, lang))
    if not division:
        work_units.downloads_of(case, lang)
    work_units.arrival_form(case, owed, lang)
