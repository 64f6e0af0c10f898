"""Đơn vị: who answers for which tasks, what is overdue, which reports have arrived."""

from functools import partial

import streamlit as st

from queries import plans
from queries.definitions import definitions
from reports.work.divisions import divisions
from ui.controls import file_buttons, work_filters
from ui.controls.files import Source
from ui.render.show import show
from ui.runtime import identity, language, shown
from ui.screens.work import divisions as arrivals
from ui.screens.work import notes

lang = language.current()
version = shown.version()
catalog = definitions(version)
row = st.container(horizontal=True, horizontal_alignment="right", key="filters")
with row:
    year, as_of = work_filters.year_and_day(catalog, plans.years(version), lang)
    division = work_filters.division(catalog, lang, identity.here().division)
plan_state = plans.plan_state(version, year, as_of, division)
owed = arrivals.owed(plan_state)
with st.container(key="headed"):
    show(divisions(plan_state, owed, lang))
    arrivals.arrival_form(plan_state, owed, lang)
source = Source(catalog, notes.province(plan_state), lang)
file_buttons.offer(row, partial(divisions, plan_state, owed, lang), f"don-vi_{year}", source)
