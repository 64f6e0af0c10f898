"""The frame around every page: title, logo, menu, language, and what goes wrong in the world."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from access.identity import SignedOut, behind_gate
from access.roles import LOCAL, Denied
from access.settings import LOOPBACK
from reports.model import Link
from reports.model.palette import DARK
from strings import Lang, translate
from ui.html import elements, style
from ui.html.markup import fill, join, put
from ui.render import loss, routes
from ui.runtime import address, identity, language
from ui.runtime.streamlit_patches import after_rerun

MENU_OF = "menu"
LOG = logging.getLogger("papi")
ASSETS = Path(__file__).parent / "assets"

MENU: Mapping[str, Sequence[str]] = {
    "results": (
        "overview",
        "area",
        "index",
        "compare",
        "explain",
        "what_if",
        "targets",
        "beside",
        "bridge",
        "annotations",
    ),
    "work": ("plan", "activities", "divisions", "alongside"),
    "meeting": ("presenter", "conclusions", "reports"),
    "data": ("import", "history", "trace", "definitions"),
    "admin": ("accounts", "audit"),
}
FORMER = {"divisions": "units"}  # addresses of before, which links in letters still name


def configure(lang: Lang) -> None:
    """Set the browser's title and icon, the logo and the style sheet."""
    if st.session_state.get("configured") != lang:  # the browser keeps it, and loads the icon anew
        st.set_page_config(
            page_title=translate("app.name", lang),
            page_icon=str(ASSETS / "icon.svg"),
            layout="wide",
        )
        st.session_state["configured"] = lang
    style.apply()
    theme = "dark" if style.palette() is DARK else "light"
    st.logo(str(ASSETS / f"logo_{lang}_{theme}.svg"), size="large")


def keep_to_this_machine(lang: Lang) -> None:
    """Stop a server without sign-in that others can reach: only server.py may serve them."""
    if behind_gate() or st.get_option("server.address") in LOOPBACK:
        return
    LOG.error(translate("message.foreign", lang))
    os.kill(os.getpid(), signal.SIGTERM)
    st.stop()


def menu(lang: Lang) -> Page:
    """Build the reader's menu in their language; return the page that the address names."""
    named = st.session_state.get(MENU_OF)
    if named is None or named[:2] != (lang, identity.here().role):
        # Made once for a session: each page looks at every folder on the way to its file.
        named = (lang, identity.here().role, _pages(lang))
        st.session_state[MENU_OF] = named
    return st.navigation(named[2], position="top")


def _pages(lang: Lang) -> dict[str, list[Page]]:
    pages = {
        translate(f"app.{section}", lang): [
            page for name in names if identity.opens(name) for page in _at_every_address(name, lang)
        ]
        for section, names in MENU.items()
    }
    return {section: found for section, found in pages.items() if found}


def _at_every_address(name: str, lang: Lang) -> Iterator[Page]:
    """Yield a page of the menu, and the same page at its former address."""
    script, title = routes.PAGES[name], translate(f"app.{name}", lang)
    yield st.Page(script, title=title, url_path=name, default=name == "overview")
    if name in FORMER:
        yield st.Page(script, title=title, url_path=FORMER[name], visibility="hidden")


def run(lang: Lang) -> None:
    """Run the page that the address names, between the parts common to all pages."""
    try:
        identity.arrive()
        page = menu(lang)
        identity.require_page(page.url_path)
        loss.notice(lang)
        page.run()
    except Denied:
        _say_on_the_page(translate("message.denied", lang))
    except SignedOut:
        st.error(translate("message.signed_out", lang))
        st.stop()
    _unknown_codes(lang)
    language.switch(lang)
    _badge(lang)
    after_rerun()


def _unknown_codes(lang: Lang) -> None:
    """Show which values of the address do not exist, with the way back."""
    found = address.unknown()
    if found:
        what = ", ".join(f"{name}={value[:40]}" for name, value in found.items())
        _say_on_the_page(translate("message.unknown", lang, what=what))
        routes.link(Link("overview", {}), translate("message.back", lang))


def _say_on_the_page(text: str) -> None:
    put(elements.notice(text))


def _badge(lang: Lang) -> None:
    """Show who is signed in, with links to password and sign-out; nothing on a local machine."""
    found = identity.here()
    if found.role == LOCAL:
        return
    links = join(
        fill('<a href="/{}?lang={}">{}</a>', door, lang, translate(f"identity.{door}", lang))
        for door in ("password", "logout")
    )
    role = translate(f"role.{found.role}", lang)
    with st.container(key="who", width="content"):
        put(fill('<div class="who"><b>{}</b><span>{}</span>{}</div>', found.shown, role, links))
