"""Signing in by an OpenID provider: a real one in its own process, and answers that are forged."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

from access import accounts, audit, oidc
from access.oidc import Failed, Flow
from access.settings import Provider
from tests.access.asgi import NOON, Site, run

PEOPLE = [
    {"sub": "1001", "preferred_username": "Lan", "email": "lan@so.example", "email_verified": True},
    {"sub": "1002", "preferred_username": "stranger"},
    {"sub": "1003", "preferred_username": "lan"},
    {"sub": "1004", "email": "lan@so.example", "email_verified": False},
]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The address of a provider that knows four people."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    claims = [argument for person in PEOPLE for argument in ("--user-claims", json.dumps(person))]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *claims],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    url = f"http://localhost:{port}"
    try:
        for _ in range(200):
            try:
                httpx.get(url, trust_env=False)
                break
            except httpx.TransportError:
                time.sleep(0.05)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=10)


def site_of(home: Path, issuer: str, claim: str = "preferred_username") -> Site:
    site = Site(home, more={"provider": Provider(issuer, "papi", "a secret", claim, "Sở KH&CN")})
    accounts.add(home, "lan", "", "analyst", None, None, by="chi", now=NOON)
    return site


async def there(browser: httpx.AsyncClient, next_: str = "/") -> str:
    """Starts at the sign-in page; returns the provider's address with its query."""
    answer = await browser.get("/login/openid", params={"next": next_})
    assert answer.status_code == 303
    return str(answer.headers["location"])


async def agree(url: str, subject: str) -> str:
    """What a person does at the provider; returns where it sends the browser."""
    async with httpx.AsyncClient(trust_env=False) as provider:
        answer = await provider.post(url, data={"sub": subject})
    return str(answer.headers["location"])


def test_a_person_signs_in_by_the_provider_and_goes_on(tmp_path: Path, issuer: str) -> None:
    site = site_of(tmp_path, issuer)

    async def walk() -> None:
        browser = site.browser()
        form = await browser.get("/login?next=/overview%3Fyear=2024")
        assert "Đăng nhập bằng Sở KH&amp;CN" in form.text
        url = await there(browser, "/overview?year=2024")
        back = await agree(url, "1001")
        assert back.startswith("http://localhost/login/openid/back?")
        answer = await browser.get(back)
        # Not a redirect: only a page of our own sends the strict cookie along.
        assert answer.status_code == 200
        assert 'content="0; url=/overview?year=2024"' in answer.text
        assert "papi=" in answer.headers["set-cookie"]
        assert (await browser.get("/overview")).text == "the app"
        assert audit.entries(site.home)[0].act.object == "account/lan openid"
        assert (await browser.get(back)).headers["location"] == "/login?failed=1"  # used up

    run(walk())


@pytest.mark.parametrize("subject", ["1002", "1003"])
def test_whoever_has_no_account_of_their_own_stays_outside(
    tmp_path: Path, issuer: str, subject: str
) -> None:
    site = site_of(tmp_path, issuer)

    async def walk() -> None:
        first = site.browser()
        await first.get(await agree(await there(first), "1001"))  # lan is 1001 from now on
        browser = site.browser()
        answer = await browser.get(await agree(await there(browser), subject))
        assert answer.headers["location"] == "/login?failed=1"
        assert "papi" not in browser.cookies
        assert "liên hệ quản trị viên" in (await browser.get("/login?failed=1")).text
        assert audit.entries(site.home)[0].act.result == "refused"

    run(walk())


def test_an_address_that_was_not_verified_is_not_a_name(tmp_path: Path, issuer: str) -> None:
    site = Site(tmp_path, more={"provider": Provider(issuer, "papi", "a secret", "email")})
    accounts.add(site.home, "lan@so.example", "", "viewer", None, None, by="chi", now=NOON)

    async def walk() -> None:
        for subject, where in (("1004", "/login?failed=1"), ("1001", None)):
            browser = site.browser()
            answer = await browser.get(await agree(await there(browser), subject))
            assert answer.headers.get("location") == where

    run(walk())


def test_the_request_binds_code_browser_and_token(tmp_path: Path, issuer: str) -> None:
    site = site_of(tmp_path, issuer)

    async def walk() -> None:
        browser = site.browser()
        asked = parse_qs(urlsplit(await there(browser)).query)
        flow = oidc.from_cookie(browser.cookies["papi-openid"])
        assert flow is not None
        assert asked["state"] == [flow.state]
        assert asked["nonce"] == [flow.nonce]
        assert asked["code_challenge_method"] == ["S256"]
        challenge = hashlib.sha256(flow.verifier.encode()).digest()
        assert asked["code_challenge"] == [base64.urlsafe_b64encode(challenge).decode().rstrip("=")]
        other = oidc.from_cookie(browser.cookies["papi-openid"])
        await there(browser)
        assert oidc.from_cookie(browser.cookies["papi-openid"]) != other

    run(walk())


@pytest.mark.parametrize("change", ["state", "code", "cookie", "other", "denied"])
def test_an_answer_that_is_not_this_browsers_is_refused(
    tmp_path: Path, issuer: str, change: str
) -> None:
    site = site_of(tmp_path, issuer)

    async def walk() -> None:
        browser = site.browser()
        back = await agree(await there(browser), "1001")
        if change == "cookie":
            browser.cookies.clear()
        elif change == "other":
            await there(browser)
        elif change == "denied":
            back = re.sub(r"code=[^&]+", "error=access_denied", back)
        else:
            back = re.sub(rf"{change}=[^&]+", f"{change}=forged", back)
        answer = await browser.get(back)
        assert answer.headers["location"] == "/login?failed=1"
        assert "papi" not in browser.cookies

    run(walk())


def test_a_provider_that_does_not_answer_is_said(tmp_path: Path) -> None:
    site = site_of(tmp_path, "http://127.0.0.1:9")

    async def walk() -> None:
        answer = await site.browser().get("/login/openid")
        assert answer.headers["location"] == "/login?failed=1"

    run(walk())


def test_without_a_provider_there_is_no_such_door(tmp_path: Path) -> None:
    site = Site(tmp_path)

    async def probe() -> None:
        for path in ("/login/openid", "/login/openid/back?code=a&state=b"):
            assert (await site.browser().get(path)).status_code == 404
        assert "openid" not in (await site.browser().get("/login")).text

    run(probe())


PROVIDER = Provider("https://id.example", "papi", "a secret")
FLOW = Flow("state", "nonce", "verifier", "/")
KEY = RSAKey.generate_key(2048, {"kid": "one"})
GOOD = {
    "iss": "https://id.example",
    "aud": "papi",
    "sub": "1001",
    "nonce": "nonce",
    "iat": int(time.time()),
    "exp": int(time.time()) + 600,
}


def claims(token: str) -> dict[str, object]:
    return oidc._claims(PROVIDER, {"id_token": token}, KeySet([KEY]), FLOW)


def signed(**changed: object) -> str:
    content = {name: value for name, value in (GOOD | changed).items() if value is not None}
    return jwt.encode({"alg": "RS256", "kid": "one"}, content, KEY)


def test_a_good_token_is_believed() -> None:
    assert claims(signed())["sub"] == "1001"
    assert claims(signed(aud=["papi", "other"], azp="papi"))["sub"] == "1001"


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://evil.example"},
        {"aud": "another"},
        {"aud": None},
        {"sub": None},
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"exp": int(time.time()) - 61},
        {"exp": None},
        {"aud": ["papi", "other"], "azp": "other"},
    ],
)
def test_a_token_for_somebody_else_or_another_time_is_not(changed: dict[str, object]) -> None:
    with pytest.raises(Failed):
        claims(signed(**changed))


def test_a_token_signed_by_another_key_or_not_at_all_is_not_believed() -> None:
    other = RSAKey.generate_key(2048, {"kid": "one"})
    shared = OctKey.import_key(json.dumps(KEY.as_dict(private=False)).encode())
    header, body, _ = signed().split(".")
    none = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
    for token in (
        jwt.encode({"alg": "RS256", "kid": "one"}, GOOD, other),
        jwt.encode({"alg": "HS256", "kid": "one"}, GOOD, shared),
        f"{none}.{body}.",
        f"{header}.{body}.",
        "not a token",
    ):
        with pytest.raises(Failed):
            claims(token)
