"""Hoạt động và điểm số: one area's dated activities beside its scores, without a claim of cause."""

from functools import partial

import streamlit as st

from queries import indices, plans
from queries.definitions import definitions
from reports.work.alongside import activities_and_scores
from ui.controls import file_buttons, work_filters
from ui.controls.files import Source
from ui.render.show import show
from ui.runtime import language, shown
from ui.screens.work import notes as work_notes

lang = language.current()
version = shown.version()
catalog = definitions(version)
row = st.container(horizontal=True, key="filters")
with row:
    area = work_filters.plan_area(catalog, lang)
    year, as_of = work_filters.year_and_day(catalog, plans.years(version), lang)
plan_state = plans.plan_state(version, year, as_of, "")
scores = indices.province_results(version, work_notes.province(plan_state), year, year - 1)
notes = work_notes.notes(plan_state, area)
around = work_notes.around_survey(plan_state, area)
with st.container(key="whole"):
    newest = work_notes.newest(plan_state, area)
    report = partial(activities_and_scores, plan_state, scores, area, around, newest, notes, lang)
    show(report())
    work_notes.note_form(plan_state, area, notes, lang)
file_buttons.offer(row, report, f"hoat-dong_{area}_{year}", Source(catalog, scores.unit, lang))
