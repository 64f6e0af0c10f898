"""What a server does before its first reader comes."""

from __future__ import annotations

import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import cache, lru_cache

from streamlit import config
from streamlit.elements import html
from streamlit.runtime.pages_manager import PagesManager
from streamlit.starlette import App

from ui.runtime.gc_tuning import settle


@asynccontextmanager
async def ready(_app: App) -> AsyncIterator[None]:
    """The lifespan of app.py and server.py."""
    settle()
    # What one reader's page has drawn is sent while another's computes: the event loop waits 1 ms
    # for the interpreter, not 5, at each of some twenty messages.
    sys.setswitchinterval(0.001)
    # Streamlit takes a folder named pages for the menu of its first version until a session has
    # called st.navigation: whoever came first by a deep link was told "Page not found".
    PagesManager.uses_pages_directory = False
    # Streamlit looks through all its settings six times at every click for those of the theme.
    config.get_options_for_section = cache(config.get_options_for_section)
    # It looks through the style sheet as well, which is the same at every click.
    html._html_only_style_tags = lru_cache(maxsize=16)(html._html_only_style_tags)  # noqa: SLF001
    send_at_once()
    yield


def send_at_once() -> None:
    """Lets the messages of an answer follow each other at once.

    Streamlit's listening socket has Nagle's algorithm on: on a kept connection or a websocket the
    second message waits up to 40 ms for the browser's acknowledgement of the first. Connections
    inherit the option from the listening socket.
    """
    for number in range(3, 64):
        with suppress(OSError):  # most numbers are no sockets
            found = socket.socket(fileno=number)
            with suppress(OSError):  # not of TCP
                if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            found.detach()
