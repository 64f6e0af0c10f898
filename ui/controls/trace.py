"""The trace page: the finding, the way of a number and the cells around it."""

from __future__ import annotations

import streamlit as st

from catalog import Lang
from reports.model import Facts, Headline, Link, Table
from strings import translate
from ui.html import elements, imports
from ui.html import table as tables
from ui.html.imports import Excerpt
from ui.html.markup import fill, put
from ui.html.style import palette
from ui.render import routes
from ui.runtime import identity


def finding(text: str) -> None:
    """Draw the finding above the page."""
    put(elements.headline(Headline(text)))


def way(facts: Facts, excerpt: Excerpt | None, cell: str, number: int, lang: Lang) -> None:
    """Draw the way of the figure, and the rows of the original around it."""
    left, right = st.columns([520, 734], gap="medium")
    with left:
        put(tables.facts(facts, palette(), lang))
        if identity.opens("history"):
            routes.link(Link("history", {"import": str(number)}), translate("trace.see", lang))
    with right:
        head = elements.heading(translate("trace.around", lang))
        if excerpt:
            cells = fill('<div class="traced">{}</div>', imports.excerpt(excerpt, cell, lang))
        else:
            cells = elements.note(translate("trace.around_none", lang))
        put(elements.block(head + cells))


def everything(table: Table, lang: Lang) -> None:
    """Draw every entry about the figure."""
    put(tables.table(table, palette(), lang))


def link(index: str, component: str, lang: Lang) -> None:
    """Link from figures on another page to where they come from."""
    routes.link(
        Link("trace", {"index": index, "component": component}), translate("trace.open", lang)
    )
