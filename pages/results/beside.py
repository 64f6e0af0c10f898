"""Chỉ số liên quan: one PAPI area beside what is linked to it in PCI, PAR INDEX and SIPAS."""

import streamlit as st

from commands.definitions import DefinitionRefused, define
from queries import indices
from reports.data.definitions import said
from reports.results.linked import alongside
from ui.controls import filters
from ui.render.show import show_kept
from ui.runtime import language, shown
from ui.runtime.attempt import attempt
from ui.screens.data import definitions
from ui.screens.data.definitions import Asked
from ui.screens.results import links

lang = language.current()
version = shown.version()
known = indices.known(version)


def change(asked: Asked) -> None:
    try:
        number = attempt(lang, define, asked.definition, asked.reason, enabled=asked.enabled)
    except DefinitionRefused as refused:
        definitions.refused(said(refused.problems, lang), lang)
        return
    if number is not None:
        st.session_state[definitions.DONE] = number
        st.rerun()


with st.container(horizontal=True, key="filters"):
    area = filters.area(known.catalog, lang)
    unit, year = filters.unit_and_year(known, list(known.catalog.indices), lang, compared=False)
definitions.done(lang)
with st.container(key="links"):
    results = indices.province_results(version, unit, year, year - 1)
    show_kept(indices.cached_report(alongside, results, area, year, lang))
if asked := links.form(known.catalog, area, lang):
    change(asked)
