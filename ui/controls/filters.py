"""The controls of a page: each reads its code from the address and writes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from catalog import Area, Catalog
from reports.dataset.all_results import Known
from strings import Lang, translate
from ui.runtime import address

Code = TypeVar("Code", str, int)


def pick(
    name: str, options: Sequence[Code], default: Code, label: Callable[[Code], str], lang: Lang
) -> Code:
    """Draw a drop-down whose choice is the address parameter `name`; the label is inside the option."""
    chosen = address.code(name, options, default)
    st.session_state[f"pick_{name}"] = chosen
    st.selectbox(
        translate(f"filter.{name}", lang),
        options,
        format_func=label,
        key=f"pick_{name}",
        label_visibility="collapsed",
        on_change=lambda: address.put(**{name: st.session_state[f"pick_{name}"], "against": None}),
        width=WIDTHS[name],
    )
    return chosen


def segments(
    name: str, options: Sequence[Code], default: Code, label: Callable[[Code], str], lang: Lang
) -> Code:
    """Draw a row of buttons whose choice is the address parameter `name`."""
    chosen = address.code(name, options, default)
    st.session_state[f"pick_{name}"] = chosen
    st.segmented_control(
        translate(f"filter.{name}", lang),
        options,
        format_func=label,
        key=f"pick_{name}",
        label_visibility="collapsed",
        required=True,
        on_change=lambda: address.put(**{name: st.session_state[f"pick_{name}"]}),
    )
    return chosen


WIDTHS = {
    "year": 196, "unit": 236, "component": 400, "plan": 145, "division": 220, "area": 290,
    "month": 140, "view": 215, "page": 130, "before": 130,
    "aim_year": 130,
}  # fmt: skip


def year(known: Known, indices: Sequence[str], lang: Lang, *, compared: bool = True) -> int:
    """Ask for the year shown, beside the year it is compared with."""
    options, chosen = asked_year(known, indices)

    def label(y: int) -> str:
        if not compared:
            return translate("filter.year_only", lang, year=y)
        before = previous(y) if y == chosen else y - 1
        return translate("filter.year_option", lang, year=y, previous=before)

    return pick("year", options, chosen, label, lang)


def asked_year(known: Known, indices: Sequence[str]) -> tuple[list[int], int]:
    """Return the years that can be shown, newest first, and the one that the address asks for."""
    first = min(known.catalog.editions[indices[0]][0].first_year + 1, known.newest[indices[0]])
    options = list(range(max(known.newest[i] for i in indices), first - 1, -1))
    return options, address.code("year", options, known.newest[indices[0]])


def year_before(options: Sequence[int], lang: Lang) -> int:
    """Ask for a year before the mergers whose scores are shown."""
    return pick(
        "before", options, options[0], lambda y: translate("filter.year_only", lang, year=y), lang
    )


def tick(name: str, lang: Lang) -> bool:
    """Draw a box whose tick is the address parameter `name`: 1 or nothing."""
    ticked = address.asked(name) == "1"
    st.session_state[f"pick_{name}"] = ticked
    st.checkbox(
        translate(f"filter.{name}", lang),
        key=f"pick_{name}",
        on_change=lambda: address.put(**{name: "1" if st.session_state[f"pick_{name}"] else None}),
    )
    return ticked


def previous(chosen: int) -> int:
    """Return the year to compare with: the previous one, or an earlier one that the reader chose."""
    text = st.query_params.get("against", "")
    return int(text) if text.isdigit() and int(text) < chosen else chosen - 1


def area(catalog: Catalog, lang: Lang) -> str:
    """Ask for one of the plan's areas or the two beyond it, by their short names."""
    by_code: dict[str, Area] = {a.component: a for a in catalog.areas}
    return segments(
        "component",
        list(by_code),
        catalog.areas[0].component,
        lambda c: f"{by_code[c].ordinal} {by_code[c].short(lang)}",
        lang,
    )


def index(catalog: Catalog, lang: Lang) -> str:
    """Ask for one of the indices."""
    return segments(
        "index", list(catalog.indices), "papi", lambda i: catalog.indices[i].name(lang), lang
    )


def component(known: Known, index_code: str, lang: Lang, year: int | None = None) -> str:
    """Ask for a component of an index, by number and name, totals first."""
    edition = known.catalog.edition(index_code, year or known.newest[index_code])
    found = {c.code: c for c in edition.components} if edition else {}
    return pick(
        "component",
        list(found),
        known.catalog.areas[0].component if index_code == "papi" else index_code,
        lambda c: f"{found[c].number} {found[c].name(lang)}".strip(),
        lang,
    )


def group(lang: Lang) -> str:
    """Ask which provinces stand beside ours."""
    groups = ("region", "quartile", "neighbours", "all")
    return segments(
        "group", groups, "region", lambda g: translate(f"compare.group_{g}", lang), lang
    )
