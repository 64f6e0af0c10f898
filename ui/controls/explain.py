"""From a verdict to its arithmetic, and from there to the cell of each score."""

from __future__ import annotations

import streamlit as st

from catalog import Lang
from reports.model import Link
from strings import translate
from ui.render import routes


def link(index: str, component: str, lang: Lang) -> None:
    """Link from a verdict on another page to its arithmetic."""
    routes.link(
        Link("explain", {"index": index, "component": component}), translate("explain.open", lang)
    )


def ways(index: str, component: str, year: int, previous: int, lang: Lang) -> None:
    """Link to the trace of each of the two scores."""
    with st.container(horizontal=True, key="ways"):
        for of in (year, previous):
            to = Link("trace", {"index": index, "component": component, "year": str(of)})
            routes.link(to, translate("explain.trace_year", lang, year=of))
