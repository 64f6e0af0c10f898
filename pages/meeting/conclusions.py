"""Kết luận: what a meeting concludes, as tasks with an owner and a day."""

from __future__ import annotations

import streamlit as st

from reports.documents.conclusions import conclusions
from ui.controls import entries
from ui.render.show import show
from ui.runtime import data, identity, language
from ui.screens.meeting import conclusions as forms
from ui.screens.meeting import data as meeting_data

lang = language.current()
catalog = data.definitions()
with st.container(horizontal=True, key="filters"):
    on = forms.meeting_day(catalog, lang)
given, held = meeting_data.given(), meeting_data.held()
entries.done()
left, right = st.columns([776, 478], gap="medium")
with left:
    today = meeting_data.day_of(catalog, on)
    show(conclusions(catalog, on, given, held, today, lang))
    with st.container(horizontal=True):
        forms.take_back(on, given, held, lang)
with right, st.container(key="side"):
    forms.form(catalog, on, lang)
    forms.hold(on, lang)
    identity.ask_name(lang)
    forms.present(catalog, on, lang)
