"""Chỉ số liên quan: one PAPI area beside what is linked to it in PCI, PAR INDEX and SIPAS."""

import streamlit as st

from etl.importing.define import Refused, define
from reports.data.definitions import said
from reports.results.linked import alongside
from ui.controls import filters
from ui.render.show import show_kept
from ui.runtime import data, identity, language
from ui.screens.data import definitions
from ui.screens.data.definitions import Asked
from ui.screens.results import links

lang = language.current()
known = data.known()


def change(asked: Asked) -> None:
    identity.require("definitions.change")
    who = identity.who(lang)
    try:
        with data.told_when_busy(lang):
            number = define(asked.definition, who, asked.reason, data.home(), enabled=asked.enabled)
            st.session_state[definitions.DONE] = number
    except Refused as refused:
        definitions.refused(said(refused.problems, lang), lang)
    else:
        if definitions.DONE in st.session_state:
            st.rerun()


with st.container(horizontal=True, key="filters"):
    area = filters.area(known.catalog, lang)
    unit, year = filters.unit_and_year(known, list(known.catalog.indices), lang, compared=False)
definitions.done(lang)
with st.container(key="links"):
    show_kept(data.told(alongside, data.case(unit, year, year - 1), area, year, lang))
if asked := links.form(known.catalog, area, lang):
    change(asked)
