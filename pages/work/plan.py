"""Kế hoạch: which tasks are overdue, by how many days, whose they are; what has no activity."""

from functools import partial

import streamlit as st

from reports.work.plan import plan
from ui.controls import files, work_filters
from ui.controls.files import Source
from ui.render.show import show_kept
from ui.runtime import data, language
from ui.screens.work import data as work_data
from ui.screens.work import next_plan, notes
from ui.screens.work import task as work_task

lang = language.current()
catalog = data.definitions()
row = st.container(horizontal=True, horizontal_alignment="right", key="filters")
with row:
    year, as_of = work_filters.year_and_day(catalog, work_data.years(), lang)
    division = work_filters.division(catalog, lang)
    view = work_filters.view(lang)
area = work_filters.of_area(catalog)
results = work_data.work_case(year, as_of, division)
with st.container(key="headed"):
    if task := work_filters.task(results):
        work_task.show_task(work_data.work_case(year, as_of, ""), task, lang)
    else:
        show_kept(work_data.told(plan, results, view, area, lang))
        next_plan.offer(results, work_data.years(), lang)
        source = Source(catalog, notes.province(results), lang)
        files.offer(row, partial(plan, results, view, area, lang), f"ke-hoach_{year}", source)
