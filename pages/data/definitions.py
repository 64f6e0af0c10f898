"""Định nghĩa: breaks, thresholds and editions, what the data propose, and changing them."""

from __future__ import annotations

import streamlit as st

from queries import indices, register
from reports.data import definitions
from reports.data.editions import editions
from ui.controls import filters
from ui.render.show import show
from ui.runtime import language, shown
from ui.screens.data import breaks, change, thresholds

lang = language.current()
version = shown.version()
all_results = indices.all_results(version)
catalog = all_results.catalog


with st.container(horizontal=True, key="filters"):
    index = filters.index(catalog, lang)
    part = change.part(lang)
change.stored_notice("definitions.done", lang)
newest = all_results.newest.get(index, catalog.editions[index][-1].first_year)
if part == "editions":
    with st.container(key="definitions"):
        show(editions(catalog, index, lang))
else:
    left, right = st.columns([812, 442], gap="medium")
    with left, st.container(key="definitions"):
        if part == "breaks":
            show(definitions.breaks(catalog, register.entries(version, "break"), index, lang))
        elif part == "thresholds":
            show(
                definitions.thresholds(catalog, register.entries(version, "threshold"), index, lang)
            )
        else:
            show(definitions.proposals(catalog, all_results.movements, index, lang))
    with right, st.container(key="side"):
        if part == "breaks":
            changed = breaks.switch_or_add(catalog, index, newest, lang)
        elif part == "thresholds":
            changed = thresholds.set_or_drop(catalog, index, lang)
        else:
            changed = breaks.register_movement(catalog, all_results.movements, index, newest, lang)
        if changed:
            change.store(changed, lang)
