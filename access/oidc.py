"""The OpenID Connect client: authorization code flow with PKCE, state and nonce."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from access.settings import Provider

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]
PATIENCE = 10.0  # seconds for one answer of the provider
LEEWAY = 60  # seconds that two clocks may differ


class Failed(Exception):
    """The provider cannot be reached, or its answer cannot be trusted."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What a browser must bring back from the provider; kept in a cookie meanwhile."""

    state: str
    nonce: str
    verifier: str
    next: str

    def to_cookie(self) -> str:
        """Return the flow as the text of a cookie."""
        return base64.urlsafe_b64encode(json.dumps(asdict(self)).encode()).decode()


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the provider names them: a constant `subject`, and `name`, an account here."""

    subject: str
    name: str


def from_cookie(text: str) -> Flow | None:
    """Return the flow of a cookie, or None if it holds none."""
    try:
        return Flow(**json.loads(base64.urlsafe_b64decode(text)))
    except (ValueError, TypeError):
        return None


async def begin(provider: Provider, back: str, next_: str) -> tuple[str, Flow]:
    """Return the provider's URL and the flow that the browser must bring back to `back`.

    Raises Failed.
    """
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    flow = Flow(state, nonce, verifier, next_)
    challenge = hashlib.sha256(flow.verifier.encode()).digest()
    async with _client() as client:
        known = await _metadata(client, provider)
    query = {
        "response_type": "code",
        "client_id": provider.client,
        "redirect_uri": back,
        "scope": "openid profile email",
        "state": flow.state,
        "nonce": flow.nonce,
        "code_challenge": base64.urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    return f"{known['authorization_endpoint']}?{urlencode(query)}", flow


async def finish(
    provider: Provider, back: str, answer: Mapping[str, str], flow: Flow | None
) -> Person:
    """Return the person in the provider's answer. Raises Failed unless all of it fits `flow`."""
    if flow is None or not secrets.compare_digest(answer.get("state", ""), flow.state):
        raise Failed("the answer belongs to no sign-in of this browser")
    if "code" not in answer:
        raise Failed(f"the provider refused: {answer.get('error', 'no code')}")
    async with _client() as client:
        known = await _metadata(client, provider)
        tokens = await _tokens(client, provider, known, back, answer["code"], flow)
        keys = _keys(await _json(client.get(known["jwks_uri"])))
        claims = _claims(provider, tokens, keys, flow)
        if provider.claim not in claims:
            claims = {**await _userinfo(client, known, tokens, claims["sub"]), **claims}
    return Person(f"{provider.issuer} {claims['sub']}", _name(provider, claims))


def _client() -> httpx.AsyncClient:
    return httpx.AsyncClient(timeout=PATIENCE)


async def _json(asked: Any) -> dict[str, Any]:  # noqa: ANN401 - httpx's awaitable
    try:
        response = await asked
        response.raise_for_status()
        answer = response.json()
    except (httpx.HTTPError, ValueError) as error:
        raise Failed(str(error)) from error
    if not isinstance(answer, dict):
        raise Failed("not an answer of an OpenID provider")
    return answer


async def _metadata(client: httpx.AsyncClient, provider: Provider) -> dict[str, Any]:
    known = await _json(client.get(f"{provider.issuer}/.well-known/openid-configuration"))
    needed = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"}
    if not needed <= known.keys() or known["issuer"].rstrip("/") != provider.issuer:
        raise Failed("the provider calls itself by another name")
    return known


async def _tokens(
    client: httpx.AsyncClient,
    provider: Provider,
    known: Mapping[str, Any],
    back: str,
    code: str,
    flow: Flow,
) -> dict[str, Any]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": flow.verifier,
    }
    login: httpx.Auth = httpx.BasicAuth(provider.client, provider.secret)
    ways = known.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if "client_secret_basic" not in ways:
        form |= {"client_id": provider.client, "client_secret": provider.secret}
        login = httpx.Auth()  # the secret stands in the form
    return await _json(client.post(known["token_endpoint"], data=form, auth=login))


def _keys(found: Any) -> KeySet:  # noqa: ANN401 - as sent
    try:
        return KeySet.import_key_set(found)
    except (JoseError, ValueError, KeyError) as error:
        raise Failed(f"the provider's keys: {error}") from error


def _claims(
    provider: Provider,
    tokens: Mapping[str, Any],
    keys: KeySet,
    flow: Flow,
) -> dict[str, Any]:
    registry = jwt.JWTClaimsRegistry(
        leeway=LEEWAY,
        iss={"essential": True, "values": [provider.issuer, f"{provider.issuer}/"]},
        aud={"essential": True, "value": provider.client},
        sub={"essential": True},
        exp={"essential": True},
        nonce={"essential": True, "value": flow.nonce},
    )
    try:
        claims = jwt.decode(tokens["id_token"], keys, ALGORITHMS).claims
        registry.validate(claims)
    except (JoseError, ValueError, KeyError) as error:
        raise Failed(f"the provider's token: {error}") from error
    if claims.get("azp", provider.client) != provider.client:
        raise Failed("the token was made for another application")
    return claims


async def _userinfo(
    client: httpx.AsyncClient, known: Mapping[str, Any], tokens: Mapping[str, Any], subject: str
) -> dict[str, Any]:
    if "userinfo_endpoint" not in known:
        return {}
    headers = {"Authorization": f"Bearer {tokens.get('access_token', '')}"}
    found = await _json(client.get(known["userinfo_endpoint"], headers=headers))
    if found.get("sub") != subject:
        raise Failed("the provider speaks of two people")
    return found


def _name(provider: Provider, claims: Mapping[str, Any]) -> str:
    name = claims.get(provider.claim)
    if not isinstance(name, str) or not name:
        raise Failed(f"the provider gives no {provider.claim}")
    if provider.claim == "email" and claims.get("email_verified") is not True:
        raise Failed("the provider has not verified the e-mail address")
    return name
