"""The form of a component's threshold."""

from __future__ import annotations

from typing import Any

import streamlit as st

from catalog import Catalog, Lang, Threshold
from reports.dataset.names import printed_name
from strings import translate
from ui.screens.data.change import (
    LONGEST,
    DefinitionChange,
    components,
    form_key,
    may,
    why_changed,
)


def set_or_drop(catalog: Catalog, index: str, lang: Lang) -> DefinitionChange | None:
    """Draw the form that sets a component's threshold or removes it."""
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
        return DefinitionChange(held, why, enabled=False)
    same = held and source in (held.source_vi, held.source_en)
    sources = (held.source_vi, held.source_en) if held and same else (source, source)
    return DefinitionChange(Threshold(code, points_90, points_95, *sources), why) if keep else None


def _points(place: Any, key: str, value: float, lang: Lang) -> float:  # noqa: ANN401 - a column of Streamlit's
    found: float = place.number_input(
        translate(f"definitions.{key}", lang),
        min_value=0.0,
        max_value=100.0,
        value=value,
        step=0.01,
    )
    return round(found, 4)
