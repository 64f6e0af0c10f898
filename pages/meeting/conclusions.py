"""Kết luận: what a meeting concludes, as tasks with an owner and a day."""

from __future__ import annotations

import streamlit as st

from queries import meetings
from queries.definitions import definitions
from reports.documents.conclusions import conclusions
from ui.controls import entries
from ui.render.show import show
from ui.runtime import identity, language, shown
from ui.screens.meeting import conclusions as forms

lang = language.current()
version = shown.version()
catalog = definitions(version)
with st.container(horizontal=True, key="filters"):
    on = forms.meeting_day(catalog, lang)
given, held = meetings.concluded(version), meetings.held(version)
entries.done()
left, right = st.columns([776, 478], gap="medium")
with left:
    today = forms.day_of(catalog, on)
    show(conclusions(catalog, on, given, held, today, lang))
    with st.container(horizontal=True):
        forms.take_back(on, given, held, lang)
with right, st.container(key="side"):
    forms.form(catalog, on, lang)
    forms.hold(on, lang)
    identity.ask_name(lang)
    forms.present(catalog, on, lang)
