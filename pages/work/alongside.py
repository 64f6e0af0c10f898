"""Hoạt động và điểm số: one area's dated activities beside its scores, without a claim of cause."""

from functools import partial

import streamlit as st

from reports.work.alongside import alongside
from ui.controls import files, work_filters
from ui.controls.files import Source
from ui.render.show import show
from ui.runtime import data, language
from ui.screens.work import data as work_data
from ui.screens.work import notes as work_notes

lang = language.current()
catalog = data.definitions()
row = st.container(horizontal=True, key="filters")
with row:
    area = work_filters.plan_area(catalog, lang)
    year, as_of = work_filters.year_and_day(catalog, work_data.years(), lang)
results = work_data.work_case(year, as_of, "")
scores = data.case(work_notes.province(results), year, year - 1)
notes = work_notes.notes(results, area)
around = work_notes.around_survey(results, area)
with st.container(key="whole"):
    newest = work_notes.newest(results, area)
    told = partial(alongside, results, scores, area, around, newest, notes, lang)
    show(told())
    work_notes.note_form(results, area, notes, lang)
files.offer(row, told, f"hoat-dong_{area}_{year}", Source(catalog, scores.unit, lang))
