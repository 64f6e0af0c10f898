"""Hoạt động: what was done, this year against the same period of last year, down to each row."""

import streamlit as st

from etl.importing.trace import row_excerpt
from etl.importing.typed import add_activity
from etl.model.issues import message
from ui.controls import work_filters
from ui.runtime import data, identity, language
from ui.screens.work import data as work_data
from ui.screens.work import entry as work_entry
from ui.screens.work import form, log

lang = language.current()
catalog = data.definitions()
with st.container(horizontal=True, horizontal_alignment="right", key="filters"):
    year, as_of = work_filters.year_and_day(catalog, work_data.years(), lang)
    division = work_filters.division(catalog, lang)
    area = work_filters.area(catalog, lang)
    month = work_filters.month(catalog, year, as_of, lang)
    words = work_filters.words(lang)
results = work_data.work_case(year, as_of, division)
entry = work_entry.asked()
with st.container(key="whole"):
    if entry is not None:
        work_entry.show_entry(results, entry, row_excerpt(data.home(), entry), lang)
    else:
        asked = log.asked(results, area, month, words)
        total = log.show_counts(results, asked, lang)
        if sent := form.activity_form(results, lang):
            with data.told_when_busy(lang):
                with identity.acting("activities.write", f"activity/{year}", sent.unit):
                    found = add_activity(catalog, year, sent.said, identity.who(lang))
                faults = () if isinstance(found, int) else found
                form.answer(found, [message(issue, lang) for issue in faults], lang)
        log.show_rows(results, asked, total, lang)
