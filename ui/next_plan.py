"""On the page of the plan: a later plan from this one, or from a template."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import store
from catalog import periods
from reports.model import Link
from reports.work_case import Work
from store import next_plan
from strings import Lang, say
from ui import address, data, identity, work_filters
from ui.show import link

AHEAD = 2  # plans are made for the current year and the ones after it


def offer(case: Work, planned: Sequence[int], lang: Lang) -> None:
    """Lets those who keep the plan copy it to a year that has none."""
    now = periods.plan_year(case.catalog, work_filters.today(case.catalog))
    years = [y for y in range(now, now + AHEAD) if y > case.year and y not in planned]
    if not years or case.items.empty or not identity.can("tasks.write"):
        return
    if not st.toggle(say("work.next.offer", lang), key="next_plan"):
        return
    identity.ask_name(lang)
    with st.form("next", border=True):
        left, right = st.columns((1, 4), vertical_alignment="bottom")
        target = left.selectbox(say("filter.plan", lang), years)
        sent = right.form_submit_button(say("work.next.copy", lang, year=case.year), type="primary")
        st.caption(say("work.next.note", lang))
    if identity.opens("import"):
        link(Link("import", {}), say("work.next.template", lang), "content")
    if sent:
        with data.told_when_busy(lang):
            with identity.acting("tasks.write", f"plan/{target}"):
                next_plan.copy(store.home(), case.year, target, identity.who(lang))
            address.put(plan=target, as_of=None, view=None)
            st.rerun()
