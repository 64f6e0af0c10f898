"""The form under an area: linking a component of another index to it, or taking a link away."""

from __future__ import annotations

import streamlit as st

from catalog import Catalog, Component, Lang, Link
from strings import translate
from ui.screens.data.change import LONGEST, DefinitionChange, form_key, may, why_changed

WAYS = ("add", "drop")


def form(catalog: Catalog, area: str, lang: Lang) -> DefinitionChange | None:
    """Draw the folded form that adds a link or removes one; return the change once it is sent."""
    with st.expander(translate("linked.edit", lang)):
        if not may(translate("linked.edit", lang), lang):
            return None
        way = st.segmented_control(
            translate("definitions.way", lang),
            WAYS,
            format_func=lambda w: translate(f"linked.way_{w}", lang),
            default="add",
            required=True,
            label_visibility="collapsed",
            key="link_way",
        )
        return _add(catalog, area, lang) if way == "add" else _drop(catalog, area, lang)


def _add(catalog: Catalog, area: str, lang: Lang) -> DefinitionChange | None:
    taken = {link.component for link in catalog.links if link.area == area}
    free = {c.code: c for c in _others(catalog) if c.code not in taken}
    with st.form(form_key("link", area), border=False):
        code = st.selectbox(
            translate("definitions.component", lang),
            list(free),
            format_func=lambda c: _label(catalog, free[c], lang),
        )
        left, right = st.columns(2)
        reason_vi = left.text_input(translate("linked.reason_vi", lang), max_chars=LONGEST).strip()
        reason_en = right.text_input(translate("linked.reason_en", lang), max_chars=LONGEST).strip()
        why = why_changed(lang)
        pressed = st.form_submit_button(translate("linked.add", lang), type="primary")
    link = Link(area, free[code].index, code, reason_vi or reason_en, reason_en or reason_vi)
    return DefinitionChange(link, why) if pressed else None


def _drop(catalog: Catalog, area: str, lang: Lang) -> DefinitionChange | None:
    held = {link.component: link for link in catalog.links if link.area == area}
    named = {c.code: c for c in _others(catalog)}
    with st.form(form_key("unlink", area), border=False):
        code = st.selectbox(
            translate("definitions.component", lang),
            list(held),
            format_func=lambda c: _label(catalog, named[c], lang) if c in named else c,
        )
        why = why_changed(lang)
        pressed = st.form_submit_button(translate("linked.drop", lang), type="primary")
    return DefinitionChange(held[code], why, enabled=False) if pressed and code else None


def _others(catalog: Catalog) -> list[Component]:
    """Return every component of the other indices, the newest edition's first."""
    found: dict[str, Component] = {}
    for index, editions in catalog.editions.items():
        if index != "papi":
            for edition in reversed(editions):
                for c in edition.components:
                    found.setdefault(c.code, c)
    return list(found.values())


def _label(catalog: Catalog, component: Component, lang: Lang) -> str:
    index = catalog.indices[component.index].name(lang)
    return " ".join(part for part in (index, component.number, component.name(lang)) if part)
