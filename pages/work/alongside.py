"""Hoạt động và điểm số: one area's dated activities beside its scores, without a claim of cause."""

from functools import partial

import streamlit as st

from reports.work_alongside import alongside
from ui import data, files, language, work_data, work_filters, work_notes
from ui.files import Source
from ui.show import show

lang = language.current()
catalog = data.definitions()
row = st.container(horizontal=True, key="filters")
with row:
    area = work_filters.plan_area(catalog, lang)
    year, as_of = work_filters.year_and_day(catalog, work_data.years(), lang)
case = work_data.work_case(year, as_of, "")
scores = data.case(work_notes.province(case), year, year - 1)
notes = work_notes.notes(case, area)
around = work_notes.around_survey(case, area)
with st.container(key="whole"):
    newest = work_notes.newest(case, area)
    told = partial(alongside, case, scores, area, around, newest, notes, lang)
    show(told())
    work_notes.note_form(case, area, notes, lang)
files.offer(row, told, f"hoat-dong_{area}_{year}", Source(catalog, scores.unit, lang))
