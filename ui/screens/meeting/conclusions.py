"""The forms of a meeting: its day, one conclusion, the meeting as such, and taking either back."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from catalog import Catalog, Lang, periods
from commands import meetings
from commands.meetings import ACTION, Conclusion
from reports.model import Link
from strings import translate
from strings.numbers import day
from ui.controls import entries
from ui.html import elements
from ui.html.markup import put
from ui.render import routes
from ui.runtime import address, identity
from ui.runtime.attempt import attempt

LETTERS = 300


def meeting_day(catalog: Catalog, lang: Lang) -> date:
    """Return the day of the meeting that the address asks for, today by default."""
    chosen = periods.today(catalog)
    text = st.query_params.get("meeting", "")
    try:
        chosen = date.fromisoformat(text) if text else chosen
    except ValueError:
        address.code("meeting", [chosen.isoformat()], chosen.isoformat())
    st.session_state["pick_meeting"] = chosen
    st.date_input(
        translate("filter.meeting", lang),
        format="DD/MM/YYYY",
        key="pick_meeting",
        label_visibility="collapsed",
        width=160,
        on_change=lambda: address.put(meeting=st.session_state["pick_meeting"].isoformat()),
    )
    return chosen


def day_of(catalog: Catalog, meeting: date) -> date:
    """Ask for the day from which conclusions of meetings are shown."""
    return max(meeting, periods.today_in(catalog, periods.plan_year(catalog, meeting)))


def form(catalog: Catalog, on: date, lang: Lang) -> None:
    """Draw the form of a conclusion with its owner and day; nothing for those who may not write."""
    if not identity.can(ACTION):
        return
    every = timedelta(days=int(catalog.settings["meeting"]["every_days"]))
    areas = {a.component: f"{a.ordinal} {a.name(lang)}" for a in catalog.plan_areas}
    with st.form("conclusion", clear_on_submit=True):
        put(elements.block(elements.heading(translate("conclusion.new", lang))))
        text = st.text_area(
            translate("conclusion.what", lang),
            max_chars=LETTERS,
            height=92,
            placeholder=translate("conclusion.what_example", lang),
        )
        left, right = st.columns(2)
        lead = left.selectbox(
            translate("conclusion.lead", lang),
            list(catalog.divisions),
            format_func=lambda code: catalog.divisions[code].name(lang),
        )
        due = right.date_input(translate("conclusion.due", lang), on + every, format="DD/MM/YYYY")
        head = left.text_input(
            translate("conclusion.head", lang),
            max_chars=80,
            placeholder=translate("conclusion.head_hint", lang),
        )
        area = right.selectbox(
            translate("conclusion.area", lang),
            ["", *areas],
            format_func=lambda code: areas.get(code, translate("conclusion.no_area", lang)),
        )
        sent = st.form_submit_button(translate("conclusion.save", lang), type="primary")
    if sent:
        _record(catalog, on, Conclusion(" ".join(text.split()), lead, head, due, area), lang)


def _record(catalog: Catalog, on: date, typed: Conclusion, lang: Lang) -> None:
    if not typed.text or typed.due < on:
        st.error(translate("conclusion.early" if typed.text else "conclusion.empty", lang))
        return
    if added := attempt(lang, meetings.conclude, catalog, on, typed):
        entries.again(translate("conclusion.saved", lang, task=added.task))


def hold(on: date, lang: Lang) -> None:
    """Draw the form that records a meeting, with a general remark."""
    if not identity.can(ACTION):
        return
    with st.form("meeting", clear_on_submit=True):
        text = st.text_area(translate("conclusion.text", lang), max_chars=LETTERS, height=68)
        st.caption(translate("conclusion.hold_hint", lang))
        sent = st.form_submit_button(translate("conclusion.hold", lang))
    if sent and attempt(lang, meetings.record, on, text) is not None:
        entries.again(translate("conclusion.held", lang, day=day(on, lang)))


def take_back(on: date, given: pd.DataFrame, held: pd.DataFrame, lang: Lang) -> None:
    """List the entries of this meeting, each with the button that undoes it."""
    mine = given[given["meeting"].eq(pd.Timestamp(on))]
    for number, task in zip(mine["id"], mine["task"], strict=True):
        entries.take_back(int(number), ACTION, lang, translate("conclusion.undo", lang, task=task))
    noted = held[held["on"].eq(pd.Timestamp(on)) & held["id"].notna()]
    for number in noted["id"]:
        entries.take_back(int(number), ACTION, lang, translate("conclusion.undo_meeting", lang))


def present(catalog: Catalog, on: date, lang: Lang) -> None:
    """Link to the slides of this meeting's day."""
    codes = {"as_of": on.isoformat(), "plan": str(periods.plan_year(catalog, on))}
    routes.link(Link("presenter", codes), translate("conclusion.present", lang))
