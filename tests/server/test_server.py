"""The server behind its gate, as it runs: who gets through, and what every answer is like."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from streamlit import file_util
from websockets.exceptions import ConnectionClosed, InvalidStatus

from access import audit
from tests.browser import ROOT, Server
from tests.server.client import client, home_of, rerun, shown, token, websocket

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
OPEN = {  # the sign-in page with its assets, and the two that say whether all is well
    "/login",
    "/login/style.css",
    "/login/icon.svg",
    "/login/font.woff2",
    "/login/openid",
    "/login/openid/back",
    "/healthz",
    "/_stcore/health",
}
BENEATH = (
    "/",
    "/index.html",
    "/favicon.png",
    "/overview",
    "/accounts",
    "/_stcore/allowed-message-origins",
)


@pytest.fixture(scope="module")
def routes(gated: Server) -> list[dict[str, str]]:
    """Every route of the running process, written down by the app itself."""
    with websocket(gated, token(gated, "analyst")) as opened:
        opened.send(rerun())
        shown(opened)
    found: list[dict[str, str]] = json.loads((home_of(gated) / "routes.json").read_text("utf-8"))
    return found


def test_an_anonymous_visitor_gets_nothing_but_the_open_doors(
    gated: Server, routes: list[dict[str, str]]
) -> None:
    paths = {re.sub(r"{[^}]+}", "x", route["path"]) for route in routes} | set(BENEATH)
    assert len(paths) > 25
    assert {"/_stcore/upload_file/x/x", "/_stcore/metrics", "/media/x"} < paths
    answered = set()
    with client(gated) as anonymous:
        for path in sorted(paths - {"/login/openid", "/login/openid/back"}):
            for method in METHODS:
                answer = anonymous.request(method, path or "/")
                if answer.status_code not in {401, 404, 405}:
                    answered.add(path)
                assert answer.status_code == 401 or path in OPEN, f"{method} {path}"
    assert answered - {"/login"} <= OPEN
    assert answered >= {"/login/style.css", "/healthz", "/_stcore/health"}


def test_every_websocket_refuses_an_anonymous_visitor(
    gated: Server, routes: list[dict[str, str]]
) -> None:
    sockets = [route["path"] for route in routes if route["kind"] == "WebSocketRoute"]
    assert sockets == ["/_stcore/stream"]
    for cookie in ("", "guessed"):
        with pytest.raises(InvalidStatus) as refused, websocket(gated, cookie):
            pass
        assert refused.value.response.status_code == 403


def test_a_foreign_origin_is_refused_at_once(gated: Server) -> None:
    # Streamlit would look up its own external address first, and stand still meanwhile.
    began = time.monotonic()
    with (
        pytest.raises(InvalidStatus),
        websocket(gated, token(gated, "analyst"), "http://evil.example"),
    ):
        pass
    with client(gated, token(gated, "analyst")) as inside:
        answer = inside.get("/", headers={"Origin": "http://evil.example"})
        assert answer.status_code == 403
        assert inside.get("/", headers={"Host": "evil.example"}).status_code == 421
    assert time.monotonic() - began < 2


def test_an_anonymous_upload_is_refused_before_it_is_read(gated: Server) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(2000):
            sent += 65536
            yield b"x" * 65536

    with client(gated) as anonymous:
        try:
            answer = anonymous.put("/_stcore/upload_file/a/b", content=endless())
            assert answer.status_code == 401
        except (httpx.WriteError, httpx.ReadError):
            pass  # the server hung up
    assert sent < 64 * 1024 * 1024


@pytest.mark.parametrize("name", ["viewer", "administrator"])
def test_the_app_knows_who_is_here_and_never_sees_the_cookie(gated: Server, name: str) -> None:
    with websocket(gated, token(gated, name)) as opened:
        opened.send(rerun())
        said = shown(opened)
    assert f"{name} {name}" in said
    assert "cookies: []" in said


def test_a_page_of_another_role_is_refused_in_streamlits_own_protocol(gated: Server) -> None:
    with websocket(gated, token(gated, "administrator")) as opened:
        opened.send(rerun("accounts"))
        assert "accounts" in shown(opened)
    with websocket(gated, token(gated, "viewer")) as opened:
        opened.send(rerun())
        shown(opened)
        opened.send(rerun("accounts"))
        with pytest.raises(ConnectionClosed) as closed:
            shown(opened)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4403
    [entry] = audit.entries(home_of(gated), who="viewer")
    assert (entry.act.action, entry.act.object) == ("page.open", "page/accounts")


def test_a_session_ended_from_another_process_closes_its_websocket(gated: Server) -> None:
    cookie = token(gated, "officer")
    with websocket(gated, cookie) as opened:
        opened.send(rerun())
        shown(opened)
        subprocess.run(
            [sys.executable, "-m", "access", "sessions", "revoke", "--user", "officer"],
            cwd=ROOT,
            env={"PAPI_HOME": str(home_of(gated))},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        with pytest.raises(ConnectionClosed) as closed:
            shown(opened)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4401
    with client(gated, cookie) as outside:
        assert outside.get("/").status_code == 401


def test_files_are_compressed_and_kept_by_the_browser_pages_are_not_kept(gated: Server) -> None:
    [plotly] = Path(file_util.get_static_dir()).rglob("PlotlyChart*.js")
    with client(gated, token(gated, "viewer")) as inside:
        with inside.stream("GET", f"/static/js/{plotly.name}") as answer:
            sent = sum(len(chunk) for chunk in answer.iter_raw())
            assert answer.headers["content-encoding"] == "gzip"
            assert "immutable" in answer.headers["cache-control"]
        assert sent < 0.35 * plotly.stat().st_size
        page = inside.get("/overview", headers={"Accept": "text/html"})
        assert page.headers["cache-control"] == "no-store"
        assert '<script src="/gate.js"></script>' in page.text
        assert inside.get("/gate.js").status_code == 200
    with websocket(gated, token(gated, "viewer")) as opened:
        assert opened.response is not None
        assert "content-encoding" not in opened.response.headers


def test_an_answer_is_not_held_back_for_an_acknowledgement(gated: Server) -> None:
    with client(gated) as anonymous:
        anonymous.get("/healthz")  # the connection is kept from here on
        began = time.monotonic()
        for _ in range(20):
            anonymous.get("/_stcore/health")
        assert time.monotonic() - began < 20 * 0.04


def test_no_answer_lacks_its_headers_not_even_that_of_a_fault(gated: Server) -> None:
    file = home_of(gated) / "access.sqlite"
    cookie = token(gated, "viewer")
    aside = file.rename(file.with_suffix(".aside"))
    file.write_bytes(b"not a database" * 300)
    try:
        with client(gated, cookie) as inside:
            fault = inside.get("/")
    finally:
        aside.rename(file)
    with client(gated, cookie) as inside:
        usual, refused = inside.get("/"), inside.get("/login", headers={"Host": "x"})
    assert (fault.status_code, refused.status_code, usual.status_code) == (500, 421, 200)
    assert "database" not in fault.text
    for answer in (fault, refused, usual):
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self' 'sha256-" in policy
        assert "unsafe-eval" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
