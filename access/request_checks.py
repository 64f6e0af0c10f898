"""Checks of a request's host, origin and session, and the request that is passed to the app."""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope

from access import sessions
from access.identity import HEADER
from access.roles import Identity
from access.settings import Settings

HOST = re.compile(r"(?P<name>[a-z0-9.-]+)(?::\d+)?|\[(?P<number>[0-9a-f:]+)\](?::\d+)?")


def is_own_host(headers: Headers, settings: Settings) -> bool:
    """Return whether the Host header names this site (a foreign name means DNS rebinding)."""
    hosts = headers.getlist("host")
    found = HOST.fullmatch(hosts[0].lower()) if len(hosts) == 1 else None
    return found is not None and (found["name"] or found["number"]) in settings.hosts


def is_own_origin(headers: Headers, settings: Settings, *, needed: bool) -> bool:
    """Return whether the Origin header is this site; `needed`: a missing one is refused."""
    origins = headers.getlist("origin")
    if not origins:
        return not needed
    return origins == [f"{settings.scheme}://{headers.get('host', '')}"]


def identify(headers: Headers, settings: Settings, now: float) -> Identity | None:
    """Return the person whose active session the cookie names, if any."""
    token = cookie_parser("; ".join(headers.getlist("cookie"))).get(settings.cookie, "")
    if not token:
        return None
    return sessions.find(settings.home, sessions.key_of(token), now, settings.limits)


def forwarded(scope: Scope, settings: Settings, found: Identity | None) -> Scope:
    """Return the request for the app: with the session's key, without its cookie."""
    headers = [
        (name, _without(settings.cookie, value) if name == b"cookie" else value)
        for name, value in scope["headers"]
        if name != HEADER.encode()
    ]
    if found:
        headers.append((HEADER.encode(), found.session.encode()))
    return {**scope, "headers": headers}


def _without(cookie: str, value: bytes) -> bytes:
    parts = (part.strip() for part in value.split(b";"))
    return b"; ".join(part for part in parts if part.split(b"=")[0] != cookie.encode())
