"""The controls of a page: each reads its code from the address and writes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from catalog import Area, Catalog, Unit
from reports.board import Board
from strings import Lang, say
from strings.numbers import day
from ui import address

Code = TypeVar("Code", str, int)


def pick(
    name: str, options: Sequence[Code], default: Code, label: Callable[[Code], str], lang: Lang
) -> Code:
    """A drop-down whose choice is the address parameter `name`. The label stands inside the option."""
    chosen = address.code(name, options, default)
    st.session_state[f"pick_{name}"] = chosen
    st.selectbox(
        say(f"filter.{name}", lang),
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
    """A row of buttons whose choice is the address parameter `name`."""
    chosen = address.code(name, options, default)
    st.session_state[f"pick_{name}"] = chosen
    st.segmented_control(
        say(f"filter.{name}", lang),
        options,
        format_func=label,
        key=f"pick_{name}",
        label_visibility="collapsed",
        required=True,
        on_change=lambda: address.put(**{name: st.session_state[f"pick_{name}"]}),
    )
    return chosen


WIDTHS = {"year": 208, "unit": 236, "component": 400}


def unit_and_year(board: Board, index: str, lang: Lang) -> tuple[Unit, int]:
    """The year, then the province: the years on offer are those in which the province exists."""
    units = board.catalog.units
    default = board.catalog.settings["department"]["unit"]
    chosen = units[address.code("unit", list(units), default)]
    shown = year(board, chosen, index, lang)
    pick("unit", list(units), default, lambda u: unit_label(board.catalog, units[u], lang), lang)
    address.put(unit=chosen.code, year=shown)
    return chosen, shown


def unit_label(catalog: Catalog, chosen: Unit, lang: Lang) -> str:
    """The name of a province, with its time where another has the same name."""
    name = chosen.name(lang)
    if sum(u.slug == chosen.slug for u in catalog.units.values()) > 1:
        before = chosen.successor is not None
        edge = next(
            u.since for u in catalog.units.values() if u.slug == chosen.slug and u.successor is None
        )
        return say(
            "filter.unit_before" if before else "filter.unit_since",
            lang,
            name=name,
            day=day(edge, lang),
        )
    return name


def years(board: Board, chosen: Unit, index: str) -> list[int]:
    """The years of an index in which the province exists, newest first."""
    first = min(e.first_year for e in board.catalog.editions[index]) + 1
    span = range(board.newest[index], first - 1, -1)
    return [y for y in span if chosen.exists(board.catalog.as_of(y))] or [board.newest[index]]


def year(board: Board, chosen: Unit, index: str, lang: Lang) -> int:
    """The year shown, beside the year it is compared with."""
    options = years(board, chosen, index)

    def label(y: int) -> str:
        before = previous(y) if y == address.code("year", options, options[0]) else y - 1
        return say("filter.year_option", lang, year=y, previous=before)

    return pick("year", options, options[0], label, lang)


def previous(chosen: int) -> int:
    """The year to compare with: the year before, or the earlier one that the reader chose."""
    text = st.query_params.get("against", "")
    return int(text) if text.isdigit() and int(text) < chosen else chosen - 1


def area(catalog: Catalog, lang: Lang) -> str:
    """One of the plan's areas, then the two beyond it, by their short names."""
    by_code: dict[str, Area] = {a.component: a for a in catalog.areas}
    return segments(
        "component",
        list(by_code),
        catalog.areas[0].component,
        lambda c: f"{by_code[c].ordinal} {by_code[c].short(lang)}",
        lang,
    )


def index(catalog: Catalog, lang: Lang) -> str:
    """One of the indices."""
    return segments(
        "index", list(catalog.indices), "papi", lambda i: catalog.indices[i].name(lang), lang
    )


def component(board: Board, index_code: str, lang: Lang) -> str:
    """Any component of an index, by number and name, totals first."""
    edition = board.catalog.edition(index_code, board.newest[index_code])
    found = {c.code: c for c in edition.components} if edition else {}
    return pick(
        "component",
        list(found),
        board.catalog.areas[0].component if index_code == "papi" else index_code,
        lambda c: f"{found[c].number} {found[c].name(lang)}".strip(),
        lang,
    )


def group(lang: Lang) -> str:
    """Which provinces stand beside ours."""
    groups = ("region", "quartile", "neighbours", "all")
    return segments("group", groups, "region", lambda g: say(f"compare.group_{g}", lang), lang)
