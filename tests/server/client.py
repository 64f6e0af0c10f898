"""A browser's requests and Streamlit's own protocol, without a browser."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from access import sessions
from access.database import writing
from tests.browser import Server


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
    with httpx.Client(base_url=server.url, headers=headers, trust_env=False) as made:
        yield made


@contextmanager
def line(server: Server, cookie: str = "", origin: str | None = None) -> Iterator[ClientConnection]:
    """An open websocket to the app; raises what the server answers instead."""
    with connect(
        server.url.replace("http:", "ws:") + "/_stcore/stream",
        origin=Origin(server.url if origin is None else origin),
        additional_headers={"Cookie": f"papi={cookie}"} if cookie else {},
        subprotocols=[Subprotocol("streamlit")],
        proxy=None,
        open_timeout=10,
    ) as opened:
        yield opened


def rerun(page: str = "") -> bytes:
    """The message by which a browser asks for a page."""
    message = BackMsg()
    message.rerun_script.query_string = ""
    message.rerun_script.page_script_hash = calc_hash(page) if page else ""
    return bytes(message.SerializeToString())


def shown(opened: ClientConnection) -> list[str]:
    """The titles and texts that one run of the app shows; an exception as "exception …"."""
    found: list[str] = []
    while True:
        message = ForwardMsg()
        message.ParseFromString(opened.recv(timeout=20))
        if message.WhichOneof("type") == "script_finished":
            return found
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "heading":
                found.append(element.heading.body)
            case "text":
                found.append(element.text.body)
            case "html":
                found.append(element.html.body)
            case "exception":
                found.append(f"exception {element.exception.type}")
