"""Links to the pages of the app, by name."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from reports.model import Link
from ui.runtime import address

PAGES = {
    "overview": "pages/results/overview.py",
    "area": "pages/results/area.py",
    "index": "pages/results/index.py",
    "compare": "pages/results/compare.py",
    "what_if": "pages/results/what_if.py",
    "annotations": "pages/results/annotations.py",
    "explain": "pages/results/explain.py",
    "beside": "pages/results/linked.py",
    "bridge": "pages/results/crosswalk.py",
    "presenter": "pages/meeting/presenter.py",
    "conclusions": "pages/meeting/conclusions.py",
    "reports": "pages/meeting/reports.py",
    "plan": "pages/work/plan.py",
    "activities": "pages/work/activities.py",
    "divisions": "pages/work/divisions.py",
    "alongside": "pages/work/alongside.py",
    "targets": "pages/results/targets.py",
    "import": "pages/data/imports.py",
    "history": "pages/data/history.py",
    "trace": "pages/data/trace.py",
    "accounts": "pages/admin/accounts.py",
    "audit": "pages/admin/audit.py",
    "definitions": "pages/data/definitions.py",
}


def link(to: Link, label: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """Draw a link inside the app that keeps province, year and language."""
    query = address.codes(**to.address)
    st.page_link(PAGES[to.page], label=label, query_params=query, width=width)
