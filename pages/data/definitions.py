"""Định nghĩa: breaks, thresholds and editions, what the data propose, and changing them."""

from __future__ import annotations

import streamlit as st

from commands.definitions import DefinitionRefused, define
from queries import indices, register
from reports.data import definitions as told
from reports.data.editions import editions
from ui.controls import filters
from ui.render.show import show
from ui.runtime import language, shown
from ui.runtime.attempt import attempt
from ui.screens.data import definitions as forms
from ui.screens.data.definitions import Asked

lang = language.current()
version = shown.version()
all_results = indices.all_results(version)
catalog = all_results.catalog


def change(asked: Asked) -> None:
    try:
        number = attempt(lang, define, asked.definition, asked.reason, enabled=asked.enabled)
    except DefinitionRefused as refused:
        forms.refused(told.said(refused.problems, lang), lang)
        return
    if number is not None:
        st.session_state[forms.DONE] = number
        st.rerun()


with st.container(horizontal=True, key="filters"):
    index = filters.index(catalog, lang)
    part = forms.part(lang)
forms.done(lang)
newest = all_results.newest.get(index, catalog.editions[index][-1].first_year)
if part == "editions":
    with st.container(key="definitions"):
        show(editions(catalog, index, lang))
else:
    left, right = st.columns([812, 442], gap="medium")
    with left, st.container(key="definitions"):
        if part == "breaks":
            show(told.breaks(catalog, register.entries(version, "break"), index, lang))
        elif part == "thresholds":
            show(told.thresholds(catalog, register.entries(version, "threshold"), index, lang))
        else:
            show(told.proposals(catalog, all_results.movements, index, lang))
    with right, st.container(key="side"):
        if part == "breaks":
            asked = forms.breaks(catalog, index, newest, lang)
        elif part == "thresholds":
            asked = forms.thresholds(catalog, index, lang)
        else:
            asked = forms.proposals(catalog, all_results.movements, index, newest, lang)
        if asked:
            change(asked)
