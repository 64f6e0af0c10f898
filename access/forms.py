"""Pages that Streamlit does not draw: their texts, forms and cookies."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from access import passwords
from access.headers import FORM_POLICY
from access.settings import Settings

HTML = Path(__file__).with_name("html")
LONGEST = 8192  # bytes of a form
Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")


class Translate(Protocol):
    """Return the text of a key in a language, with its placeholders filled."""

    def __call__(self, key: str, lang: Lang, **values: object) -> str: ...


class TooLong(Exception):
    """The body of a form is longer than LONGEST bytes."""


async def read(request: Request) -> dict[str, str]:
    """Return the fields of a form.

    Raises TooLong, so that a client that is not signed in cannot fill the memory.
    """
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            raise TooLong
    fields = parse_qs(body.decode("utf-8", errors="replace"), keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}


def local_path(path: str | None) -> str:
    """Return the path if it is a page of this site to continue to, else "/"."""
    if not path or not path.startswith("/") or path.startswith("//") or not path.isprintable():
        return "/"
    aside = "\\" in path or path.split("?")[0] in {"/login", "/logout", "/password"}
    return "/" if aside else path


class Forms:
    """Render pages and set cookies by the settings of this installation."""

    def __init__(self, settings: Settings, translate: Translate) -> None:
        self.settings = settings
        self._translate = translate
        self._html = Environment(loader=FileSystemLoader(HTML), autoescape=True)

    def page(
        self,
        request: Request,
        name: str,
        status: int = 200,
        form: Mapping[str, str] | None = None,
        **values: object,
    ) -> HTMLResponse:
        """Render the template `name` in the language of the request."""
        sent = form or request.query_params
        next_ = local_path(sent.get("next"))
        lang = _lang(sent.get("lang"), next_)
        token = request.cookies.get(self._token) or secrets.token_urlsafe(24)

        def translate(key: str, **filled: object) -> str:
            return self._translate(f"access.{key}", lang, **filled)

        text = self._html.get_template(f"{name}.html").render(
            translate=translate,
            lang=lang,
            langs=LANGS,
            next=next_,
            token=token,
            typed=sent.get("name", ""),
            provider=self.settings.provider,
            shortest=passwords.SHORTEST,
            limits=self.settings.limits,
            **{"fault": None, "who": None, **values},
        )
        answer = HTMLResponse(text, status, {"Content-Security-Policy": FORM_POLICY})
        self.set_cookie(answer, self._token, token)
        return answer

    def is_ours(self, request: Request, form: Mapping[str, str]) -> bool:
        """Return whether a form carries the token of this browser (protection against CSRF)."""
        kept = request.cookies.get(self._token, "")
        return bool(kept) and secrets.compare_digest(kept.encode(), form.get("token", "").encode())

    def signed_in(self, answer: Response, token: str) -> Response:
        """Set the session cookie and remove the form token."""
        self.set_cookie(
            answer, self.settings.cookie, token, seconds=int(self.settings.limits.absolute)
        )
        self.delete_cookie(answer, self._token)
        return answer

    def set_cookie(
        self, answer: Response, name: str, value: str, *, strict: bool = True, seconds: int = 3600
    ) -> None:
        """Set a cookie that scripts cannot read and other sites cannot use."""
        answer.set_cookie(
            name,
            value,
            max_age=seconds,
            httponly=True,
            secure=self.settings.tls,
            samesite="strict" if strict else "lax",
        )

    def delete_cookie(self, answer: Response, name: str) -> None:
        """Delete a cookie."""
        answer.delete_cookie(name, httponly=True, secure=self.settings.tls, samesite="strict")

    @property
    def _token(self) -> str:
        return f"{self.settings.cookie}-form"


def _lang(asked: str | None, next_: str) -> Lang:
    """Return the language of the request, else that of the next page, else Vietnamese."""
    wanted = asked or "".join(parse_qs(urlsplit(next_).query).get("lang", [])[:1])
    return "en" if wanted == "en" else "vi"
