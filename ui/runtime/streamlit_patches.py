"""Every patch of Streamlit, and every use of its private parts, with what each gains.

PAPI_NO_PATCHES=1 switches all of them off: the app then works, slower. Names separated by commas
(`PAPI_NO_PATCHES=garbage,uploads`) switch off those alone, to measure one.

Security is not switched off: server.py reads Streamlit's own messages (`BackMsg`, `calc_hash`) to
see which page a browser asks for, and takes the page and the font that it serves from
`file_util.get_static_dir()`. access/document.py replaces that page. Its tests are tests/server.
Not private, so not here: `ui.html.markup.Sheet` (`_repr_html_`, which st.html documents) and
`ui.render.show.show_cached` (the replay of elements by st.cache_resource).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
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


def _pages_directory() -> None:
    PagesManager.uses_pages_directory = False


def _style_tags() -> None:
    html._html_only_style_tags = lru_cache(maxsize=16)(html._html_only_style_tags)  # noqa: SLF001


def _on_call() -> None:
    """Do nothing at the start: `free_upload` is called by the page of imports."""


PATCHES = (
    Patch(
        "garbage",
        why="Streamlit collects fully after each rerun and holds every thread meanwhile.",
        gain="A rerun of a content area 17 ms instead of 136; twelve readers at once 30 ms, not 1000.",
        upstream="https://github.com/streamlit/streamlit/issues/8977",
        without="Each click waits for a look through all loaded libraries and caches.",
        apply=gc_tuning.settle,
    ),
    Patch(
        "pages_directory",
        why="Streamlit takes a folder named pages for a menu until a session calls st.navigation.",
        gain="Not speed: a link into the app may be the first visit after a start.",
        upstream="none found",
        without="The first reader after a start who comes by such a link is told 'Page not found'.",
        apply=_pages_directory,
    ),
    Patch(
        "style_tags",
        why="Streamlit searches every HTML element by regular expressions for more than styles.",
        gain="0.7 ms of each rerun: the sheet has 41 kB.",
        upstream="none found",
        without="Each rerun searches the whole style sheet.",
        apply=_style_tags,
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
