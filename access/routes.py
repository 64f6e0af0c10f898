"""Routes beside the app: sign-in, sign-out, change of password, health check."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from access import forms, passwords, sessions, sign_in
from access.database import Unwritable
from access.forms import HTML, Forms, TooLong, Translate, local_path
from access.openid_routes import OpenIdRoutes
from access.roles import Identity
from access.settings import Settings

AT_ONCE, MOST = 2, 32  # passwords hashed at the same time; those and the waiting ones
OWN = frozenset({"/login", "/logout", "/password", "/healthz", "/gate.js"})
CLOSED = frozenset({"/logout", "/password", "/gate.js"})  # only with a session


class Routes:
    """A small application beside the app. `font` is the file of the app's font."""

    def __init__(
        self,
        settings: Settings,
        translate: Translate,
        font: Path,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.on_session_end: Callable[[str], None] = lambda _session: None
        self.forms = Forms(settings, translate)
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._pending = 0
        self._app = Starlette(
            routes=[
                Route("/login", self._login, methods=["GET", "POST"]),
                Route("/logout", self._logout, methods=["GET", "POST"]),
                Route("/password", self._password, methods=["GET", "POST"]),
                Route("/healthz", self._health),
                Route("/gate.js", _file(HTML / "gate.js", "text/javascript")),
                Route("/login/style.css", _file(HTML / "style.css", "text/css")),
                Route("/login/icon.svg", _file(HTML / "icon.svg", "image/svg+xml")),
                Route("/login/font.woff2", _file(font, "font/woff2")),
                *OpenIdRoutes(self.forms, clock).routes,
            ],
            exception_handlers={Unwritable: self._unwritable, TooLong: _too_long},
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)

    def handles(self, path: str) -> bool:
        """Return whether a path belongs to these routes and not to the app."""
        return path in OWN or path.startswith("/login/")

    def is_open(self, path: str) -> bool:
        """Return whether a path needs no session."""
        return self.handles(path) and path not in CLOSED

    def page_of_another_role(self, scope: Scope) -> Response:
        """Return the page for a person whose role may not open the requested page."""
        return self.forms.page(Request(scope), "not_yours", 403)

    async def _login(self, request: Request) -> Response:
        if request.method == "GET":
            return self._login_form(request)
        form = await forms.read(request)
        if not self.forms.is_ours(request, form):
            return self.forms.page(request, "login", 403, form, fault="stale")
        if self._pending >= MOST:
            return self.forms.page(request, "login", 503, form, fault="busy")
        token = await self._hashing_slot(
            lambda: sign_in.by_password(
                self.settings,
                form.get("name", ""),
                form.get("password", ""),
                address=_address(request),
                now=self.clock(),
            )
        )
        if token is None:
            return self.forms.page(request, "login", 401, form, fault="wrong")
        return self.forms.signed_in(RedirectResponse(local_path(form.get("next")), 303), token)

    def _login_form(self, request: Request) -> Response:
        asked = request.query_params
        if request.scope["papi.who"]:
            return RedirectResponse(local_path(asked.get("next")), 303)
        if request.headers.get("sec-fetch-site") == "cross-site":
            # A link elsewhere does not bring the strict cookie; going on from our own page does.
            return self.forms.page(request, "onward", onward=f"/login?{request.url.query}")
        return self.forms.page(request, "login", fault="openid" if "failed" in asked else None)

    async def _logout(self, request: Request) -> Response:
        who: Identity = request.scope["papi.who"]
        if request.method == "GET":
            return self.forms.page(request, "logout", who=who)
        form = await forms.read(request)
        if not self.forms.is_ours(request, form):
            return self.forms.page(request, "logout", 403, form, who=who, fault="stale")
        address, now = _address(request), self.clock()
        await asyncio.to_thread(
            sign_in.sign_out, self.settings, who.session, by=who.name, address=address, now=now
        )
        self.on_session_end(who.session)
        answer = RedirectResponse("/login", 303)
        self.forms.delete_cookie(answer, self.settings.cookie)
        return answer

    async def _password(self, request: Request) -> Response:
        who: Identity = request.scope["papi.who"]
        if request.method == "GET":
            return self.forms.page(request, "password", who=who)
        form = await forms.read(request)
        fault = self._fault(request, form, who)
        if fault:
            return self.forms.page(request, "password", 400, form, who=who, fault=fault)
        token = await self._hashing_slot(
            lambda: sign_in.change_password(
                self.settings,
                who.name,
                form.get("password", ""),
                form["new"],
                address=_address(request),
                now=self.clock(),
            )
        )
        if token is None:
            return self.forms.page(request, "password", 401, form, who=who, fault="wrong_old")
        self.on_session_end(who.session)
        return self.forms.signed_in(RedirectResponse("/", 303), token)

    def _fault(self, request: Request, form: dict[str, str], who: Identity) -> str | None:
        if not self.forms.is_ours(request, form):
            return "stale"
        if form.get("new", "") != form.get("again"):
            return "differ"
        return passwords.fault(form.get("new", ""), who.name, who.shown)

    async def _hashing_slot(self, work: Callable[[], str | None]) -> str | None:
        """Run work that hashes a password, which takes a core and tens of megabytes: few at once."""
        self._pending += 1
        try:
            async with self._slots:
                return await asyncio.to_thread(work)
        finally:
            self._pending -= 1

    async def _health(self, _request: Request) -> Response:
        now, limits = self.clock(), self.settings.limits
        await asyncio.to_thread(sessions.active_keys, self.settings.home, now, limits)
        return PlainTextResponse("ok")

    async def _unwritable(self, request: Request, _error: Exception) -> Response:
        return self.forms.page(request, "unwritable", 503)


def _file(path: Path, kind: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(_request: Request) -> Response:
        return FileResponse(path, media_type=kind, headers={"Cache-Control": "max-age=3600"})

    return answer


async def _too_long(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse("Too long", 413)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
