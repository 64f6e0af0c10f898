"""The forms of the definitions page: switching and adding a break, setting a threshold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import streamlit as st

from catalog import Break, Catalog, Lang, Threshold
from catalog import Link as LinkBetween
from catalog.edits import break_subject
from reports.data.definitions import (
    WHOLE,
    between,
    draft,
    movement,
    newest_first,
    state,
)
from reports.dataset.names import printed_name
from reports.model import Link
from strings import translate
from ui.controls import filters
from ui.html import elements
from ui.html.markup import put
from ui.render import show
from ui.runtime import address, identity, shown

DONE = "defined"
PARTS = ("breaks", "proposals", "thresholds", "editions")
LONGEST = 300  # letters of a reason


@dataclass(frozen=True, slots=True)
class Asked:
    """A definition as it is to hold, and why."""

    definition: Break | Threshold | LinkBetween
    reason: str
    enabled: bool = True


def part(lang: Lang) -> str:
    """Which definitions are shown."""
    return filters.segments(
        "definition", PARTS, PARTS[0], lambda p: translate(f"definitions.part_{p}", lang), lang
    )


def done(lang: Lang) -> None:
    """Says once that a change is stored, with the way to undo it."""
    number = st.session_state.pop(DONE, None)
    if number is not None:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _notice(translate("definitions.done", lang, number=number))
            show.link(Link("history", {"import": str(number)}), translate("definitions.undo", lang))


def refused(sentences: Sequence[str], lang: Lang) -> None:
    """Says why nothing was changed."""
    _notice(translate("definitions.refused", lang, why="; ".join(sentences)))


def breaks(catalog: Catalog, index: str, newest: int, lang: Lang) -> Asked | None:
    """Switches a break on or off, or adds one."""
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


def proposals(catalog: Catalog, found: Any, index: str, newest: int, lang: Lang) -> Asked | None:  # noqa: ANN401
    """Registers a movement of the whole country as a break; its form is filled in."""
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
    _text(movement(rows[chosen], lang))
    return add_break(catalog, index, newest, draft(rows[chosen]), lang)


def _switch(catalog: Catalog, index: str, lang: Lang) -> Asked | None:
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
    _text(translate(f"break.{chosen.status}", lang, reason=chosen.reason(lang)))
    with st.form(form_key("switch", break_subject(chosen)), border=False):
        reason = why_changed(lang)
        button = "switch_off" if chosen.enabled else "switch_on"
        pressed = st.form_submit_button(translate(f"definitions.{button}", lang), type="primary")
    changed = replace(chosen, enabled=not chosen.enabled)
    return Asked(changed, reason) if pressed else None


def add_break(
    catalog: Catalog, index: str, newest: int, filled: Break | None, lang: Lang
) -> Asked | None:
    """A break to be registered, filled in from a proposal where there is one."""
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
    return Asked(b, why) if pressed else None


def components(catalog: Catalog, index: str) -> list[str]:
    """The codes that a break or threshold may be about: the newest edition's first, old ones after."""
    listed = [c for e in reversed(catalog.editions[index]) for c in e.components]
    return list(dict.fromkeys(c.code for c in listed if c.role not in ("block", "variant")))


def thresholds(catalog: Catalog, index: str, lang: Lang) -> Asked | None:
    """Sets a component's threshold, or removes it."""
    if not may(translate("definitions.change_threshold", lang), lang):
        return None
    codes = components(catalog, index)
    first = next((i for i, c in enumerate(codes) if c in catalog.thresholds), 0)
    code = st.selectbox(
        translate("definitions.component", lang),
        codes,
        index=first,
        format_func=lambda c: printed_name(catalog, index, c, lang),
        key=f"threshold_{index}",
    )
    held = catalog.threshold(code)
    with st.form(form_key("threshold", code), border=False):
        left, right = st.columns(2)
        points_90 = _points(left, "threshold_90", held.points_90 if held else 0.0, lang)
        points_95 = _points(right, "threshold_95", held.points_95 if held else 0.0, lang)
        source = st.text_input(
            translate("definitions.source", lang),
            value=(held.source_vi if lang == "vi" else held.source_en) if held else "",
            max_chars=LONGEST,
            placeholder=translate("definitions.source_hint", lang),
        ).strip()
        why = why_changed(lang)
        with st.container(horizontal=True):
            keep = st.form_submit_button(
                translate("definitions.set_threshold", lang), type="primary"
            )
            drop = held and st.form_submit_button(translate("definitions.drop_threshold", lang))
    if drop and held:
        return Asked(held, why, enabled=False)
    same = held and source in (held.source_vi, held.source_en)
    sources = (held.source_vi, held.source_en) if held and same else (source, source)
    return Asked(Threshold(code, points_90, points_95, *sources), why) if keep else None


def _points(place: Any, key: str, value: float, lang: Lang) -> float:  # noqa: ANN401 - a column of Streamlit's
    found: float = place.number_input(
        translate(f"definitions.{key}", lang),
        min_value=0.0,
        max_value=100.0,
        value=value,
        step=0.01,
    )
    return round(found, 4)


def may(title: str, lang: Lang) -> bool:
    """The head of a form; whoever may not change definitions is told so."""
    put(elements.block(elements.heading(title)))
    if not identity.can("definitions.change"):
        _text(translate("definitions.no_right", lang))
        return False
    _text(translate("definitions.kept", lang))
    identity.ask_name(lang)
    return True


def why_changed(lang: Lang) -> str:
    return st.text_input(
        translate("definitions.why", lang),
        max_chars=LONGEST,
        placeholder=translate("definitions.why_example", lang),
    )


def form_key(form: str, about: str) -> str:
    """A form's key: after a change it is another form, empty again."""
    return f"form_{form}_{about}_{shown.version().number}"


def _notice(text: str) -> None:
    put(elements.notice(text))


def _text(text: str) -> None:
    put(elements.hint(text))
