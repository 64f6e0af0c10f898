"""Chỉ tiêu: the plan's goal and what was set beyond it, each with its state; setting a target."""

from __future__ import annotations

import streamlit as st

from etl.importing.define import Refused, set_target
from reports.data import definitions
from reports.goals import targets
from ui.controls import filters
from ui.render.show import show
from ui.runtime import data, identity, language
from ui.screens.results import targets as forms

lang = language.current()
board = data.results()
catalog = board.catalog
with st.container(horizontal=True, key="filters"):
    part = forms.part(lang)
    first = catalog.editions["papi"][0].first_year
    year = forms.year(first, max(board.newest.values()), board.newest["papi"], lang)
    unit = filters.unit_in(catalog, year, lang, keep_year=False)
forms.done(lang)
held = data.targets()
left, right = st.columns([812, 442], gap="medium")
with right, st.container(key="side"):
    asked = forms.form(catalog, unit, year, lang)
    if asked:
        identity.require("targets.write")
        try:
            with data.told_when_busy(lang):
                st.session_state[forms.DONE] = set_target(
                    asked, identity.who(lang), "", data.home()
                )
        except Refused as refused:
            forms.refused(definitions.said(refused.problems, lang), lang)
        else:
            if forms.DONE in st.session_state:
                st.rerun()
    forms.remove(catalog, held, unit, year, lang)
with left, st.container(key="targets"):
    if part == "own":
        show(targets.own(data.case(unit, year, year - 1), held, year, lang))
    else:
        show(targets.suggestions(board.verdicts, catalog, lang))
