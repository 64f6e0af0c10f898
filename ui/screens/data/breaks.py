"""The forms of breaks: switching one on or off, adding one, registering a movement as one."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pandas as pd
import streamlit as st

from catalog import Break, Catalog, Lang
from catalog.edits import break_subject
from reports.data.definitions import WHOLE, between, draft, movement, newest_first, state
from reports.dataset.names import printed_name
from strings import translate
from ui.html import elements
from ui.html.markup import put
from ui.runtime import address
from ui.screens.data.change import (
    LONGEST,
    DefinitionChange,
    components,
    form_key,
    may,
    why_changed,
)


def switch_or_add(catalog: Catalog, index: str, newest: int, lang: Lang) -> DefinitionChange | None:
    """Draw the form that switches a break on or off, or adds one."""
    if not may(translate("definitions.change_break", lang), lang):
        return None
    way = st.segmented_control(
        translate("definitions.way", lang),
        ("switch", "add"),
        format_func=lambda w: translate(f"definitions.way_{w}", lang),
        default="switch",
        required=True,
        label_visibility="collapsed",
        key="break_way",
    )
    if way == "add":
        return add_break(catalog, index, newest, None, lang)
    return _switch(catalog, index, lang)


def register_movement(
    catalog: Catalog, found: pd.DataFrame, index: str, newest: int, lang: Lang
) -> DefinitionChange | None:
    """Draw the form that registers a movement of the whole country as a break, filled in."""
    rows = {f"{r.component}:{r.year}": r for r in newest_first(found[found["index"] == index])}
    if not rows or not may(translate("definitions.register_movement", lang), lang):
        return None

    def label(code: str) -> str:
        row = rows[code]
        return f"{row.year} · {printed_name(catalog, index, row.component, lang)}"

    chosen = address.code("proposal", list(rows), next(iter(rows)))
    st.session_state["pick_proposal"] = chosen
    st.selectbox(
        translate("definitions.choose_movement", lang),
        list(rows),
        format_func=label,
        key="pick_proposal",
        on_change=lambda: address.put(proposal=st.session_state["pick_proposal"]),
    )
    put(elements.hint(movement(rows[chosen], lang)))
    return add_break(catalog, index, newest, draft(rows[chosen]), lang)


def _switch(catalog: Catalog, index: str, lang: Lang) -> DefinitionChange | None:
    own = {break_subject(b): b for b in catalog.breaks if b.index == index}
    if not own:
        return None

    def label(subject: str) -> str:
        b = own[subject]
        name = printed_name(catalog, index, b.component, lang)
        return f"{b.year} · {name} · {state(b, lang)}"

    order = sorted(own, key=lambda s: -own[s].year)
    chosen = own[
        st.selectbox(
            translate("definitions.choose_break", lang),
            order,
            format_func=label,
            key=f"break_{index}",
        )
    ]
    put(elements.hint(translate(f"break.{chosen.status}", lang, reason=chosen.reason(lang))))
    with st.form(form_key("switch", break_subject(chosen)), border=False):
        reason = why_changed(lang)
        button = "switch_off" if chosen.enabled else "switch_on"
        pressed = st.form_submit_button(translate(f"definitions.{button}", lang), type="primary")
    changed = replace(chosen, enabled=not chosen.enabled)
    return DefinitionChange(changed, reason) if pressed else None


def add_break(
    catalog: Catalog, index: str, newest: int, filled: Break | None, lang: Lang
) -> DefinitionChange | None:
    """Draw the form of a new break, filled in from a proposal where there is one."""
    first = catalog.editions[index][0].first_year + 1
    codes = [WHOLE, *components(catalog, index)]
    years = list(range(newest + 1, first - 1, -1))
    bases: tuple[Literal["documented", "suspected"], ...] = ("documented", "suspected")
    with st.form(form_key("add", break_subject(filled) if filled else index), border=False):
        component = st.selectbox(
            translate("definitions.component", lang),
            codes,
            index=codes.index(filled.component) if filled else 0,
            format_func=lambda c: printed_name(catalog, index, c, lang),
        )
        left, right = st.columns(2)
        year = left.selectbox(
            translate("definitions.choose_year", lang),
            years,
            index=years.index(filled.year) if filled else 0,
            format_func=lambda y: between(y, lang),
        )
        status = right.selectbox(
            translate("definitions.choose_status", lang),
            bases,
            index=bases.index(filled.status) if filled else 0,
            format_func=lambda s: translate(f"definitions.status_{s}", lang),
        )
        left, right = st.columns(2)
        reason_vi = left.text_input(
            translate("definitions.reason_vi", lang),
            value=filled.reason_vi if filled else "",
            max_chars=LONGEST,
            placeholder=translate("definitions.reason_vi_example", lang),
        ).strip()
        reason_en = right.text_input(
            translate("definitions.reason_en", lang),
            value=filled.reason_en if filled else "",
            max_chars=LONGEST,
        ).strip()
        left, right = st.columns(2)
        short = left.text_input(
            translate("definitions.short", lang),
            value=filled.short(lang) if filled else "",
            max_chars=40,
            placeholder=translate("definitions.short_example", lang),
        )
        source = right.text_input(
            translate("definitions.source", lang),
            value=filled.source if filled else "",
            max_chars=LONGEST,
            placeholder=translate("definitions.source_hint", lang),
        )
        why = why_changed(lang)
        pressed = st.form_submit_button(translate("definitions.add", lang), type="primary")
    shorts = {
        each: short.strip() or translate("definitions.short_default", each) for each in ("vi", "en")
    }
    b = Break(
        index=index, component=component, year=year, status=status, enabled=True,
        short_vi=shorts["vi"], short_en=shorts["en"], reason_vi=reason_vi,
        reason_en=reason_en or reason_vi, source=source.strip(),
    )  # fmt: skip
    return DefinitionChange(b, why) if pressed else None
