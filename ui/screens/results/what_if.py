"""The scenario on the page: sliders whose state is the address, outcomes, ready mixes, its link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from catalog import Lang
from reports.goals.scenario import (
    MIXES,
    Setting,
    first_goal,
    gains,
    goals,
    mixes,
    needed,
    steps,
    write,
)
from reports.model import Cell, Headline, Notice, Report, Table, Tile, Tiles
from strings import translate
from strings.numbers import number
from ui.controls import filters
from ui.html import elements, tiles
from ui.html.markup import EMPTY, fill, put
from ui.html.style import palette
from ui.render.show import show
from ui.runtime import address

NAME = "gains"  # of the address parameter


def goal(at: Setting, lang: Lang) -> str:
    """Return the component that a scenario aims at; ask where there is more than one."""
    options = goals(at)
    if len(options) == 1:
        return options[0]
    return filters.pick(
        "component", options, first_goal(at), lambda c: at.name(c, lang, number=True), lang
    )


def asked(at: Setting) -> str:
    """Return the scenario of the address within its limits; an unreadable one counts as none."""
    text = address.asked(NAME) or ""
    try:
        return write(gains(at, text))
    except ValueError:
        address.refuse(NAME, text)
        return ""


def page(at: Setting, report: Report, component: str, written: str, lang: Lang) -> None:
    """Draw finding and obstacles over two columns: the sliders, and the resulting totals."""
    show(
        replace(report, blocks=tuple(b for b in report.blocks if isinstance(b, Headline | Notice)))
    )
    if component not in at.start.lines:
        return
    left, right = st.columns([0.66, 0.34], gap="medium")
    with left:
        _sliders(at, next(b for b in report.blocks if isinstance(b, Table)), written, lang)
        _actions(at, component, lang)
        _link(at, component, written, lang)
    with right:
        for tile in next(b for b in report.blocks if isinstance(b, Tiles)).tiles:
            _outcome(tile, lang)


def _sliders(at: Setting, table: Table, written: str, lang: Lang) -> None:
    put(elements.block(elements.heading(table.title, table.subtitle)))
    moved = gains(at, written)
    with st.container(key="gains"):
        for row in table.rows:
            slider, beside = st.columns([0.56, 0.44], gap="medium", vertical_alignment="center")
            with slider:
                _slider(at, str(row["code"]), str(row["component"]), moved, lang)
            with beside:
                put(elements.block(_row(row)))


def _slider(at: Setting, code: str, label: str, moved: Mapping[str, float], lang: Lang) -> None:
    key = f"gain_{code}"
    low, high = steps(at.start.lines[code])
    st.session_state[key] = round(moved.get(code, 0.0) * 100)
    options = range(low, high + 1)
    st.select_slider(
        label,
        options,
        format_func=_labels(lang).__getitem__,
        key=key,
        disabled=len(options) == 1,
        on_change=lambda: _put({**moved, code: st.session_state[key] / 100}),
    )


@cache
def _labels(lang: Lang) -> dict[int, str]:
    """Return the label of every gain a slider may show."""
    return {n: number(n / 100, lang, sign=True) for n in range(-100, 1001)}


def _put(moved: Mapping[str, float]) -> None:
    address.put(gains=write(moved) or None)


def _row(row: Mapping[str, Cell]) -> Markup:
    score, headroom, reality = (str(row[key]) for key in ("score", "headroom", "reality"))
    return fill('<div class="gain"><b>{}</b>; {}<div>{}</div></div>', score, headroom, reality)


def _actions(at: Setting, component: str, lang: Lang) -> None:
    found, points = mixes(at, component), needed(at, component)
    with st.container(horizontal=True, key="mixes"):
        for kind in MIXES:
            mix = found[kind]
            reason = "what_if.no_noise" if points[kind] is None else "what_if.mix_none"
            st.button(
                translate(f"what_if.mix_{kind}", lang),
                key=f"mix_{kind}",
                disabled=mix is None,
                help=translate("what_if.mix_help", lang)
                if mix
                else translate(reason, lang, name=at.name(component, lang)),
                on_click=address.put,
                kwargs={NAME: mix},
            )
        st.button(
            translate("what_if.reset", lang),
            key="mix_reset",
            type="tertiary",
            on_click=address.put,
            kwargs={NAME: None},
        )


def _outcome(tile: Tile, lang: Lang) -> None:
    body = elements.heading(tile.name) + tiles.tiles([tile], palette(), lang)
    note = elements.note(tile.reason) if tile.change_points is not None else EMPTY
    put(elements.block(fill('<div class="outcome">{}{}</div>', body, note)))


def _link(at: Setting, component: str, written: str, lang: Lang) -> None:
    """Show the address of this scenario, which opens the same for everyone."""
    where = (st.context.url or "").split("?")[0]
    codes = {"index": at.start.index.code, "component": component, NAME: written}
    query = urlencode({k: v for k, v in address.codes(**codes).items() if v}, safe=":,")
    put(elements.block(elements.note(translate("what_if.link", lang))))
    st.code(f"{where}?{query}", language=None, wrap_lines=True)
