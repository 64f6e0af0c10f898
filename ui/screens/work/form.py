"""The form for one activity: what an officer of a small division types in place of a log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from catalog import periods
from reports.work.state import PlanState, area_label, short
from strings import Lang, translate
from ui.runtime import identity

STATES = ("done", "doing", "planned", "dropped")


@dataclass(frozen=True, slots=True)
class Sent:
    """What was typed: texts by the log's columns, and the division's code."""

    said: Mapping[str, str]
    division: str


def activity_form(plan_state: PlanState, lang: Lang) -> Sent | None:
    """Draw the form; return what was typed, once it is sent."""
    if message := st.session_state.pop("recorded", None):
        st.success(message)
    divisions = [d for d in plan_state.catalog.divisions.values() if d.kind != "group"]
    divisions = [d for d in divisions if identity.can("activities.write", d.code)]
    if not divisions:
        return None
    names = {d.code: d.name_vi for d in divisions}
    if not st.toggle(translate("work.log.add", lang), key="adding"):  # a form costs every click
        return None
    identity.ask_name(lang)
    with st.form("activity"):
        top = st.columns((1, 1.6, 2.4))
        day = top[0].date_input(
            translate("work.head.date", lang), plan_state.as_of, format="DD/MM/YYYY",
            min_value=plan_state.first, max_value=periods.year(plan_state.catalog, plan_state.year)[1],
        )  # fmt: skip
        division = top[1].selectbox(
            translate("work.head.division", lang),
            list(names),
            index=list(names).index(plan_state.division) if plan_state.division in names else 0,
            format_func=lambda code: plan_state.owner(code, lang),
        )
        task = top[2].selectbox(
            translate("work.head.task", lang),
            _tasks(plan_state),
            format_func=lambda t: _task(plan_state, t, lang),
        )
        second = st.columns((3, 2))
        what = second[0].text_input(translate("work.head.what", lang), max_chars=400)
        output = second[1].text_input(translate("work.head.output", lang), max_chars=200)
        third = st.columns((1, 1, 1.3, 2, 1.6))
        quantity = third[0].text_input(translate("work.head.quantity", lang), max_chars=20)
        measure = third[1].text_input(translate("work.log.measure", lang), max_chars=40)
        status = third[2].selectbox(
            translate("work.head.state", lang),
            STATES,
            format_func=lambda s: translate(f"status.{s}", lang),
        )
        evidence = third[3].text_input(translate("work.head.evidence", lang), max_chars=500)
        area = third[4].selectbox(
            translate("work.log.area_alone", lang),
            ["", *(a.component for a in plan_state.areas)],
            format_func=lambda code: area_label(plan_state.catalog, code, lang) if code else "–",
        )
        sent = st.form_submit_button(translate("work.task.save", lang), type="primary")
    if not sent:
        return None
    said = {
        "date": f"{day:%d/%m/%Y}",
        "division": names[division],
        "area": _area(plan_state, task, area),
        "task": task,
        "what": what,
        "output": output,
        "quantity": quantity,
        "measure": measure,
        "status": translate(f"status.{status}", "vi"),
        "evidence": evidence,
    }
    return Sent(said, division)


def _tasks(plan_state: PlanState) -> list[str]:
    return ["", *plan_state.items["task"]]


def _task(plan_state: PlanState, code: str, lang: Lang) -> str:
    if not code:
        return translate("work.log.no_task", lang)
    text = plan_state.items.loc[plan_state.items["task"].eq(code), "text"].iloc[0]
    return f"{code} {short(text, 80)}"


def _area(plan_state: PlanState, task: str, area: str) -> str:
    """Show the chosen area by its name; a task has its own."""
    found = plan_state.catalog.area(area)
    return "" if task or found is None else found.name_vi


def saved(number: int, lang: Lang) -> None:
    """Run the page again with the activity, under its number."""
    st.session_state["recorded"] = translate("work.log.saved", lang, number=number)
    st.rerun()
