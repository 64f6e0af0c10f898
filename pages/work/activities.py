"""Hoạt động: what was done, this year against the same period of last year, down to each row."""

import streamlit as st

from etl.issues import message
from etl.trace import row_excerpt
from etl.typed import add_activity
from ui import data, identity, language, work_data, work_entry, work_filters, work_form, work_log

lang = language.current()
catalog = data.definitions()
with st.container(horizontal=True, horizontal_alignment="right", key="filters"):
    year, as_of = work_filters.year_and_day(catalog, work_data.years(), lang)
    division = work_filters.division(catalog, lang)
    area = work_filters.area(catalog, lang)
    month = work_filters.month(catalog, year, as_of, lang)
    words = work_filters.words(lang)
case = work_data.work_case(year, as_of, division)
entry = work_entry.asked()
with st.container(key="whole"):
    if entry is not None:
        work_entry.show_entry(case, entry, row_excerpt(data.home(), entry), lang)
    else:
        asked = work_log.asked(case, area, month, words)
        total = work_log.show_counts(case, asked, lang)
        if sent := work_form.activity_form(case, lang):
            with data.told_when_busy(lang):
                with identity.acting("activities.write", f"activity/{year}", sent.unit):
                    found = add_activity(catalog, year, sent.said, identity.who(lang))
                faults = () if isinstance(found, int) else found
                work_form.answer(found, [message(issue, lang) for issue in faults], lang)
        work_log.show_rows(case, asked, total, lang)
