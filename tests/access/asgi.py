"""What the tests of the gate share: a clock to turn, accounts, a browser and a websocket without a net."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access import accounts, passwords
from access.gate import Gate
from access.headers import Headers
from access.roles import Role
from access.routes import Routes
from access.settings import Hashing, Settings
from access.websockets import BrowserRequest
from strings import translate

CHEAP = Hashing(rounds=1, memory=8, lanes=1)  # the real cost is measured elsewhere
PASSWORD = "trời xanh mây trắng"  # noqa: S105 - of nobody
ORIGIN = "http://localhost"
NOON = 1_800_000_000.0

Result = TypeVar("Result")


def run(work: Awaitable[Result]) -> Result:
    """Runs one test's coroutine."""

    async def awaited() -> Result:
        return await work

    return asyncio.run(awaited())


@dataclass
class Clock:
    """A clock that stands until it is turned."""

    now: float = NOON

    def __call__(self) -> float:
        return self.now


@dataclass
class App:
    """Stands in the place of Streamlit and keeps what reached it."""

    reached: list[Scope] = field(default_factory=list)
    heard: list[bytes] = field(default_factory=list)
    left: list[int] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.reached.append(scope)
        if scope["type"] == "http":
            start = {"type": "http.response.start", "status": 200, "headers": []}
            await send(start)
            await send({"type": "http.response.body", "body": b"the app"})
            return
        await receive()
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] == "websocket.receive":
            self.heard.append(message["bytes"])
            await send({"type": "websocket.send", "bytes": message["bytes"]})
        self.left.append(message["code"])

    def headers(self) -> dict[bytes, bytes]:
        """Those of the last request that came through."""
        return dict(self.reached[-1]["headers"])


@dataclass
class Site:
    """A gate before the stand-in, at a home of its own."""

    home: Path
    clock: Clock = field(default_factory=Clock)
    app: App = field(default_factory=App)
    parse: Callable[[bytes], BrowserRequest] = lambda _message: BrowserRequest()
    more: dict[str, Any] = field(default_factory=dict)
    hashing: Hashing = CHEAP

    def __post_init__(self) -> None:
        self.settings = Settings(home=self.home, hashing=self.hashing, **self.more)
        self.routes = Routes(self.settings, translate, Path(__file__), self.clock)
        self.gate = Gate(self.app, self.settings, self.routes, self.parse, self.clock)
        self.whole: ASGIApp = Headers(self.gate, "default-src 'none'", tls=self.settings.tls)

    def person(self, name: str, role: Role = "viewer", division: str | None = None) -> None:
        """An account whose password need not be changed."""
        add(self.settings, name, role, division, now=self.clock.now)

    def browser(self, **options: dict[str, str]) -> httpx.AsyncClient:
        """A browser with no cookies yet."""
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(app=self.whole, client=("192.0.2.7", 50000)),
            base_url=ORIGIN,
            headers=options.get("headers"),
            cookies=options.get("cookies"),
        )


def add(
    settings: Settings,
    name: str,
    role: Role = "viewer",
    division: str | None = None,
    now: float = NOON,
) -> None:
    """An account with the tests' password."""
    kept = passwords.hashed(PASSWORD, settings.hashing)
    accounts.add(
        settings.home,
        name,
        name.title(),
        role,
        division,
        kept,
        by="test",
        now=now,
        must_change=False,
    )


async def sign_in(
    browser: httpx.AsyncClient, name: str, password: str = PASSWORD, next_: str = "/"
) -> httpx.Response:
    """Fills in the form as a person does."""
    form = await browser.get("/login", params={"next": next_})
    return await send_form(browser, form, name=name, password=password)


async def send_form(
    browser: httpx.AsyncClient, page: httpx.Response, **typed: str
) -> httpx.Response:
    """Sends the form of a page with its hidden fields."""
    action, hidden = form_of(page)
    return await browser.post(action, data=hidden | typed, headers={"Origin": ORIGIN})


def form_of(page: httpx.Response) -> tuple[str, dict[str, str]]:
    """Where the form of a page goes to, and its hidden fields."""
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    action = re.findall(r'<form method="post" action="([^"]+)"', page.text)[0]
    return action, {name: html.unescape(value) for name, value in hidden.items()}


class Socket:
    """A browser's websocket at a site, opened inside a running loop."""

    def __init__(self, site: Site, browser: httpx.AsyncClient, **headers: str) -> None:
        sent = {"host": "localhost", "origin": ORIGIN} | headers
        cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        if cookies:
            sent["cookie"] = cookies
        self._to_app: asyncio.Queue[Message] = asyncio.Queue()
        self._from_app: asyncio.Queue[Message] = asyncio.Queue()
        scope: Scope = {
            "type": "websocket",
            "path": "/_stcore/stream",
            "query_string": b"",
            "headers": [(k.encode(), v.encode()) for k, v in sent.items() if v],
        }
        self._to_app.put_nowait({"type": "websocket.connect"})
        self._task = asyncio.create_task(site.gate(scope, self._to_app.get, self._from_app.put))

    async def hear(self) -> Message:
        """What the server says next."""
        return await asyncio.wait_for(self._from_app.get(), 10)

    async def send(self, text: bytes) -> None:
        """Sends one binary message."""
        await self._to_app.put({"type": "websocket.receive", "bytes": text})

    async def leave(self) -> None:
        """Closes it from the browser's side and waits for the server to be done."""
        await self._to_app.put({"type": "websocket.disconnect", "code": 1001})
        await asyncio.wait_for(self._task, 10)
