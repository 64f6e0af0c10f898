"""A browser's requests and Streamlit's own protocol, without a browser."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from access import sessions
from access.database import writing
from tests.access.asgi import PASSWORD, form_of
from tests.browser import Server

PATIENCE = 60  # seconds: a busy machine gets its time


def home_of(server: Server) -> Path:
    """The home that a server was started with."""
    return server.log.parent


def token(server: Server, name: str) -> str:
    """The cookie of a new session, as signing in would set it."""
    with writing(home_of(server)) as connection:
        return sessions.begin(connection, name, "127.0.0.1", time.time())


@contextmanager
def client(server: Server, cookie: str = "") -> Iterator[httpx.Client]:
    """A client that sends the origin, as a browser does, and the cookie where there is one."""
    headers = {"Origin": server.url} | ({"Cookie": f"papi={cookie}"} if cookie else {})
    with httpx.Client(
        base_url=server.url, headers=headers, trust_env=False, timeout=PATIENCE
    ) as made:
        yield made


@contextmanager
def websocket(
    server: Server, cookie: str = "", origin: str | None = None
) -> Iterator[ClientConnection]:
    """An open websocket to the app; raises what the server answers instead."""
    with connect(
        server.url.replace("http:", "ws:") + "/_stcore/stream",
        origin=Origin(server.url if origin is None else origin),
        additional_headers={"Cookie": f"papi={cookie}"} if cookie else {},
        subprotocols=[Subprotocol("streamlit")],
        proxy=None,
        open_timeout=PATIENCE,
        max_size=None,
    ) as opened:
        yield opened


def sign_in(browser: httpx.Client, name: str) -> str:
    """Fills in the form as a person does; the cookie of the session."""
    action, hidden = form_of(browser.get("/login"))
    answer = browser.post(action, data=hidden | {"name": name, "password": PASSWORD})
    assert answer.status_code == httpx.codes.SEE_OTHER, answer.text
    return str(browser.cookies["papi"])


def sign_out(browser: httpx.Client) -> None:
    """Presses the one button of the page."""
    action, hidden = form_of(browser.get("/logout"))
    answer = browser.post(action, data=hidden)
    assert answer.status_code == httpx.codes.SEE_OTHER, answer.text


def rerun(page: str = "", typed: Mapping[str, str | bool] | None = None) -> bytes:
    """The message by which a browser asks for a page.

    `typed`: by the number of a widget, the text that was typed there, or True for a pressed button.
    """
    message = BackMsg()
    message.rerun_script.query_string = ""
    message.rerun_script.page_script_hash = calc_hash(page) if page else ""
    for widget, value in (typed or {}).items():
        state = message.rerun_script.widget_states.widgets.add(id=widget)
        if isinstance(value, str):
            state.string_value = value
        else:
            state.trigger_value = value
    return bytes(message.SerializeToString())


def shown(opened: ClientConnection) -> list[str]:
    """The titles and texts that one run of the app shows; an exception as "exception …"."""
    return [text for element in drawn(opened) if (text := _text(element))]


def drawn(opened: ClientConnection) -> list[Element]:
    """All that one run of the app draws."""
    found: list[Element] = []
    while True:
        message = ForwardMsg()
        message.ParseFromString(opened.recv(timeout=PATIENCE, decode=False))
        if message.WhichOneof("type") == "script_finished":
            return found
        found.append(message.delta.new_element)


def _text(element: Element) -> str:
    match element.WhichOneof("type"):
        case "heading":
            return str(element.heading.body)
        case "text":
            return str(element.text.body)
        case "html":
            return str(element.html.body)
        case "exception":
            return f"exception {element.exception.type}"
    return ""
