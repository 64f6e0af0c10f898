"""Báo cáo định kỳ: one period's report, whether its figures are frozen, and its files."""

from __future__ import annotations

import streamlit as st

from reports.documents.frozen import frozen
from ui.controls import entries, files
from ui.render import paper
from ui.render.show import show
from ui.runtime import data, language
from ui.screens.meeting import period_report
from ui.screens.meeting import reports as forms

lang = language.current()
board = data.results()
with st.container(horizontal=True, key="filters"):
    period = forms.period(board.catalog, board.newest["papi"], lang)
entries.done()
freezes = forms.freezes(period)
told = None
left, right = st.columns([776, 478], gap="large")
with left, st.container(key="paper"):
    version = forms.opened(freezes, lang)
    if version:
        with data.looking_at(version):
            told = period_report.told(period, lang)
        paper.paper(period_report.document(told))
with right, st.container(key="side"):
    now = period_report.told(period, lang)
    moves = period_report.moves(told, now) if told and freezes else ()
    show(frozen(freezes, data.version().number, lang, moves))
    forms.freeze(period, freezes, lang)
    if told:
        files.listed(period_report.downloads(told), lang)
