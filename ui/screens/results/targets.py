"""The targets page's form, its suggestions, and the way to remove a target."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from catalog import Catalog, Lang, Unit
from catalog.targets import (
    KINDS,
    RANGES,
    WHOLE,
    WITHOUT_VALUE,
    Target,
    TargetKind,
    examples,
    target_from,
)
from catalog.tiers import tiers
from reports.dataset.names import printed_name
from reports.goals.target_words import example_name, worded
from reports.model import Link
from strings import translate
from ui.controls import filters
from ui.html import elements
from ui.html.markup import put
from ui.render import routes
from ui.runtime import identity, shown
from ui.screens.data.change import LONGEST, components

PARTS = ("own", "examples")
AHEAD = 2  # years after the newest figures for which targets can be set


def part(lang: Lang) -> str:
    """Ask for own targets or other provinces' examples."""
    return filters.segments(
        "aim", PARTS, PARTS[0], lambda p: translate(f"targets.part_{p}", lang), lang
    )


def year(first: int, newest: int, default: int, lang: Lang) -> int:
    """Ask for the year of the targets, which may have no figures yet."""
    years = list(range(newest + AHEAD, first, -1))
    return filters.pick(
        "aim_year", years, default, lambda y: translate("filter.year_only", lang, year=y), lang
    )


def form(catalog: Catalog, unit: Unit, year: int, lang: Lang) -> Target | None:
    """Draw the form of a target, filled in from a suggestion where one is chosen."""
    put(
        elements.block(
            elements.heading(translate("targets.set_title", lang, unit=unit.name(lang), year=year))
        )
    )
    if not identity.can("targets.write"):
        put(elements.hint(translate("targets.no_right", lang)))
        return None
    put(elements.hint(translate("targets.kept", lang)))
    identity.ask_name(lang)
    filled = _suggestion(catalog, lang)
    about = f"{filled.unit}_{filled.subject}" if filled else ""
    held = [code for code in catalog.indices if catalog.edition(code, year)]
    left, right = st.columns(2)
    index = left.selectbox(
        translate("filter.index", lang),
        held,
        index=held.index(filled.index) if filled and filled.index in held else 0,
        format_func=lambda i: catalog.indices[i].name(lang),
        key=f"target_index_{about}",
    )
    kind: TargetKind = right.selectbox(
        translate("targets.kind", lang),
        KINDS,
        index=KINDS.index(filled.kind) if filled else 0,
        format_func=lambda k: translate(f"targets.kind_{k}", lang),
        key=f"target_kind_{about}",
    )
    edition = catalog.edition(index, year)
    codes = [c for c in components(catalog, index) if edition and edition.find(c)]
    with st.form(f"target_{about}_{index}_{kind}_{shown.version().number}", border=False):
        component = st.selectbox(
            translate("targets.component", lang),
            codes,
            index=codes.index(filled.component) if filled and filled.component in codes else 0,
            format_func=lambda c: printed_name(catalog, index, c, lang),
        )
        value, upper, tier = _level(index, kind, filled, lang)
        text = st.text_input(
            translate("targets.text", lang),
            max_chars=LONGEST,
            placeholder=translate("targets.text_example", lang),
        )
        source = st.text_input(
            translate("targets.source", lang),
            max_chars=LONGEST,
            placeholder=translate("targets.source_hint", lang),
        )
        pressed = st.form_submit_button(translate("targets.set", lang), type="primary")
    if not pressed:
        return None
    return Target(
        unit.code, index, component, year, kind, value, upper, tier, text.strip(), source.strip()
    )


def _suggestion(catalog: Catalog, lang: Lang) -> Target | None:
    known = {f"{t.unit}/{t.subject}": t for t in examples()}
    chosen = st.selectbox(
        translate("targets.suggestion", lang),
        ["", *known],
        format_func=lambda key: (
            example_name(catalog, known[key], lang)
            if key
            else translate("targets.no_suggestion", lang)
        ),
        key="target_suggestion",
    )
    if not chosen:
        return None
    found = known[chosen]
    unit = catalog.units[found.unit].name(lang)
    put(
        elements.hint(
            translate("targets.suggested_by", lang, source=found.source, unit=unit, year=found.year)
        )
    )
    return found


def _level(
    index: str, kind: TargetKind, filled: Target | None, lang: Lang
) -> tuple[float | None, float | None, str]:
    """Draw the fields of a kind of target: a level, the end of a range, a publisher's group."""
    if kind == "tier":
        known = {t.code: t.name(lang) for t in tiers() if t.index == index}
        chosen: str | None = st.selectbox(
            translate("targets.choose_tier", lang),
            list(known),
            format_func=lambda code: known[code],
        )
        return None, None, chosen or ""
    if kind in WITHOUT_VALUE:
        return None, None, ""
    step = 1.0 if kind in WHOLE else 0.01
    left, right = st.columns(2)
    value = left.number_input(
        translate("targets.value", lang),
        min_value=0.0,
        value=filled.value if filled and filled.kind == kind else None,
        step=step,
        format="%.0f" if kind in WHOLE else "%.2f",
    )
    upper = None
    if kind in RANGES:
        upper = right.number_input(
            translate("targets.upper", lang),
            min_value=0.0,
            value=filled.upper if filled and filled.kind == kind else None,
            step=step,
            format="%.0f",
        )
    return value, upper, ""


def remove(catalog: Catalog, held: pd.DataFrame, unit: Unit, year: int, lang: Lang) -> None:
    """Link to where the entry of one of the year's targets can be undone."""
    mine = held[(held["unit"] == unit.code) & (held["year"] == year)].to_dict("records")
    if not mine or not identity.can("import.undo"):
        return
    put(elements.block(elements.heading(translate("targets.remove", lang))))
    put(elements.hint(translate("targets.remove_hint", lang)))

    def label(i: int) -> str:
        target = target_from(mine[i])
        name = printed_name(catalog, target.index, target.component, lang)
        return f"{name} · {worded(target, lang)}"

    chosen = st.selectbox(
        translate("targets.target", lang),
        range(len(mine)),
        format_func=label,
        label_visibility="collapsed",
        key=f"target_remove_{shown.version().number}",
    )
    entry = str(int(mine[chosen]["entry"]))
    routes.link(Link("history", {"import": entry}), translate("definitions.undo", lang))
