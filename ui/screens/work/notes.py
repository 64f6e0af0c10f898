"""Activities beside scores: the counts around the end of the survey, and the form for a note."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import streamlit as st

from catalog import Unit
from commands import plans as written
from commands import register
from queries import plans
from queries.plans import ActivityFilter
from reports.work.alongside import NEWEST
from reports.work.state import PlanState
from strings import Lang, translate
from ui.runtime import address, identity, shown
from ui.runtime.attempt import attempt

LEVELS = ("documented", "measured", "judged")


def around_survey(plan_state: PlanState, area: str) -> tuple[int, int]:
    """Return how many activities there are up to the end of the survey, and after it."""
    chosen, cut = _chosen(plan_state, area), plan_state.survey_end
    before = ActivityFilter(
        plan_state.year, plan_state.first, min(cut, plan_state.as_of), plan_state.division, area
    )
    after = ActivityFilter(
        plan_state.year, cut + timedelta(days=1), chosen.last, plan_state.division, area
    )
    version = shown.version()
    return plans.count(version, before), plans.count(version, after)


def newest(plan_state: PlanState, area: str) -> pd.DataFrame:
    """Return the area's newest activities."""
    return plans.activities(shown.version(), _chosen(plan_state, area), 0, NEWEST)


def _chosen(plan_state: PlanState, area: str) -> ActivityFilter:
    return ActivityFilter(
        plan_state.year, plan_state.first, plan_state.as_of, plan_state.division, area
    )


def province(plan_state: PlanState) -> Unit:
    """Return the department's province in the plan's year, or the one that the reader chose."""
    catalog = plan_state.catalog
    code = address.asked("unit")
    chosen = catalog.units.get(code or "") or catalog.units[catalog.settings["department"]["unit"]]
    return catalog.namesake(chosen.slug, plan_state.year) or chosen


def notes(plan_state: PlanState, area: str) -> pd.DataFrame:
    """Return the notes on an area, newest first."""
    return plans.notes(shown.version(), plan_state.year, area)


def note_form(plan_state: PlanState, area: str, newest: pd.DataFrame, lang: Lang) -> None:
    """Let those who may add a note with its level of evidence, or undo the newest."""
    if not identity.can("annotations.write"):
        return
    box = st.expander(translate("work.alongside.add", lang))
    with box:
        identity.ask_name(lang)
    with box, st.form("note", border=False):
        left, right, last = st.columns((3, 1.2, 0.6), vertical_alignment="bottom")
        text = left.text_input(translate("work.alongside.note", lang), max_chars=600)
        level = right.selectbox(
            translate("work.head.level", lang),
            LEVELS,
            format_func=lambda x: translate(f"work.level.{x}", lang),
        )
        sent = last.form_submit_button(translate("work.task.save", lang), type="primary")
    wanted = sent and text.strip() and level
    if wanted and attempt(lang, written.add_note, plan_state.year, area, text, level) is not None:
        st.rerun()
    if len(newest) and st.button(translate("work.alongside.undo", lang), key="undo_note"):
        number = int(newest["id"].iloc[0])
        if attempt(lang, register.undo, number, "annotations.write") is not None:
            st.rerun()
