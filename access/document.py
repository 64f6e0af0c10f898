"""Streamlit's page with a script added that notices the end of a session."""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SCRIPT = '<script src="/gate.js"></script>'
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FILES = ("/static/", "/media/", "/component/", "/app/static/", "/_stcore/")


def inline_digests(html: str) -> list[str]:
    """Return the hashes of a page's inline scripts, as a content security policy names them."""
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE.findall(html))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


class Document:
    """Middleware that replaces the app's page by the one with our script."""

    def __init__(self, app: ASGIApp, html: str) -> None:
        self.app = app
        self.page = html.replace("<head>", f"<head>\n    {SCRIPT}", 1).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(FILES):
            await self.app(scope, receive, send)
            return
        replaced = False

        async def with_script(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                replaced = message["status"] == 200 and _is_html(message)
                if replaced:
                    _rewrite(MutableHeaders(raw=message["headers"]), len(self.page))
            elif replaced and not message.get("more_body"):
                message = {"type": message["type"], "body": self._body(scope)}
            elif replaced:
                return
            await send(message)

        await self.app(scope, receive, with_script)

    def _body(self, scope: Scope) -> bytes:
        return b"" if scope["method"] == "HEAD" else self.page


def _is_html(message: Message) -> bool:
    kind: str = MutableHeaders(raw=message["headers"]).get("content-type", "")
    return kind.startswith("text/html")


def _rewrite(headers: MutableHeaders, length: int) -> None:
    for name in ("etag", "last-modified", "accept-ranges", "content-encoding"):
        if name in headers:
            del headers[name]
    headers["content-length"] = str(length)
    headers["cache-control"] = "no-store"
