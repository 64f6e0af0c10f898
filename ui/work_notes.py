"""Activities beside scores: the counts around the end of the survey, and the form for a note."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import streamlit as st

import store
from catalog import Unit
from reports.work_alongside import NEWEST, survey_end
from reports.work_case import Work
from store import task_states, undo, work
from store.work import Chosen
from strings import Lang, say
from ui import address, data, identity, work_data

LEVELS = ("documented", "measured", "judged")


def around_survey(case: Work, area: str) -> tuple[int, int]:
    """How many activities there are up to the end of the survey, and after it."""
    chosen, cut = _chosen(case, area), survey_end(case)
    before = Chosen(case.year, case.first, min(cut, case.as_of), case.division, area)
    after = Chosen(case.year, cut + timedelta(days=1), chosen.last, case.division, area)
    return work.count(data.cursor(), before), work.count(data.cursor(), after)


def newest(case: Work, area: str) -> pd.DataFrame:
    """The area's newest activities."""
    return work_data.frame(work.rows, _chosen(case, area), 0, NEWEST)


def _chosen(case: Work, area: str) -> Chosen:
    return Chosen(case.year, case.first, case.as_of, case.division, area)


def province(case: Work) -> Unit:
    """The province of the department in the plan's year, or the one that the reader chose."""
    catalog = case.catalog
    code = address.asked("unit")
    chosen = catalog.units.get(code or "") or catalog.units[catalog.settings["department"]["unit"]]
    return catalog.namesake(chosen.slug, case.year) or chosen


def notes(case: Work, area: str) -> pd.DataFrame:
    """The notes on an area, newest first."""
    return task_states.notes(data.cursor(), case.year, area)


def note_form(case: Work, area: str, newest: pd.DataFrame, lang: Lang) -> None:
    """Lets those who may add a note with its level of evidence, or take the newest back."""
    if not identity.can("annotations.write"):
        return
    box = st.expander(say("work.alongside.add", lang))
    with box:
        identity.ask_name(lang)
    with box, st.form("note", border=False):
        left, right, last = st.columns((3, 1.2, 0.6), vertical_alignment="bottom")
        text = left.text_input(say("work.alongside.note", lang), max_chars=600)
        level = right.selectbox(
            say("work.head.level", lang), LEVELS, format_func=lambda x: say(f"work.level.{x}", lang)
        )
        sent = last.form_submit_button(say("work.task.save", lang), type="primary")
    if sent and text.strip() and level:
        by = identity.who(lang)
        with data.told_when_busy(lang):
            with identity.acting("annotations.write", f"note/{case.year}/{area}"):
                task_states.add_note(store.home(), case.year, area, text, level, by)
            st.rerun()
    if len(newest) and st.button(say("work.alongside.undo", lang), key="undo_note"):
        number = int(newest["id"].iloc[0])
        with data.told_when_busy(lang):
            with identity.acting("annotations.write", f"import/{number}"):
                undo.undo(number, identity.who(lang), store.home())
            st.rerun()
