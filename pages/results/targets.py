"""Chỉ tiêu: the plan's goal and what was set beyond it, each with its state; setting a target."""

from __future__ import annotations

import streamlit as st

from commands.definitions import set_target
from queries import indices, register
from reports.goals import targets
from ui.controls import unit_filters
from ui.render.show import show
from ui.runtime import language, shown
from ui.screens.data import change
from ui.screens.results import targets as forms

lang = language.current()
version = shown.version()
all_results = indices.all_results(version)
catalog = all_results.catalog
with st.container(horizontal=True, key="filters"):
    part = forms.part(lang)
    first = catalog.editions["papi"][0].first_year
    year = forms.year(first, max(all_results.newest.values()), all_results.newest["papi"], lang)
    unit = unit_filters.unit_in(catalog, year, lang, keep_year=False)
change.stored_notice("targets.done", lang)
held = register.targets(version)
left, right = st.columns([812, 442], gap="medium")
with right, st.container(key="side"):
    wanted = forms.form(catalog, unit, year, lang)
    if wanted:
        change.submit("targets.refused", lang, set_target, wanted)
    forms.remove(catalog, held, unit, year, lang)
with left, st.container(key="targets"):
    if part == "own":
        results = indices.province_results(version, unit, year, year - 1)
        show(targets.own(results, held, year, lang))
    else:
        show(targets.suggestions(all_results.verdicts, catalog, lang))
