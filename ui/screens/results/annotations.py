"""The form of a note on a chart's point, and the notes that stand."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from catalog import Lang, Unit
from reports.dataset.annotations import Annotation, subject
from reports.model import Link
from strings import translate
from ui.controls import entries
from ui.html import elements
from ui.html.markup import fill, put
from ui.render import routes
from ui.runtime import identity

ACTION = "annotations.write"
MOST = 120  # letters of a note


def form(component: str, unit: Unit, years: Sequence[int], year: int, lang: Lang) -> None:
    """Draw the form of a note: year, province or all, text; nothing for those who may not write."""
    if not identity.can(ACTION):
        return
    with st.form("annotation", clear_on_submit=True):
        put(elements.block(elements.heading(translate("annotation.new", lang))))
        newest = list(reversed(years))
        at = st.selectbox(
            translate("annotation.year", lang),
            newest,
            index=newest.index(year) if year in newest else 0,
        )
        scope = st.segmented_control(
            translate("annotation.scope", lang),
            (unit.code, ""),
            default=unit.code,
            format_func=lambda u: unit.name(lang) if u else translate("annotation.every", lang),
            required=True,
        )
        text = st.text_input(
            translate("annotation.text", lang),
            max_chars=MOST,
            placeholder=translate("annotation.example", lang),
        ).strip()
        sent = st.form_submit_button(translate("annotation.save", lang), type="primary")
    if sent and not text:
        st.error(translate("annotation.empty", lang))
    elif sent:
        said: dict[str, object] = {
            "component": component,
            "year": at,
            "unit": scope,
            "text": " ".join(text.split()),
        }
        about = subject(component, at, str(scope))
        told = translate("annotation.kept", lang, year=at)
        entries.keep("annotation", about, said, ACTION, told, lang)


def standing(found: Sequence[Annotation], lines: Sequence[str], lang: Lang) -> None:
    """List each note of the line, with the button that undoes it."""
    if found:
        put(elements.block(elements.heading(translate("annotation.standing", lang))))
    for note, line in zip(found, lines, strict=True):
        words, button = st.columns([0.78, 0.22], vertical_alignment="center")
        with words:
            put(elements.block(fill('<div class="why">{}</div>', line)))
        with button:
            entries.take_back(note.number, ACTION, lang)


def link(component: str, index: str, lang: Lang) -> None:
    """Link from a chart on another page to where notes on it are written."""
    to = Link("annotations", {"index": index, "component": component})
    routes.link(to, translate("annotation.open", lang))
