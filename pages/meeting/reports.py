"""Báo cáo định kỳ: one period's report, whether its figures are frozen, and its files."""

from __future__ import annotations

import streamlit as st

from queries import indices
from queries.period_reports import period_figures
from reports.documents.frozen import frozen
from reports.documents.period_report import document
from ui.controls import entries, file_buttons
from ui.controls.interactive import Origin, under
from ui.render import paper
from ui.render.show import show
from ui.runtime import language, shown
from ui.screens.meeting import period_report
from ui.screens.meeting import reports as forms

lang = language.current()
now = shown.version()
known = indices.known(now)
with st.container(horizontal=True, key="filters"):
    period = forms.period(known.catalog, known.newest["papi"], lang)
entries.done()
freezes = forms.freezes(period)
version = figures = None
left, right = st.columns([776, 478], gap="large")
with left, st.container(key="paper"):
    if version := forms.opened(freezes, lang):
        figures = period_figures(version, period, lang)
        paper.paper(document(figures), under(Origin(version, figures.results, lang)))
with right, st.container(key="side"):
    moves = period_report.moves(version, now, period, lang) if version and freezes else ()
    show(frozen(freezes, now.number, lang, moves))
    forms.freeze(period, freezes, lang)
    if figures:
        file_buttons.listed(period_report.downloads(figures), lang)
