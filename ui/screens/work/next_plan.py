"""On the page of the plan: a later plan from this one, or from a template."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from catalog import periods
from commands import plans
from reports.model import Link
from reports.work.state import PlanState
from strings import Lang, translate
from ui.render.routes import link
from ui.runtime import address, identity
from ui.runtime.attempt import attempt

AHEAD = 2  # plans are made for the current year and the ones after it


def offer(plan_state: PlanState, planned: Sequence[int], lang: Lang) -> None:
    """Let those who keep the plan copy it to a year that has none."""
    now = periods.plan_year(plan_state.catalog, periods.today(plan_state.catalog))
    years = [y for y in range(now, now + AHEAD) if y > plan_state.year and y not in planned]
    if not years or plan_state.items.empty or not identity.can("tasks.write"):
        return
    if not st.toggle(translate("work.next.offer", lang), key="next_plan"):
        return
    identity.ask_name(lang)
    with st.form("next", border=True):
        left, right = st.columns((1, 4), vertical_alignment="bottom")
        target = left.selectbox(translate("filter.plan", lang), years)
        sent = right.form_submit_button(
            translate("work.next.copy", lang, year=plan_state.year), type="primary"
        )
        st.caption(translate("work.next.note", lang))
    if identity.opens("import"):
        link(Link("import", {}), translate("work.next.template", lang), "content")
    if sent and attempt(lang, plans.copy, plan_state.year, target) is not None:
        address.put(plan=target, as_of=None, view=None)
        st.rerun()
