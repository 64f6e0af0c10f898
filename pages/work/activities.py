"""Hoạt động: what was done, this year against the same period of last year, down to each row."""

import streamlit as st

import queries
from commands.imports import ImportRefused, add_activity
from etl.importing.trace import row_excerpt
from etl.model.issues import message
from queries import plans
from queries.definitions import definitions
from ui.controls import work_filters
from ui.runtime import language, shown
from ui.runtime.attempt import attempt
from ui.screens.work import entry as work_entry
from ui.screens.work import form, log

lang = language.current()
version = shown.version()
catalog = definitions(version)
with st.container(horizontal=True, horizontal_alignment="right", key="filters"):
    year, as_of = work_filters.year_and_day(catalog, plans.years(version), lang)
    division = work_filters.division(catalog, lang)
    area = work_filters.area(catalog, lang)
    month = work_filters.month(catalog, year, as_of, lang)
    words = work_filters.words(lang)
plan_state = plans.plan_state(version, year, as_of, division)
entry = work_entry.asked()
with st.container(key="whole"):
    if entry is not None:
        work_entry.show_entry(plan_state, entry, row_excerpt(queries.home(), entry), lang)
    else:
        asked = log.asked(plan_state, area, month, words)
        total = log.show_counts(plan_state, asked, lang)
        if sent := form.activity_form(plan_state, lang):
            try:
                number = attempt(lang, add_activity, catalog, year, sent.said, sent.division)
            except ImportRefused as refused:
                st.error("\n\n".join(message(issue, lang) for issue in refused.issues))
            else:
                if number is not None:
                    form.saved(number, lang)
        log.show_rows(plan_state, asked, total, lang)
