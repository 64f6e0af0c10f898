"""The form for one activity: what an officer of a small unit types in place of a log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from catalog import periods
from reports.work_case import Work, area_label, short
from strings import Lang, say
from ui import identity

STATES = ("done", "doing", "planned", "dropped")


@dataclass(frozen=True, slots=True)
class Sent:
    """What was typed: texts by the log's columns, and the division's code."""

    said: Mapping[str, str]
    unit: str


def activity_form(case: Work, lang: Lang) -> Sent | None:
    """Draws the form; what was typed, once it is sent."""
    if message := st.session_state.pop("recorded", None):
        st.success(message)
    units = [d for d in case.catalog.divisions.values() if d.kind != "group"]
    units = [d for d in units if identity.can("activities.write", d.code)]
    if not units:
        return None
    names = {d.code: d.name_vi for d in units}
    if not st.toggle(say("work.log.add", lang), key="adding"):  # a form costs every click
        return None
    identity.ask_name(lang)
    with st.form("activity"):
        top = st.columns((1, 1.6, 2.4))
        day = top[0].date_input(
            say("work.head.date", lang), case.as_of, format="DD/MM/YYYY",
            min_value=case.first, max_value=periods.year(case.catalog, case.year)[1],
        )  # fmt: skip
        unit = top[1].selectbox(
            say("work.head.unit", lang),
            list(names),
            index=list(names).index(case.division) if case.division in names else 0,
            format_func=lambda code: case.owner(code, lang),
        )
        task = top[2].selectbox(
            say("work.head.task", lang), _tasks(case), format_func=lambda t: _task(case, t, lang)
        )
        second = st.columns((3, 2))
        what = second[0].text_input(say("work.head.what", lang), max_chars=400)
        output = second[1].text_input(say("work.head.output", lang), max_chars=200)
        third = st.columns((1, 1, 1.3, 2, 1.6))
        quantity = third[0].text_input(say("work.head.quantity", lang), max_chars=20)
        measure = third[1].text_input(say("work.log.measure", lang), max_chars=40)
        status = third[2].selectbox(
            say("work.head.state", lang), STATES, format_func=lambda s: say(f"status.{s}", lang)
        )
        evidence = third[3].text_input(say("work.head.evidence", lang), max_chars=500)
        area = third[4].selectbox(
            say("work.log.area_alone", lang),
            ["", *(a.component for a in case.areas)],
            format_func=lambda code: area_label(case.catalog, code, lang) if code else "–",
        )
        sent = st.form_submit_button(say("work.task.save", lang), type="primary")
    if not sent:
        return None
    said = {
        "date": f"{day:%d/%m/%Y}",
        "unit": names[unit],
        "area": _area(case, task, area),
        "task": task,
        "what": what,
        "output": output,
        "quantity": quantity,
        "measure": measure,
        "status": say(f"status.{status}", "vi"),
        "evidence": evidence,
    }
    return Sent(said, unit)


def _tasks(case: Work) -> list[str]:
    return ["", *case.items["task"]]


def _task(case: Work, code: str, lang: Lang) -> str:
    if not code:
        return say("work.log.no_task", lang)
    text = case.items.loc[case.items["task"].eq(code), "text"].iloc[0]
    return f"{code} {short(text, 80)}"


def _area(case: Work, task: str, area: str) -> str:
    """The chosen area by its name; a task has its own."""
    found = case.catalog.area(area)
    return "" if task or found is None else found.name_vi


def answer(found: object, faults: Sequence[str], lang: Lang) -> None:
    """Says what is wrong with an activity; else draws the page with it, under its number."""
    if faults:
        st.error("\n\n".join(faults))
        return
    st.session_state["recorded"] = say("work.log.saved", lang, number=found)
    st.rerun()
