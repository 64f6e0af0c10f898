"""Routes for signing in by an OpenID provider: the redirect to it and the return from it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from access import oidc, sign_in
from access.forms import Forms, local_path

LOG = logging.getLogger("papi.gate")
SECONDS = 600  # for signing in at the provider


class OpenIdRoutes:
    """Redirect browsers to the provider and handle their return."""

    def __init__(self, forms: Forms, clock: Callable[[], float]) -> None:
        self.forms = forms
        self.settings = forms.settings
        self.clock = clock
        self.routes = [
            Route("/login/openid", self._redirect),
            Route("/login/openid/back", self._return),
        ]

    async def _redirect(self, request: Request) -> Response:
        if self.settings.provider is None:
            return PlainTextResponse("Not found", 404)
        next_ = local_path(request.query_params.get("next"))
        try:
            url, flow = await oidc.begin(self.settings.provider, self._address(request), next_)
        except oidc.Failed as error:
            return _failed(error)
        answer = RedirectResponse(url, 303)
        # Lax: it is the provider's page, on another site, that sends the browser back.
        self.forms.set_cookie(answer, self._cookie, flow.to_cookie(), strict=False, seconds=SECONDS)
        return answer

    async def _return(self, request: Request) -> Response:
        if self.settings.provider is None:
            return PlainTextResponse("Not found", 404)
        flow = oidc.from_cookie(request.cookies.get(self._cookie, ""))
        answer = request.query_params
        try:
            person = await oidc.finish(self.settings.provider, self._address(request), answer, flow)
        except oidc.Failed as error:
            return _failed(error)
        token = await asyncio.to_thread(
            sign_in.by_subject,
            self.settings,
            person.subject,
            person.name,
            address=request.client.host if request.client else "",
            now=self.clock(),
        )
        if token is None:
            return _failed(f"no account for {person}")
        # A page, not a redirect: only from a page of our own does the strict cookie go along.
        onward = self.forms.page(request, "onward", onward=local_path(flow.next if flow else None))
        self.forms.delete_cookie(onward, self._cookie)
        return self.forms.signed_in(onward, token)

    @property
    def _cookie(self) -> str:
        return f"{self.settings.cookie}-openid"

    def _address(self, request: Request) -> str:
        return f"{self.settings.scheme}://{request.headers['host']}/login/openid/back"


def _failed(why: object) -> Response:
    LOG.warning("OpenID: %s", why)
    return RedirectResponse("/login?failed=1", 303)
