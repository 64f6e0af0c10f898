"""One task on the page of the plan: its report, and the form that records a new state."""

from __future__ import annotations

import streamlit as st

import store
from catalog import periods
from reports.work_case import Work, to_tasks
from reports.work_plan import URGENT
from reports.work_task import task_report
from store import task_states, tasks, undo
from strings import Lang, say
from ui import data, html, identity, work_data
from ui.show import link, show

STATES = ("planned", "doing", "done", "dropped")


def show_task(case: Work, task: str, lang: Lang) -> None:
    """Draws a task and, for those who may, what records its state."""
    changes = work_data.frame(tasks.changes, case.year, task)
    show(task_report(case, task, changes, lang))
    link(to_tasks(URGENT), say("work.task.back", lang), "content")
    row = case.items[case.items["task"].eq(task)].iloc[0]
    if message := st.session_state.pop("recorded", None):
        st.success(message)
    if not identity.can("tasks.state", row["lead"]):
        return
    _form(case, task, row["lead"], row["status"], lang)
    standing = changes[changes["withdrawn_at"].isna()]
    typed = len(standing) > 1 and standing["sheet"].iloc[0] == ""
    if typed and st.button(say("work.task.undo", lang), key="undo_state"):
        _undo(int(standing["import_id"].iloc[0]), row["lead"], lang)


def _form(case: Work, task: str, lead: str, state: str, lang: Lang) -> None:
    first, _ = periods.year(case.catalog, case.year)
    st.html(html.block(html.heading(say("work.task.change", lang))))
    identity.ask_name(lang)
    with st.form("state", border=False):
        left, middle, right, last = st.columns((1, 1, 2, 1), vertical_alignment="bottom")
        status = left.selectbox(
            say("work.head.state", lang),
            STATES,
            index=STATES.index(state),
            format_func=lambda s: say(f"status.{s}", lang),
        )
        done_on = middle.date_input(
            say("work.task.done_on", lang), case.as_of, format="DD/MM/YYYY", min_value=first
        )
        reason = right.text_input(say("work.task.reason", lang), max_chars=300)
        sent = last.form_submit_button(say("work.task.save", lang), type="primary")
    if sent:
        by, day = identity.who(lang), done_on if status == "done" else None
        with data.told_when_busy(lang):
            with identity.acting("tasks.state", f"task/{case.year}/{task}", lead):
                task_states.change(store.home(), case.year, task, status, day, by, reason)
            _again(say("work.task.saved", lang, code=task))


def _undo(number: int, lead: str, lang: Lang) -> None:
    with data.told_when_busy(lang):
        with identity.acting("tasks.state", f"import/{number}", lead):
            undo.undo(number, identity.who(lang), store.home())
        _again(say("work.task.undone", lang))


def _again(message: str) -> None:
    """Draws the page anew from the version just published, and says what was done."""
    st.session_state["recorded"] = message
    st.rerun()
