"""Kế hoạch: which tasks are overdue, by how many days, whose they are; what has no activity."""

from functools import partial

import streamlit as st

from reports.work_plan import plan
from ui import (
    data,
    files,
    language,
    next_plan,
    work_data,
    work_filters,
    work_notes,
    work_task,
)
from ui.files import Source
from ui.show import show_kept

lang = language.current()
catalog = data.definitions()
row = st.container(horizontal=True, horizontal_alignment="right", key="filters")
with row:
    year, as_of = work_filters.year_and_day(catalog, work_data.years(), lang)
    division = work_filters.division(catalog, lang)
    view = work_filters.view(lang)
area = work_filters.of_area(catalog)
case = work_data.work_case(year, as_of, division)
with st.container(key="headed"):
    if task := work_filters.task(case):
        work_task.show_task(work_data.work_case(year, as_of, ""), task, lang)
    else:
        show_kept(work_data.told(plan, case, view, area, lang))
        next_plan.offer(case, work_data.years(), lang)
        source = Source(catalog, work_notes.province(case), lang)
        files.offer(row, partial(plan, case, view, area, lang), f"ke-hoach_{year}", source)
