"""The gate: requests reach the app only with an active session and from this site's own pages."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from access import gate_log, request_checks
from access.roles import PAGES, Identity, may, may_open
from access.routes import Routes
from access.settings import Settings
from access.uploads import Uploads
from access.websockets import ENDED, BrowserRequest, WebsocketConnections

OPEN = frozenset({"/_stcore/health"})
SHUT = ("/_stcore/agent", "/_stcore/script-health-check", "/auth/", "/oauth2callback")  # unused
ASKS = {"/_stcore/metrics": "metrics.read"}
UPLOAD = "/_stcore/upload_file/"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Gate:
    """Middleware around the app.

    `routes` serves the pages beside the app; `parse` reads what a websocket message requests.
    """

    def __init__(
        self,
        app: ASGIApp,
        settings: Settings,
        routes: Routes,
        parse: Callable[[bytes], BrowserRequest],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.app = app
        self.settings = settings
        self.routes = routes
        self.clock = clock
        self.websockets = WebsocketConnections(settings, parse, clock)
        self.uploads = Uploads(settings.limits.upload, clock)
        routes.on_session_end = self.websockets.end

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if not request_checks.is_own_host(headers, self.settings):
            await PlainTextResponse("Misdirected request", 421)(scope, receive, send)
            return
        strict = scope["method"] not in SAFE_METHODS
        if not request_checks.is_own_origin(headers, self.settings, needed=strict):
            await PlainTextResponse("Foreign origin", 403)(scope, receive, send)
            return
        who = request_checks.identify(headers, self.settings, self.clock())
        refusal = await self._refusal(scope, headers, who)
        if refusal is not None:
            if strict:
                refusal.headers["Connection"] = "close"  # what is still coming is not read
            await refusal(scope, receive, send)
        elif self.routes.handles(scope["path"]):
            await self.routes({**scope, "papi.who": who}, receive, send)
        else:
            await self.app(request_checks.forwarded(scope, self.settings, who), receive, send)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        ours = request_checks.is_own_host(headers, self.settings) and request_checks.is_own_origin(
            headers, self.settings, needed=True
        )
        who = request_checks.identify(headers, self.settings, self.clock()) if ours else None
        if who is None or who.must_change:
            await receive()
            await send({"type": "websocket.close", "code": ENDED})  # before accept: HTTP 403
            return
        connection = self.websockets.open(who.session, receive, send)
        try:
            handed_on = request_checks.forwarded(scope, self.settings, who)
            await self.app(handed_on, connection.receive, connection.send)
        finally:
            self.websockets.remove(connection)

    async def _refusal(
        self, scope: Scope, headers: Headers, who: Identity | None
    ) -> Response | None:
        path = scope["path"]
        reading = scope["method"] in SAFE_METHODS and "text/html" in headers.get("accept", "")
        if path in OPEN or self.routes.is_open(path):
            return None
        if who is None:
            return _to_login(scope) if reading else PlainTextResponse("Sign in first", 401)
        await gate_log.touch_session(self.settings, who, self.clock())
        if self.routes.handles(path):
            return None
        if who.must_change:
            return RedirectResponse("/password", 303) if reading else _forbidden()
        return await self._denial(scope, headers, who, reading=reading)

    async def _denial(
        self, scope: Scope, headers: Headers, who: Identity, *, reading: bool
    ) -> Response | None:
        path = scope["path"]
        page = path.strip("/")
        if path.startswith(SHUT):
            return PlainTextResponse("Not found", 404)
        if path in ASKS and not may(who, ASKS[path]):
            await gate_log.record_refusal(self.settings, who, ASKS[path], path, self.clock())
            return _forbidden()
        if reading and page in PAGES and not may_open(who.role, page):
            await gate_log.record_refusal(
                self.settings, who, "page.open", f"page/{page}", self.clock()
            )
            return self.routes.page_of_another_role(scope)
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
