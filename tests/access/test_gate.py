"""Nothing reaches the app without a living session, from this site's own pages."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from access import accounts, audit, sessions, websockets
from access.database import writing
from access.websockets import BrowserRequest
from tests.access.asgi import NOON, ORIGIN, PASSWORD, Site, Socket, run, send_form, sign_in

INSIDE = [
    "/",
    "/overview",
    "/static/js/a.js",
    "/media/a.png",
    "/_stcore/metrics",
    "/_stcore/stream",
]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A gate with an analyst, a viewer and an administrator."""
    made = Site(tmp_path)
    made.person("lan", "analyst")
    made.person("viet")
    made.person("chi", "administrator")
    return made


async def inside(site: Site, name: str = "lan") -> httpx.AsyncClient:
    """A browser that is signed in."""
    browser = site.browser()
    assert (await sign_in(browser, name)).status_code == 303
    return browser


async def connected(site: Site, browser: httpx.AsyncClient | None = None) -> Socket:
    """An accepted websocket of a browser that is signed in."""
    socket = Socket(site, browser or await inside(site))
    assert (await socket.hear())["type"] == "websocket.accept"
    return socket


def test_an_anonymous_browser_is_sent_to_sign_in_and_comes_back_to_where_it_was(site: Site) -> None:
    async def walk() -> None:
        browser = site.browser(headers={"Accept": "text/html"})
        asked = await browser.get("/overview?year=2024&unit=dong-nai")
        assert asked.status_code == 303
        form = await browser.get(asked.headers["location"])
        answer = await send_form(browser, form, name="lan", password=PASSWORD)
        assert answer.headers["location"] == "/overview?year=2024&unit=dong-nai"
        assert (await browser.get("/overview")).text == "the app"

    run(walk())


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_no_method_gets_an_anonymous_request_through(site: Site, method: str) -> None:
    async def probe() -> None:
        browser = site.browser(headers={"Origin": ORIGIN})
        for path in INSIDE:
            answer = await browser.request(method, path)
            assert answer.status_code == 401, path
        assert site.app.reached == []

    run(probe())


def test_only_health_passes_without_a_session(site: Site) -> None:
    async def probe() -> None:
        browser = site.browser()
        assert (await browser.get("/_stcore/health")).text == "the app"
        assert (await browser.get("/healthz")).text == "ok"
        for path in (
            "/_stcore/health/",
            "/_stcore/healthy",
            "/login/../_stcore/metrics",
            "//login",
        ):
            assert (await browser.get(path)).status_code in {401, 404}, path
        assert len(site.app.reached) == 1

    run(probe())


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8501", 200),
        ("127.0.0.1", 200),
        ("[::1]:8501", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("localhost@evil.example", 421),
        ("evil.example:80@localhost", 421),
        ("", 421),
        ("[::1", 421),
    ],
)
def test_a_foreign_name_that_leads_here_is_refused(site: Site, host: str, status: int) -> None:
    async def probe() -> None:
        answer = await site.browser().get("/_stcore/health", headers={"Host": host})
        assert answer.status_code == status

    run(probe())


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "https://localhost",
        "http://localhost:1",
        "http://localhost.x",
        "",
    ],
)
def test_a_foreign_origin_is_refused_even_with_a_session(site: Site, origin: str) -> None:
    async def probe() -> None:
        browser = await inside(site)
        site.app.reached.clear()
        for path in ("/", "/_stcore/health", "/login"):
            answer = await browser.get(path, headers={"Origin": origin})
            assert answer.status_code == 403, path
        assert site.app.reached == []

    run(probe())


def test_what_changes_something_must_name_its_origin(site: Site) -> None:
    async def probe() -> None:
        browser = await inside(site)
        path = "/_stcore/upload_file/session/file"
        assert (await browser.put(path, content=b"abc")).status_code == 403
        answer = await browser.put(path, content=b"abc", headers={"Origin": ORIGIN})
        assert answer.status_code == 200

    run(probe())


def test_the_app_sees_the_sessions_key_but_never_the_cookie(site: Site) -> None:
    async def look() -> None:
        browser = await inside(site)
        token = browser.cookies["papi"]
        forged = {"X-Papi-Session": "forged", "Cookie": f"a=1; papi={token}; b=2"}
        await browser.get("/", headers=forged)
        seen = site.app.headers()
        assert seen[b"x-papi-session"] == sessions.key_of(token).encode()
        assert seen[b"cookie"] == b"a=1; b=2"
        names = [name for name, _ in site.app.reached[-1]["headers"]]
        assert names.count(b"x-papi-session") == 1
        await site.browser().get("/_stcore/health", headers={"X-Papi-Session": "forged"})
        assert b"x-papi-session" not in site.app.headers()

    run(look())


def test_a_websocket_needs_a_session_and_this_sites_origin(site: Site) -> None:
    async def probe() -> None:
        browser = await inside(site)
        refused = [
            Socket(site, site.browser()),
            Socket(site, browser, origin="http://evil.example"),
            Socket(site, browser, origin=""),
            Socket(site, browser, origin="null"),
            Socket(site, browser, host="evil.example", origin="http://evil.example"),
        ]
        site.app.reached.clear()
        for socket in refused:
            assert (await socket.hear())["type"] == "websocket.close"
        assert site.app.reached == []
        socket = Socket(site, browser)
        assert (await socket.hear())["type"] == "websocket.accept"
        await socket.send(b"hello")
        assert (await socket.hear())["bytes"] == b"hello"
        await socket.leave()
        assert site.app.left == [1001]

    run(probe())


def test_signing_out_closes_the_websockets_of_every_tab_at_once(site: Site) -> None:
    async def walk() -> None:
        browser, other = await inside(site), await inside(site, "viet")
        tabs = [Socket(site, browser), Socket(site, browser), Socket(site, other)]
        for tab in tabs:
            await tab.hear()
        token = browser.cookies["papi"]
        answer = await send_form(browser, await browser.get("/logout"))
        assert answer.headers["location"] == "/login"
        for tab in tabs[:2]:
            assert await tab.hear() == {"type": "websocket.close", "code": websockets.ENDED}
        await tabs[2].send(b"still here")
        assert (await tabs[2].hear())["bytes"] == b"still here"
        await tabs[2].leave()
        replay = site.browser(cookies={"papi": token})
        assert (await replay.get("/")).status_code == 401
        assert (await Socket(site, replay).hear())["type"] == "websocket.close"

    run(walk())


@pytest.mark.parametrize("end", ["disabled", "role", "idle", "absolute", "revoked"])
def test_a_message_after_the_end_of_a_session_goes_nowhere(site: Site, end: str) -> None:
    async def walk() -> None:
        browser = await inside(site)
        socket = await connected(site, browser)
        if end == "disabled":
            accounts.disable(site.home, "lan", by="chi", now=NOON)
        elif end == "role":
            accounts.change_role(site.home, "lan", "viewer", None, by="chi", now=NOON)
        elif end == "revoked":
            with writing(site.home) as connection:
                sessions.end_all(connection, "lan")
        else:
            site.clock.now += {"idle": 1800, "absolute": 8 * 3600}[end]
        await socket.send(b"too late")
        assert (await socket.hear()) == {"type": "websocket.close", "code": websockets.ENDED}
        assert site.app.heard == []
        assert (await browser.get("/")).status_code == 401

    run(walk())


def test_a_silent_websocket_is_closed_too_and_hears_nothing_more(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(websockets, "EVERY", 0.02)

    async def walk() -> None:
        socket = await connected(site)
        accounts.disable(site.home, "lan", by="chi", now=NOON)
        assert (await socket.hear()) == {"type": "websocket.close", "code": websockets.ENDED}
        await asyncio.sleep(0.05)
        assert site.app.left == [websockets.ENDED]

    run(walk())


def test_a_session_is_kept_alive_by_a_person_not_by_a_page(tmp_path: Path) -> None:
    site = Site(tmp_path, parse=lambda message: BrowserRequest(automatic=message == b"automatic"))
    site.person("lan")

    async def walk() -> None:
        socket = await connected(site)
        for message, lives in ((b"a person", True), (b"automatic", True), (b"automatic", False)):
            site.clock.now += 1000
            await socket.send(message)
            heard = await socket.hear()
            assert (heard["type"] == "websocket.send") is lives

    run(walk())


def test_a_page_of_another_role_is_refused_by_its_address_and_by_its_message(
    tmp_path: Path,
) -> None:
    site = Site(tmp_path, parse=lambda message: BrowserRequest(page=message.decode()))
    site.person("viet")

    async def walk() -> None:
        browser = await inside(site, "viet")
        page = await browser.get("/accounts", headers={"Accept": "text/html"})
        assert page.status_code == 403
        assert "vai trò khác" in page.text
        socket = Socket(site, browser)
        await socket.hear()
        await socket.send(b"overview")
        assert (await socket.hear())["bytes"] == b"overview"
        await socket.send(b"import")
        assert (await socket.hear())["code"] == websockets.NOT_YOURS
        assert site.app.heard == [b"overview"]
        acts = [entry.act for entry in audit.entries(site.home, action="page.open")]
        assert [(act.who, act.object, act.result) for act in acts] == [
            ("viet", "page/import", "refused"),
            ("viet", "page/accounts", "refused"),
        ]

    run(walk())


def test_metrics_are_for_administrators_and_unused_routes_for_nobody(site: Site) -> None:
    async def probe() -> None:
        analyst, administrator = await inside(site), await inside(site, "chi")
        assert (await analyst.get("/_stcore/metrics")).status_code == 403
        assert audit.entries(site.home)[0].act.action == "metrics.read"
        assert (await administrator.get("/_stcore/metrics")).status_code == 200
        for path in ("/_stcore/agent/mcp", "/auth/login", "/oauth2callback"):
            assert (await administrator.get(path)).status_code == 404

    run(probe())


def test_an_issued_password_must_be_changed_before_anything_else(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.person("lan")
    with writing(site.home) as connection:
        connection.execute("UPDATE account SET must_change = 1")

    async def walk() -> None:
        browser = await inside(site)
        asked = await browser.get("/", headers={"Accept": "text/html"})
        assert asked.headers["location"] == "/password"
        assert (await browser.get("/_stcore/host-config")).status_code == 403
        assert (await Socket(site, browser).hear())["type"] == "websocket.close"
        form = await browser.get("/password")
        new = "hoa sữa thơm nồng"
        for typed, words in (
            ({"password": PASSWORD, "new": "ngắn", "again": "ngắn"}, "12 ký tự"),
            ({"password": PASSWORD, "new": new, "again": new + "."}, "không giống"),
            ({"password": "sai", "new": new, "again": new}, "không đúng"),
        ):
            answer = await send_form(browser, form, **typed)
            assert answer.status_code in {400, 401}
            assert words in answer.text
        done = await send_form(browser, form, password=PASSWORD, new=new, again=new)
        assert done.headers["location"] == "/"
        assert (await browser.get("/")).text == "the app"

    run(walk())


def test_one_person_may_send_so_much_in_an_hour(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.person("lan")
    site.person("viet")
    site.gate.uploads.limit = 1000

    async def walk() -> None:
        lan, viet = await inside(site), await inside(site, "viet")

        async def put(browser: httpx.AsyncClient, size: int) -> int:
            path = "/_stcore/upload_file/session/file"
            answer = await browser.put(path, content=b"x" * size, headers={"Origin": ORIGIN})
            return answer.status_code

        assert [await put(lan, 600), await put(lan, 401), await put(lan, 400)] == [200, 429, 200]
        assert await put(viet, 1000) == 200
        site.clock.now += 1700
        assert await put(lan, 1) == 429
        site.clock.now += 1700
        assert await put(lan, 1) == 429
        site.clock.now += 200.0
        assert await put(lan, 1000) == 200

        chunked = await lan.put(
            "/_stcore/upload_file/session/file",
            content=_chunks(),
            headers={"Origin": ORIGIN},
        )
        assert chunked.status_code == 411

    run(walk())


async def _chunks() -> AsyncIterator[bytes]:
    yield b"x"


def test_every_answer_carries_the_headers(site: Site) -> None:
    async def probe() -> None:
        browser = await inside(site)
        for path in (
            "/",
            "/login",
            "/healthz",
            "/_stcore/health",
            "/auth/login",
            "/logout",
            "/nowhere",
        ):
            headers = (await browser.get(path)).headers
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["x-frame-options"] == "DENY"
            assert "default-src 'none'" in headers["content-security-policy"]
            assert headers["referrer-policy"] == "same-origin"
            assert "strict-transport-security" not in headers
        refused = await browser.get("/", headers={"Host": "evil.example"})
        assert refused.headers["x-frame-options"] == "DENY"

    run(probe())


def test_behind_tls_cookies_are_secure_and_the_origin_is_https(tmp_path: Path) -> None:
    site = Site(tmp_path, more={"tls": True, "hosts": ("papi.example",)})
    site.person("lan")

    async def walk() -> None:
        browser = site.browser(headers={"Host": "papi.example", "Origin": "https://papi.example"})
        form = await browser.get("/login")
        [cookie] = form.headers.get_list("set-cookie")
        assert re.fullmatch(
            r"__Host-papi-form=\S+; HttpOnly; Max-Age=3600; Path=/; SameSite=strict; Secure", cookie
        )
        assert "max-age=31536000" in form.headers["strict-transport-security"]
        assert (
            await browser.get("/login", headers={"Origin": "http://papi.example"})
        ).status_code == 403

    run(walk())


def test_when_the_sessions_cannot_be_read_nobody_gets_through(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(websockets, "EVERY", 0.02)

    async def walk() -> None:
        socket = await connected(site)
        (site.home / "access.sqlite").write_bytes(b"not a database" * 100)
        (site.home / "access.sqlite-wal").unlink(missing_ok=True)
        assert (await socket.hear())["code"] == websockets.ENDED
        assert site.gate.websockets._watcher is not None
        with pytest.raises(Exception, match="not a database"):
            await site.gate.websockets._watcher

    run(walk())
