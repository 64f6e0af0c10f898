"""The few pages that are not Streamlit's: their words, their forms and the cookies they set."""

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


class Say(Protocol):
    """Gives the words of a key in a language, its placeholders filled."""

    def __call__(self, key: str, lang: Lang, **values: object) -> str: ...


class TooLong(Exception):
    """A form holds more than anybody types."""


async def read(request: Request) -> dict[str, str]:
    """The fields of a form. Raises TooLong: whoever is not signed in may not fill the memory."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            raise TooLong
    fields = parse_qs(body.decode("utf-8", errors="replace"), keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}


def local(path: str | None) -> str:
    """An address of this site to go on to, whatever was asked for."""
    if not path or not path.startswith("/") or path.startswith("//") or not path.isprintable():
        return "/"
    aside = "\\" in path or path.split("?")[0] in {"/login", "/logout", "/password"}
    return "/" if aside else path


class Forms:
    """Draws pages and sets cookies as this installation wants them."""

    def __init__(self, settings: Settings, say: Say) -> None:
        self.settings = settings
        self._say = say
        self._html = Environment(loader=FileSystemLoader(HTML), autoescape=True)

    def page(
        self,
        request: Request,
        name: str,
        status: int = 200,
        form: Mapping[str, str] | None = None,
        **values: object,
    ) -> HTMLResponse:
        """A page by the name of its template, in the language asked for."""
        sent = form or request.query_params
        next_ = local(sent.get("next"))
        lang = _lang(sent.get("lang"), next_)
        token = request.cookies.get(self._token) or secrets.token_urlsafe(24)

        def say(key: str, **filled: object) -> str:
            return self._say(f"access.{key}", lang, **filled)

        text = self._html.get_template(f"{name}.html").render(
            say=say,
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
        self.keep(answer, self._token, token)
        return answer

    def is_ours(self, request: Request, form: Mapping[str, str]) -> bool:
        """Whether a form was drawn for this browser."""
        kept = request.cookies.get(self._token, "")
        return bool(kept) and secrets.compare_digest(kept.encode(), form.get("token", "").encode())

    def signed_in(self, answer: Response, token: str) -> Response:
        """Hands the browser its session."""
        self.keep(answer, self.settings.cookie, token, seconds=int(self.settings.limits.absolute))
        self.drop(answer, self._token)
        return answer

    def keep(
        self, answer: Response, name: str, value: str, *, strict: bool = True, seconds: int = 3600
    ) -> None:
        """Sets a cookie that scripts cannot read and other sites cannot use."""
        answer.set_cookie(
            name,
            value,
            max_age=seconds,
            httponly=True,
            secure=self.settings.tls,
            samesite="strict" if strict else "lax",
        )

    def drop(self, answer: Response, name: str) -> None:
        """Takes a cookie back."""
        answer.delete_cookie(name, httponly=True, secure=self.settings.tls, samesite="strict")

    @property
    def _token(self) -> str:
        return f"{self.settings.cookie}-form"


def _lang(asked: str | None, next_: str) -> Lang:
    """The language asked for, else that of the page one wants to go on to, else Vietnamese."""
    wanted = asked or "".join(parse_qs(urlsplit(next_).query).get("lang", [])[:1])
    return "en" if wanted == "en" else "vi"
