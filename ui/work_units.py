"""The divisions' page: the reports owed, and the arrival of one typed by hand."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import store
from reports.work_case import Work
from reports.work_units import PERIODS, owed_reports, owing
from store import received, undo
from strings import Lang, say
from ui import data, identity, work_data


def owed(case: Work) -> pd.DataFrame:
    """The reports owed, with what is known of their arrival."""
    return owed_reports(case, work_data.frame(received.received, case.year))


def arrival_form(case: Work, owed: pd.DataFrame, lang: Lang) -> None:
    """Lets those who keep the plan say that a report has arrived, and take the newest word back."""
    if message := st.session_state.pop("recorded", None):
        st.success(message)
    units = [d for d in owing(case.catalog) if case.division in ("", d)]
    if not units or not identity.can("tasks.write"):
        return
    box = st.expander(say("work.reports.record", lang))
    with box:
        identity.ask_name(lang)
        with st.form("arrival", border=False):
            left, middle, right, last = st.columns((2, 1, 1, 1), vertical_alignment="bottom")
            unit = left.selectbox(
                say("work.head.unit", lang), units, format_func=lambda u: case.owner(u, lang)
            )
            period = middle.selectbox(
                say("work.head.report", lang),
                PERIODS,
                format_func=lambda p: say(f"work.reports.{p}", lang),
            )
            on = right.date_input(
                say("work.head.received", lang),
                case.as_of,
                format="DD/MM/YYYY",
                min_value=case.first,
            )
            sent = last.form_submit_button(say("work.task.save", lang), type="primary")
        if sent:
            by, what = identity.who(lang), f"report/{case.year}/{period}/{unit}"
            with data.told_when_busy(lang):
                with identity.acting("tasks.write", what):
                    received.receive(store.home(), case.year, period, unit, on, by)
                _again(say("work.reports.recorded", lang, unit=case.owner(unit, lang)))
        _undo(case, owed, lang)


def _undo(case: Work, owed: pd.DataFrame, lang: Lang) -> None:
    """Takes back the newest arrival that was typed."""
    number = int(owed["id"].max()) if len(owed) else 0
    if not number:
        return
    row = owed[owed["id"].eq(number)].iloc[0]
    report = say(f"work.reports.{row['period']}", lang)
    label = say("work.reports.undo", lang, report=report, unit=case.owner(row["unit"], lang))
    if st.button(label, key="undo_arrival"):
        with data.told_when_busy(lang):
            with identity.acting("tasks.write", f"import/{number}"):
                undo.undo(number, identity.who(lang), store.home())
            _again(say("work.task.undone", lang))


def _again(message: str) -> None:
    st.session_state["recorded"] = message
    st.rerun()
