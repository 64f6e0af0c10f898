"""The pages beside the app: whose forms are believed, where they lead, what they say."""

from __future__ import annotations

import asyncio
import html
import re
from itertools import product
from pathlib import Path

import pytest

from access import database, passwords, routes
from access.forms import LONGEST, local_path
from access.settings import Hashing
from tests.access.asgi import ORIGIN, PASSWORD, Site, run, send_form, sign_in


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A gate with one account."""
    made = Site(tmp_path)
    made.person("lan", "analyst")
    return made


def test_a_session_is_new_whatever_cookie_came_along(site: Site) -> None:
    async def walk() -> None:
        browser = site.browser()
        await sign_in(browser, "lan")
        first = browser.cookies["papi"]
        form = await site.browser().get("/login")
        for planted in ("planted-by-somebody", first):
            cookies = f"papi={planted}; papi-form={form.cookies['papi-form']}"
            victim = site.browser(headers={"Cookie": cookies})
            answer = await send_form(victim, form, name="lan", password=PASSWORD)
            assert answer.status_code == 303
            assert answer.cookies["papi"] not in {planted, first}

    run(walk())


@pytest.mark.parametrize("path", ["/login", "/logout", "/password"])
@pytest.mark.parametrize("forgery", ["no token", "another token", "no cookie"])
def test_a_form_that_was_not_drawn_for_this_browser_does_nothing(
    site: Site, path: str, forgery: str
) -> None:
    async def walk() -> None:
        browser = site.browser()
        if path != "/login":
            await sign_in(browser, "lan")
        form = await browser.get(path)
        typed = {"name": "lan", "password": PASSWORD, "new": "x", "again": "x"}
        if forgery == "no cookie":
            browser.cookies.delete("papi-form")
        else:
            typed["token"] = "" if forgery == "no token" else "forged"
        answer = await send_form(browser, form, **typed)
        assert answer.status_code in {400, 403}
        assert "mở quá lâu" in answer.text
        assert ("papi" in browser.cookies) is (path != "/login")
        if path != "/login":
            assert (await browser.get("/")).text == "the app"

    run(walk())


@pytest.mark.parametrize(
    ("asked", "goes"),
    [
        ("/overview?year=2024&unit=dong-nai", "/overview?year=2024&unit=dong-nai"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\nSet-Cookie: x=1", "/"),
        ("/logout", "/"),
        ("/login?next=/login", "/"),
        ("", "/"),
        (None, "/"),
    ],
)
def test_signing_in_leads_nowhere_but_to_this_site(asked: str | None, goes: str) -> None:
    assert local_path(asked) == goes


def test_what_was_typed_is_escaped(site: Site) -> None:
    async def walk() -> None:
        browser = site.browser()
        evil = '"><script>alert(1)</script>'
        form = await browser.get("/login", params={"next": f"/{evil}"})
        answer = await send_form(browser, form, name=evil, password="x")  # noqa: S106
        assert answer.status_code == 401
        assert "<script>" not in form.text + answer.text
        assert html.escape(evil, quote=False)[2:8] in answer.text

    run(walk())


@pytest.mark.parametrize(("name", "password"), [*product(["lan", "nobody"], ["wrong", ""])])
def test_the_answer_does_not_tell_whether_a_name_exists(
    site: Site, name: str, password: str
) -> None:
    async def walk() -> None:
        answer = await sign_in(site.browser(), name, password)
        assert answer.status_code == 401
        assert "Tên đăng nhập hoặc mật khẩu không đúng. Sau 5 lần sai" in answer.text

    run(walk())


def test_a_locked_name_gets_the_same_answer(site: Site) -> None:
    async def walk() -> None:
        browser = site.browser()
        texts = {
            re.sub(r'name="(token)" value="[^"]+"', "", answer.text)
            for _ in range(7)
            for answer in [await sign_in(browser, "lan", "wrong")]
        }
        assert len(texts) == 1
        assert (await sign_in(browser, "lan")).status_code == 401

    run(walk())


def test_a_form_longer_than_anybody_types_is_not_read(site: Site) -> None:
    async def walk() -> None:
        browser = site.browser()
        answer = await browser.post(
            "/login", content=b"name=" + b"a" * LONGEST, headers={"Origin": ORIGIN}
        )
        assert answer.status_code == 413

    run(walk())


def test_a_link_from_elsewhere_goes_on_by_a_page_of_our_own(site: Site) -> None:
    async def walk() -> None:
        browser = site.browser()
        elsewhere = {"Sec-Fetch-Site": "cross-site", "Accept": "text/html"}
        asked = await browser.get("/overview?year=2024", headers=elsewhere)
        page = await browser.get(asked.headers["location"], headers=elsewhere)
        [onward] = re.findall(r'http-equiv="refresh" content="0; url=([^"]+)"', page.text)
        assert "<form" not in page.text
        await sign_in(browser, "lan")
        answer = await browser.get(html.unescape(onward), headers={"Sec-Fetch-Site": "same-origin"})
        assert answer.headers["location"] == "/overview?year=2024"

    run(walk())


@pytest.mark.parametrize(
    ("query", "lang", "words"),
    [
        ("", "vi", "Mật khẩu"),
        ("?lang=en", "en", "Password"),
        ("?lang=fr", "vi", "Mật khẩu"),
        ("?next=%2Foverview%3Flang%3Den", "en", "Password"),
    ],
)
def test_the_pages_speak_the_language_asked_for(
    site: Site, query: str, lang: str, words: str
) -> None:
    async def look() -> None:
        answer = await site.browser().get(f"/login{query}")
        assert f'<html lang="{lang}">' in answer.text
        assert words in answer.text

    run(look())


def test_every_page_has_words_in_both_languages(site: Site) -> None:
    async def look() -> None:
        browser = site.browser()
        pages = [f"/login?failed=1&lang={lang}" for lang in ("vi", "en")]
        texts = [(await browser.get(page)).text for page in pages]
        await sign_in(browser, "lan")
        for path, lang in product(("/logout", "/password"), ("vi", "en")):
            texts.append((await browser.get(f"{path}?lang={lang}")).text)
        assert len(set(texts)) == 6
        for text in texts:
            assert "access." not in text
            assert "http://" not in text.replace('xmlns="http://www.w3.org/2000/svg"', "")
            assert "https://" not in text

    run(look())


def test_only_so_many_passwords_are_looked_at_and_the_rest_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path, hashing=Hashing(rounds=2, memory=8192, lanes=1))
    real, now, most = passwords.matches, [], []

    def counted(password: str, kept: str | None, cost: Hashing) -> bool:
        now.append(1)
        most.append(len(now))
        try:
            return real(password, kept, cost)
        finally:
            now.pop()

    monkeypatch.setattr(passwords, "matches", counted)

    async def walk() -> None:
        browser = site.browser()
        form = await browser.get("/login")
        tries = (
            send_form(browser, form, name=f"nobody.{number}", password="x")  # noqa: S106
            for number in range(routes.MOST + 5)
        )
        answers = await asyncio.gather(*tries)
        told = [answer for answer in answers if "nhiều lượt đăng nhập" in answer.text]
        assert [answer.status_code for answer in told] == [503] * 5
        assert len(most) == routes.MOST
        assert max(most) == routes.AT_ONCE

    run(walk())


def test_a_database_that_cannot_be_written_is_said(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT", 0.05)

    async def walk() -> None:
        with database.writing(site.home):
            answer = await sign_in(site.browser(), "lan")
        assert answer.status_code == 503
        assert "không ghi được" in answer.text
        assert "locked" not in answer.text

    run(walk())


def test_the_files_of_the_pages_are_served_and_only_those(site: Site) -> None:
    async def look() -> None:
        browser = site.browser()
        for path, kind in (
            ("/login/style.css", "text/css"),
            ("/login/icon.svg", "image/svg+xml"),
            ("/login/font.woff2", "font/woff2"),
        ):
            answer = await browser.get(path)
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith(kind)
        assert (await browser.get("/login/frame.html")).status_code == 404
        assert (await browser.get("/gate.js")).status_code == 401

    run(look())
