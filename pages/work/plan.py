"""Kế hoạch: which tasks are overdue, by how many days, whose they are; what has no activity."""

from functools import partial

import streamlit as st

from queries import plans
from queries.definitions import definitions
from reports.work.plan import plan
from ui.controls import file_buttons, work_filters
from ui.controls.files import Source
from ui.render.show import show_cached
from ui.runtime import language, shown
from ui.screens.work import next_plan, notes
from ui.screens.work import task as work_task

lang = language.current()
version = shown.version()
catalog = definitions(version)
row = st.container(horizontal=True, horizontal_alignment="right", key="filters")
with row:
    year, as_of = work_filters.year_and_day(catalog, plans.years(version), lang)
    division = work_filters.division(catalog, lang)
    view = work_filters.view(lang)
area = work_filters.of_area(catalog)
plan_state = plans.plan_state(version, year, as_of, division)
with st.container(key="headed"):
    if task := work_filters.task(plan_state):
        work_task.show_task(plans.plan_state(version, year, as_of, ""), task, lang)
    else:
        show_cached(plans.cached_report(version, plan, plan_state, view, area, lang))
        next_plan.offer(plan_state, plans.years(version), lang)
        source = Source(catalog, notes.province(plan_state), lang)
        file_buttons.offer(
            row, partial(plan, plan_state, view, area, lang), f"ke-hoach_{year}", source
        )
