"""Đơn vị: who answers for which tasks, what is overdue, which reports have arrived."""

from functools import partial

import streamlit as st

from reports.work.divisions import units
from ui.controls import files, work_filters
from ui.controls.files import Source
from ui.render.show import show
from ui.runtime import data, identity, language
from ui.screens.work import data as work_data
from ui.screens.work import divisions, notes

lang = language.current()
catalog = data.definitions()
row = st.container(horizontal=True, horizontal_alignment="right", key="filters")
with row:
    year, as_of = work_filters.year_and_day(catalog, work_data.years(), lang)
    division = work_filters.division(catalog, lang, identity.here().unit)
results = work_data.work_case(year, as_of, division)
owed = divisions.owed(results)
with st.container(key="headed"):
    show(units(results, owed, lang))
    divisions.arrival_form(results, owed, lang)
source = Source(catalog, notes.province(results), lang)
files.offer(row, partial(units, results, owed, lang), f"don-vi_{year}", source)
