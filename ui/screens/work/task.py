"""One task on the page of the plan: its report, and the form that records a new state."""

from __future__ import annotations

import streamlit as st

from catalog import periods
from commands import plans as written
from commands import register
from queries import plans
from reports.work.plan import URGENT
from reports.work.state import PlanState, to_tasks
from reports.work.task import task_report
from strings import Lang, translate
from ui.html import elements
from ui.html.markup import put
from ui.render.routes import link
from ui.render.show import show
from ui.runtime import identity, shown
from ui.runtime.attempt import attempt

STATES = ("planned", "doing", "done", "dropped")


def show_task(plan_state: PlanState, task: str, lang: Lang) -> None:
    """Draw a task and, for those who may, the form that records its state."""
    changes = plans.task_changes(shown.version(), plan_state.year, task)
    show(task_report(plan_state, task, changes, lang))
    link(to_tasks(URGENT), translate("work.task.back", lang), "content")
    row = plan_state.items[plan_state.items["task"].eq(task)].iloc[0]
    if message := st.session_state.pop("recorded", None):
        st.success(message)
    if not identity.can("tasks.state", row["lead"]):
        return
    _form(plan_state, task, row["lead"], row["status"], lang)
    standing = changes[changes["withdrawn_at"].isna()]
    typed = len(standing) > 1 and standing["sheet"].iloc[0] == ""
    if typed and st.button(translate("work.task.undo", lang), key="undo_state"):
        _undo(int(standing["import_id"].iloc[0]), row["lead"], lang)


def _form(plan_state: PlanState, task: str, lead: str, state: str, lang: Lang) -> None:
    first, _ = periods.year(plan_state.catalog, plan_state.year)
    put(elements.block(elements.heading(translate("work.task.change", lang))))
    identity.ask_name(lang)
    with st.form("state", border=False):
        left, middle, right, last = st.columns((1, 1, 2, 1), vertical_alignment="bottom")
        status = left.selectbox(
            translate("work.head.state", lang),
            STATES,
            index=STATES.index(state),
            format_func=lambda s: translate(f"status.{s}", lang),
        )
        done_on = middle.date_input(
            translate("work.task.done_on", lang),
            plan_state.as_of,
            format="DD/MM/YYYY",
            min_value=first,
        )
        reason = right.text_input(translate("work.task.reason", lang), max_chars=300)
        sent = last.form_submit_button(translate("work.task.save", lang), type="primary")
    if sent:
        day = done_on if status == "done" else None
        said = (plan_state.year, task, lead, status, day, reason)
        if attempt(lang, written.change_state, *said) is not None:
            _again(translate("work.task.saved", lang, code=task))


def _undo(number: int, lead: str, lang: Lang) -> None:
    if attempt(lang, register.undo, number, "tasks.state", lead) is not None:
        _again(translate("work.task.undone", lang))


def _again(message: str) -> None:
    """Run the page again from the version just published, and show what was done."""
    st.session_state["recorded"] = message
    st.rerun()
