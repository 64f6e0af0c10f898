"""The two addresses of signing in by an OpenID provider: the way there and the way back."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from access import oidc, signing
from access.forms import Forms, local

LOG = logging.getLogger("papi.gate")
SECONDS = 600  # for signing in at the provider


class OpenId:
    """Sends browsers to the provider and takes them back."""

    def __init__(self, forms: Forms, clock: Callable[[], float]) -> None:
        self.forms = forms
        self.settings = forms.settings
        self.clock = clock
        self.routes = [Route("/login/openid", self._there), Route("/login/openid/back", self._back)]

    async def _there(self, request: Request) -> Response:
        if self.settings.provider is None:
            return PlainTextResponse("Not found", 404)
        next_ = local(request.query_params.get("next"))
        try:
            url, flow = await oidc.begin(self.settings.provider, self._address(request), next_)
        except oidc.Failed as error:
            return _failed(error)
        answer = RedirectResponse(url, 303)
        # Lax: it is the provider's page, on another site, that sends the browser back.
        self.forms.keep(answer, self._cookie, flow.packed(), strict=False, seconds=SECONDS)
        return answer

    async def _back(self, request: Request) -> Response:
        if self.settings.provider is None:
            return PlainTextResponse("Not found", 404)
        flow = oidc.unpacked(request.cookies.get(self._cookie, ""))
        answer = request.query_params
        try:
            person = await oidc.finish(self.settings.provider, self._address(request), answer, flow)
        except oidc.Failed as error:
            return _failed(error)
        token = await asyncio.to_thread(
            signing.by_subject,
            self.settings,
            person.subject,
            person.name,
            address=request.client.host if request.client else "",
            now=self.clock(),
        )
        if token is None:
            return _failed(f"no account for {person}")
        # A page, not a redirect: only from a page of our own does the strict cookie go along.
        onward = self.forms.page(request, "onward", onward=local(flow.next if flow else None))
        self.forms.drop(onward, self._cookie)
        return self.forms.signed_in(onward, token)

    @property
    def _cookie(self) -> str:
        return f"{self.settings.cookie}-openid"

    def _address(self, request: Request) -> str:
        return f"{self.settings.scheme}://{request.headers['host']}/login/openid/back"


def _failed(why: object) -> Response:
    LOG.warning("OpenID: %s", why)
    return RedirectResponse("/login?failed=1", 303)
