"""The gate: nothing reaches the app without a living session, from this site's own pages."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from access import arrivals, notes
from access.doors import Doors
from access.lines import ENDED, Asked, Lines
from access.roles import PAGES, Identity, may, may_open
from access.settings import Settings
from access.uploads import Uploads

OPEN = frozenset({"/_stcore/health"})
SHUT = ("/_stcore/agent", "/_stcore/script-health-check", "/auth/", "/oauth2callback")  # unused
ASKS = {"/_stcore/metrics": "metrics.read"}
UPLOAD = "/_stcore/upload_file/"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Gate:
    """Middleware around the app; `doors` answers what may be seen without a session."""

    def __init__(
        self,
        app: ASGIApp,
        settings: Settings,
        doors: Doors,
        asked: Callable[[bytes], Asked],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.app = app
        self.settings = settings
        self.doors = doors
        self.clock = clock
        self.lines = Lines(settings, asked, clock)
        self.uploads = Uploads(settings.limits.upload, clock)
        doors.ended = self.lines.end

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if not arrivals.host_is_ours(headers, self.settings):
            await PlainTextResponse("Misdirected request", 421)(scope, receive, send)
            return
        strict = scope["method"] not in SAFE_METHODS
        if not arrivals.origin_is_ours(headers, self.settings, needed=strict):
            await PlainTextResponse("Foreign origin", 403)(scope, receive, send)
            return
        who = arrivals.who(headers, self.settings, self.clock())
        refusal = await self._refusal(scope, headers, who)
        if refusal is not None:
            if strict:
                refusal.headers["Connection"] = "close"  # what is still coming is not read
            await refusal(scope, receive, send)
        elif self.doors.answers(scope["path"]):
            await self.doors({**scope, "papi.who": who}, receive, send)
        else:
            await self.app(arrivals.handed_on(scope, self.settings, who), receive, send)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        ours = arrivals.host_is_ours(headers, self.settings) and arrivals.origin_is_ours(
            headers, self.settings, needed=True
        )
        who = arrivals.who(headers, self.settings, self.clock()) if ours else None
        if who is None or who.must_change:
            await receive()
            await send({"type": "websocket.close", "code": ENDED})  # before accept: HTTP 403
            return
        line = self.lines.begin(who.session, receive, send)
        try:
            handed_on = arrivals.handed_on(scope, self.settings, who)
            await self.app(handed_on, line.receive, line.send)
        finally:
            self.lines.forget(line)

    async def _refusal(
        self, scope: Scope, headers: Headers, who: Identity | None
    ) -> Response | None:
        path = scope["path"]
        reading = scope["method"] in SAFE_METHODS and "text/html" in headers.get("accept", "")
        if path in OPEN or self.doors.is_open(path):
            return None
        if who is None:
            return _to_login(scope) if reading else PlainTextResponse("Sign in first", 401)
        await notes.in_use(self.settings, who, self.clock())
        if self.doors.answers(path):
            return None
        if who.must_change:
            return RedirectResponse("/password", 303) if reading else _forbidden()
        return await self._not_theirs(scope, headers, who, reading=reading)

    async def _not_theirs(
        self, scope: Scope, headers: Headers, who: Identity, *, reading: bool
    ) -> Response | None:
        path = scope["path"]
        page = path.strip("/")
        if path.startswith(SHUT):
            return PlainTextResponse("Not found", 404)
        if path in ASKS and not may(who, ASKS[path]):
            await notes.refused(self.settings, who, ASKS[path], path, self.clock())
            return _forbidden()
        if reading and page in PAGES and not may_open(who.role, page):
            await notes.refused(self.settings, who, "page.open", f"page/{page}", self.clock())
            return self.doors.not_yours(scope)
        if scope["method"] == "PUT" and path.startswith(UPLOAD):
            return self._upload(headers, who)
        return None

    def _upload(self, headers: Headers, who: Identity) -> Response | None:
        length = headers.get("content-length", "")
        if not length.isdigit():
            return PlainTextResponse("Length required", 411)
        taken = self.uploads.take(who.name, int(length))
        return None if taken else PlainTextResponse("Too much was sent in the last hour", 429)


def _to_login(scope: Scope) -> Response:
    query = scope["query_string"].decode("latin-1")
    asked = scope["path"] + (f"?{query}" if query else "")
    return RedirectResponse(f"/login?next={quote(asked, safe='')}", 303)


def _forbidden() -> Response:
    return PlainTextResponse("Not allowed", 403)
