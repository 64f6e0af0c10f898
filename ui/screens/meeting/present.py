"""The wall's frame: which slide, which colours, and the keys that change them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import streamlit as st

from catalog import Catalog, Unit, periods
from queries import plans
from reports.dataset.all_results import Known
from reports.model import Link, Report, Tiles
from reports.model.palette import DARK, LIGHT, PALETTES, Palette
from strings import translate
from ui.controls import filters, unit_filters
from ui.html import style
from ui.html.markup import fill, put
from ui.render.routes import PAGES, link
from ui.render.wall import Wall, slide
from ui.runtime import address, shown

CSS = Path(__file__).parents[2] / "assets" / "wall.css"
NEXT, BACK = ("Right", "PageDown", "Down", "Space"), ("Left", "PageUp", "Up")
TYPED = "typed_slide"


def unit_and_year(known: Known) -> tuple[Unit, int]:
    """Return what the address asks for; draw no controls."""
    _, year = filters.asked_year(known, list(known.catalog.indices))
    units, code = unit_filters.asked_unit(known.catalog, year)
    return units[code], year


def plan_and_day(catalog: Catalog) -> tuple[int, date]:
    """Return the plan and the day that the address asks for; else today, within the newest plan."""
    current = periods.plan_year(catalog, periods.today(catalog))
    years = plans.years(shown.version()) or [current]
    year = address.code("plan", years, current if current in years else years[0])
    first, last = periods.year(catalog, year)
    on = periods.today_in(catalog, year)
    text = address.asked("as_of") or ""
    try:
        on = min(max(date.fromisoformat(text), first), last) if text else on
    except ValueError:
        address.code("as_of", [on.isoformat()], on.isoformat())
    return year, on


def palette() -> Palette:
    """Return the colours that the address asks for, else those of the reader's browser."""
    default = "dark" if style.palette() is DARK else "light"
    return PALETTES["dark" if address.code("wall", tuple(PALETTES), default) == "dark" else "light"]


def show(slides: Sequence[Report], colours: Palette, **codes: str | int) -> None:
    """Show the slide of the address, and the keys that lead from it; `codes` go into links."""
    at = address.code("slide", range(1, len(slides) + 1), 1)
    address.put(**codes, slide=at)
    report = slides[at - 1]
    board = next((n for n, s in enumerate(slides, 1) if s.key == "board"), 1)
    tiles = next((b.tiles for b in slides[board - 1].blocks if isinstance(b, Tiles)), ())
    put(style.sheet(colours, _css()))
    put(slide(Wall(report, at, len(slides), tiles, colours)))
    with st.container(key="keys"):
        _moves(at, len(slides), board, colours)
        _leave(report)
    with st.container(key="jump"):
        _jump(len(slides))
    _foot(report)


@cache
def _css() -> str:
    return CSS.read_text("utf-8")


def _go(to: int, count: int) -> None:
    address.put(slide=min(max(to, 1), count))
    st.session_state[TYPED] = ""


def _moves(at: int, count: int, board: int, colours: Palette) -> None:
    """Draw the buttons: next, back, first, last, the board, and light or dark."""
    steps = [(k, at + 1) for k in NEXT] + [(k, at - 1) for k in BACK]
    for key, to in (*steps, ("Home", 1), ("End", count), ("B", board)):
        st.button(key, key=f"key_{key}", shortcut=key, on_click=_go, args=(to, count))
    other = "light" if colours is not LIGHT else "dark"
    st.button("D", key="key_D", shortcut="D", on_click=lambda: address.put(wall=other))


def _leave(report: Report) -> None:
    """Leave the slides: Esc to the board's page, S to the source of the number shown."""
    if st.button("Esc", key="key_Esc", shortcut="Esc"):
        st.switch_page(PAGES["overview"], query_params=address.codes())
    if st.button("S", key="key_S", shortcut="S"):
        to = _source(report)
        st.switch_page(PAGES[to.page], query_params=address.codes(**to.address))


@st.fragment
def _jump(count: int) -> None:
    """Gather digits until Enter; a fragment of its own, so that each is taken at once."""
    for digit in "0123456789":
        st.button(digit, key=f"key_{digit}", shortcut=digit, on_click=_type, args=(digit,))
    typed = st.session_state.get(TYPED, "")
    if st.button("Enter", key="key_Enter", shortcut="Enter") and typed:
        _go(int(typed), count)
        st.rerun()
    if typed:
        put(fill('<div class="typed">{} ⏎</div>', typed))


def _type(digit: str) -> None:
    st.session_state[TYPED] = (st.session_state.get(TYPED, "") + digit)[-3:]


def _source(report: Report) -> Link:
    """Return where the slide's figures come from: the trace of its score, or the plan's tasks."""
    return Link("trace", report.address) if report.address else Link("plan", {})


def _foot(report: Report) -> None:
    """Link to where the number comes from, for readers with a mouse."""
    with st.container(key="wall_foot", horizontal=True):
        link(_source(report), translate("meeting.source", report.lang))
        link(Link("overview", {}), translate("meeting.leave", report.lang))
