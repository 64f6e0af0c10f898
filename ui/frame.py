"""The frame around every page: title, logo, menu, language, and what goes wrong in the world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from reports.model import Link
from reports.palette import DARK
from strings import Lang, say
from ui import address, html, language, show, style

ASSETS = Path(__file__).parent / "assets"

MENU: Mapping[str, Sequence[str]] = {
    "results": ("overview", "area", "index", "compare"),
    "data": ("import", "history", "trace"),
}


def configure(lang: Lang) -> None:
    """The browser's title and icon, the logo and the style sheet."""
    st.set_page_config(
        page_title=say("app.name", lang), page_icon=str(ASSETS / "icon.svg"), layout="wide"
    )
    style.apply()
    theme = "dark" if style.palette() is DARK else "light"
    st.logo(str(ASSETS / f"logo_{lang}_{theme}.svg"), size="large")


def menu(lang: Lang) -> Page:
    """The menu in the reader's language; returns the page that the address names."""
    pages = {
        say(f"app.{section}", lang): [
            st.Page(
                show.PAGES[name],
                title=say(f"app.{name}", lang),
                url_path=name,
                default=name == "overview",
            )
            for name in names
        ]
        for section, names in MENU.items()
    }
    return st.navigation(pages, position="top")


def run(page: Page, lang: Lang) -> None:
    """Runs the page, then draws what stands on every page."""
    page.run()
    _unknown_codes(lang)
    language.switch(lang)


def _unknown_codes(lang: Lang) -> None:
    """Says which values of the address do not exist, and offers the way back."""
    found = address.unknown()
    if found:
        what = ", ".join(f"{name}={value[:40]}" for name, value in found.items())
        st.html(
            html.block(
                f'<div class="notice">{escape(say("message.unknown", lang, what=what))}</div>'
            )
        )
        show.link(Link("overview", {}), say("message.back", lang))
