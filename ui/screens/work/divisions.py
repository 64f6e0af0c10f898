"""The divisions' page: the reports owed, and the arrival of one typed by hand."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from commands import plans as written
from commands import register
from queries import plans
from reports.work.divisions import owed_reports, owing
from reports.work.owed_reports import PERIODS
from reports.work.state import PlanState
from strings import Lang, translate
from ui.runtime import identity, shown
from ui.runtime.attempt import attempt


def owed(plan_state: PlanState) -> pd.DataFrame:
    """Return the reports due, with what is known of their arrival."""
    return owed_reports(plan_state, plans.arrivals(shown.version(), plan_state.year))


def arrival_form(plan_state: PlanState, owed: pd.DataFrame, lang: Lang) -> None:
    """Let those who keep the plan record that a report has arrived, and undo the newest record."""
    if message := st.session_state.pop("recorded", None):
        st.success(message)
    codes = [d for d in owing(plan_state.catalog) if plan_state.division in ("", d)]
    if not codes or not identity.can("tasks.write"):
        return
    box = st.expander(translate("work.reports.record", lang))
    with box:
        identity.ask_name(lang)
        with st.form("arrival", border=False):
            left, middle, right, last = st.columns((2, 1, 1, 1), vertical_alignment="bottom")
            division = left.selectbox(
                translate("work.head.division", lang),
                codes,
                format_func=lambda u: plan_state.owner(u, lang),
            )
            period = middle.selectbox(
                translate("work.head.report", lang),
                PERIODS,
                format_func=lambda p: translate(f"work.reports.{p}", lang),
            )
            on = right.date_input(
                translate("work.head.received", lang),
                plan_state.as_of,
                format="DD/MM/YYYY",
                min_value=plan_state.first,
            )
            sent = last.form_submit_button(translate("work.task.save", lang), type="primary")
        if (
            sent
            and attempt(lang, written.receive, plan_state.year, period, division, on) is not None
        ):
            _again(
                translate("work.reports.recorded", lang, division=plan_state.owner(division, lang))
            )
        _undo(plan_state, owed, lang)


def _undo(plan_state: PlanState, owed: pd.DataFrame, lang: Lang) -> None:
    """Undo the newest arrival that was typed."""
    number = int(owed["id"].max()) if len(owed) else 0
    if not number:
        return
    row = owed[owed["id"].eq(number)].iloc[0]
    report = translate(f"work.reports.{row['period']}", lang)
    label = translate(
        "work.reports.undo", lang, report=report, division=plan_state.owner(row["division"], lang)
    )
    pressed = st.button(label, key="undo_arrival")
    if pressed and attempt(lang, register.undo, number, "tasks.write") is not None:
        _again(translate("work.task.undone", lang))


def _again(message: str) -> None:
    st.session_state["recorded"] = message
    st.rerun()
