"""Security and cache headers of every response."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
TLS: Mapping[str, str] = {"Strict-Transport-Security": "max-age=31536000"}

# A page of our own needs nothing but its style, its font and one form.
FORM_POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)


def app_policy(*inline: str) -> str:
    """Return the app's content security policy, with the digests of its inline scripts.

    Styles are inline because Streamlit's are made in the browser.
    """
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *inline)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",  # Plotly paints a picture to download by way of a blob of its own
            "font-src 'self' data:",  # Streamlit's style sheet brings a small one along
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


class Headers:
    """Middleware that adds the headers to every response that does not set its own."""

    def __init__(self, app: ASGIApp, policy: str, *, tls: bool) -> None:
        self.app = app
        self.always = {"Content-Security-Policy": policy, **SAFE, **(TLS if tls else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.add(MutableHeaders(raw=message["headers"]))
            await send(message)

        await self.app(scope, receive, with_headers)

    def add(self, headers: MutableHeaders) -> None:
        """Add the headers that a response lacks."""
        for name, value in self.always.items():
            headers.setdefault(name, value)
        headers.setdefault("Cache-Control", "no-store")
