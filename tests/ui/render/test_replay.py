"""What is drawn once is sent to every reader who asks, in their own theme."""

from __future__ import annotations

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from reports.model.palette import DARK, LIGHT
from tests.browser import Server


def drawn(server: Server, page: str, theme: str) -> list[tuple[list[int], str]]:
    """The place and the content of every element that a new reader is sent for a page."""
    asked = BackMsg()
    asked.rerun_script.query_string = "year=2024&unit=dong-nai"
    asked.rerun_script.page_script_hash = calc_hash(page)
    asked.rerun_script.context_info.color_scheme = theme
    found: list[tuple[list[int], str]] = []
    with connect(
        server.url.replace("http:", "ws:") + "/_stcore/stream",
        origin=Origin(server.url),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        proxy=None,
    ) as opened:
        opened.send(asked.SerializeToString())
        while True:
            sent = ForwardMsg()
            sent.ParseFromString(opened.recv(timeout=30, decode=False))
            if sent.WhichOneof("type") == "script_finished":
                return found
            if sent.WhichOneof("type") == "delta":
                found.append((list(sent.metadata.delta_path), _content(sent)))


def _content(sent: ForwardMsg) -> str:
    """An element as text, without what differs from session to session."""
    element = sent.delta.new_element
    if element.WhichOneof("type") in ("html", "page_link", "dataframe", "plotly_chart"):
        return str(element)
    return str(element.WhichOneof("type") or sent.delta.add_block.WhichOneof("type"))


@pytest.mark.parametrize("page", ["overview", "area", "index", "compare"])
def test_the_second_reader_is_sent_what_the_first_was(server: Server, page: str) -> None:
    first, second = (drawn(server, "" if page == "overview" else page, "light") for _ in range(2))
    assert any("Kho số liệu cập nhật" in content for _, content in first)
    assert second == first
    assert drawn(server, "" if page == "overview" else page, "light") == first


def test_each_reader_sees_it_in_their_own_theme(server: Server) -> None:
    light, dark, again = (str(drawn(server, "area", theme)) for theme in ("light", "dark", "light"))
    assert LIGHT.bg in light
    assert DARK.bg in dark
    assert again == light != dark
