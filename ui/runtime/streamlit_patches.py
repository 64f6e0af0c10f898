"""Every patch of Streamlit, and every use of its private parts, with what each gains.

PAPI_NO_PATCHES=1 switches all of them off: the app then works, slower. Names separated by commas
(`PAPI_NO_PATCHES=tcp_nodelay,garbage`) switch off those alone, to measure one.

Security is not switched off: server.py reads Streamlit's own messages (`BackMsg`, `calc_hash`) to
see which page a browser asks for, and takes the page and the font that it serves from
`file_util.get_static_dir()`. access/document.py replaces that page. Its tests are tests/server.
Not private, so not here: `ui.html.markup.Sheet` (`_repr_html_`, which st.html documents) and
`ui.render.show.show_cached` (the replay of elements by st.cache_resource).
"""

from __future__ import annotations

import logging
import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from streamlit.elements import html
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.runtime import gc_tuning

LOG = logging.getLogger("papi.patches")
OFF = "PAPI_NO_PATCHES"


@dataclass(frozen=True, slots=True)
class Patch:
    """A change of how Streamlit runs: `apply` makes it, once, before the first reader comes."""

    name: str
    why: str
    gain: str
    upstream: str
    without: str
    apply: Callable[[], None]


def is_on(name: str) -> bool:
    """Return whether the environment leaves a patch on."""
    off = os.environ.get(OFF, "")
    return off != "1" and name not in off.split(",")


def apply_all() -> None:
    """Apply every patch that is on; log those that are off."""
    for patch in PATCHES:
        if is_on(patch.name):
            patch.apply()
        else:
            LOG.warning("patch of Streamlit off: %s", patch.name)


def after_rerun() -> None:
    """Keep what a rerun has cached out of Streamlit's garbage collection, part of `garbage`."""
    if is_on("garbage"):
        gc_tuning.tidy()


def free_upload() -> None:
    """Free Streamlit's copies of this session's uploads, once the page has its own."""
    context = get_script_run_ctx()
    if context is not None and is_on("uploads"):
        context.uploaded_file_mgr.remove_session_files(context.session_id)


def _switch_interval() -> None:
    sys.setswitchinterval(0.001)


def _pages_directory() -> None:
    PagesManager.uses_pages_directory = False


def _style_tags() -> None:
    html._html_only_style_tags = lru_cache(maxsize=16)(html._html_only_style_tags)  # noqa: SLF001


def _tcp_nodelay() -> None:
    """Set the option on every listening socket: connections inherit it."""
    for number in range(3, 64):
        with suppress(OSError):  # most numbers are no sockets
            found = socket.socket(fileno=number)
            with suppress(OSError):  # not of TCP
                if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            found.detach()


def _on_call() -> None:
    """Do nothing at the start: `free_upload` is called by the page of imports."""


PATCHES = (
    Patch(
        "garbage",
        why="Streamlit collects fully after each rerun and holds every thread meanwhile.",
        gain="A click on a content area: 10 ms instead of 114 (best of 16); the collection alone 450 ms.",
        upstream="https://github.com/streamlit/streamlit/issues/8977",
        without="Each click waits for a look through all loaded libraries and caches.",
        apply=gc_tuning.settle,
    ),
    Patch(
        "switch_interval",
        why="The event loop waits for the interpreter at each of some twenty messages of a page.",
        gain="Many readers at once (docs/decisions/0019); nothing for one reader alone.",
        upstream="none: the setting is Python's",
        without="A page is sent later while other readers' pages compute.",
        apply=_switch_interval,
    ),
    Patch(
        "pages_directory",
        why="Streamlit takes a folder named pages for a menu until a session calls st.navigation.",
        gain="Not speed: a link into the app may be the first visit after a start.",
        upstream="none found",
        without="The first reader after a start who comes by a link into the app sees the overview.",
        apply=_pages_directory,
    ),
    Patch(
        "style_tags",
        why="Streamlit searches every HTML element by regular expressions for more than styles.",
        gain="0.7 ms of each click, for a sheet of 41 kB; 2 ms of the best click on a content area.",
        upstream="none found",
        without="Each rerun searches the whole style sheet.",
        apply=_style_tags,
    ),
    Patch(
        "tcp_nodelay",
        why="With Nagle's algorithm the second message waits for the browser to acknowledge the first.",
        gain="Up to 40 ms a click (docs/decisions/0018); 2.6 ms of the best click on loopback.",
        upstream="none found",
        without="An answer may wait up to 40 ms on a kept connection.",
        apply=_tcp_nodelay,
    ),
    Patch(
        "uploads",
        why="Streamlit keeps an uploaded file beside the page's own copy until the session ends.",
        gain="Memory of the size of each uploaded file, for as long as its page is open.",
        upstream="https://github.com/streamlit/streamlit/issues/9218",
        without="An upload is held twice.",
        apply=_on_call,
    ),
)
