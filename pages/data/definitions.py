"""Định nghĩa: breaks, thresholds and editions, what the data propose, and changing them."""

from __future__ import annotations

import streamlit as st

from etl.importing.define import Refused, define
from reports.data import definitions as told
from reports.data.editions import editions
from ui.controls import filters
from ui.render.show import show
from ui.runtime import data, identity, language
from ui.screens.data import definitions as forms
from ui.screens.data.definitions import Asked

lang = language.current()
board = data.results()
catalog = board.catalog


def change(asked: Asked) -> None:
    identity.require("definitions.change")
    try:
        with data.told_when_busy(lang):
            st.session_state[forms.DONE] = define(
                asked.definition,
                identity.who(lang),
                asked.reason,
                data.home(),
                enabled=asked.enabled,
            )
    except Refused as refused:
        forms.refused(told.said(refused.problems, lang), lang)
    else:
        if forms.DONE in st.session_state:
            st.rerun()


with st.container(horizontal=True, key="filters"):
    index = filters.index(catalog, lang)
    part = forms.part(lang)
forms.done(lang)
newest = board.newest.get(index, catalog.editions[index][-1].first_year)
if part == "editions":
    with st.container(key="definitions"):
        show(editions(catalog, index, lang))
else:
    left, right = st.columns([812, 442], gap="medium")
    with left, st.container(key="definitions"):
        if part == "breaks":
            show(told.breaks(catalog, data.entries("break"), index, lang))
        elif part == "thresholds":
            show(told.thresholds(catalog, data.entries("threshold"), index, lang))
        else:
            show(told.proposals(catalog, board.movements, index, lang))
    with right, st.container(key="side"):
        if part == "breaks":
            asked = forms.breaks(catalog, index, newest, lang)
        elif part == "thresholds":
            asked = forms.thresholds(catalog, index, lang)
        else:
            asked = forms.proposals(catalog, board.movements, index, newest, lang)
        if asked:
            change(asked)
