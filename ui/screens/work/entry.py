"""One activity on the page of activities: its row in the file, and taking back what was typed."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from commands import register
from queries import plans
from reports.work.activity import entry_facts, entry_headline
from reports.work.state import PlanState, to_log
from strings import Lang, translate
from ui.controls import trace
from ui.html import elements
from ui.html.imports import Excerpt
from ui.html.markup import put
from ui.render.routes import link
from ui.runtime import address, identity, shown
from ui.runtime.attempt import attempt


def asked() -> pd.Series | None:
    """Return the activity that the address opens; None for none, and for one that is not there."""
    text = st.query_params.get("entry", "")
    number, _, rest = text.partition(".")
    row, _, sheet = rest.partition(".")
    if number.isdecimal() and row.isdecimal():
        found = plans.activity(shown.version(), int(number), sheet, int(row))
        if len(found):
            return found.iloc[0]
    if text:
        address.code("entry", [""], "")
    return None


def show_entry(plan_state: PlanState, row: pd.Series, excerpt: Excerpt | None, lang: Lang) -> None:
    """Draw one activity and its row in the file; one typed in the form can be undone."""
    put(elements.headline(entry_headline(plan_state, row, lang)))
    line = "" if pd.isna(row["row"]) else str(int(row["row"]))
    trace.way(entry_facts(plan_state, row, lang), excerpt, line, int(row["import_id"]), lang)
    with st.container(horizontal=True, vertical_alignment="center"):
        typed = str(row["file"]).startswith(TYPED)
        if typed and identity.can("activities.write", row["division"]):
            st.button(
                translate("work.log.undo", lang, number=int(row["import_id"])),
                on_click=_undo,
                args=(int(row["import_id"]), row["division"], lang),
            )
        link(to_log(), translate("work.log.back", lang), "content")


TYPED = "ghi-tay-"  # how etl.importing.typed names what the form writes


def _undo(number: int, division: str, lang: Lang) -> None:
    if attempt(lang, register.undo, number, "activities.write", division) is not None:
        st.session_state["recorded"] = translate("work.task.undone", lang)
        address.put(entry=None)
