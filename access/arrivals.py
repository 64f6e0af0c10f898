"""What a request says about where it comes from, and what of it the app gets to see."""

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


def host_is_ours(headers: Headers, settings: Settings) -> bool:
    """Whether the browser meant this site: a foreign name may lead here too (DNS rebinding)."""
    hosts = headers.getlist("host")
    found = HOST.fullmatch(hosts[0].lower()) if len(hosts) == 1 else None
    return found is not None and (found["name"] or found["number"]) in settings.hosts


def origin_is_ours(headers: Headers, settings: Settings, *, needed: bool) -> bool:
    """Whether the page that asks is this site's own; `needed`: one that does not say is refused."""
    origins = headers.getlist("origin")
    if not origins:
        return not needed
    return origins == [f"{settings.scheme}://{headers.get('host', '')}"]


def who(headers: Headers, settings: Settings, now: float) -> Identity | None:
    """Whose living session the cookie names, if any."""
    token = cookie_parser("; ".join(headers.getlist("cookie"))).get(settings.cookie, "")
    if not token:
        return None
    return sessions.find(settings.home, sessions.key_of(token), now, settings.limits)


def handed_on(scope: Scope, settings: Settings, found: Identity | None) -> Scope:
    """The request as the app sees it: with the session's key, without the cookie that opens it."""
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
