"""The wall: every slide by its address, and a walk through all of them with keys alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.testing.v1 import AppTest

from tests.browser import ROOT, Server, window
from ui.render.routes import PAGES

pytestmark = pytest.mark.usefixtures("home")


def opened(**address: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.run()
    at.switch_page(PAGES["presenter"])
    at.query_params = address
    return at.run()


def sound(at: AppTest) -> bool:
    return not (at.exception or at.warning or at.error)


def shown(at: AppTest) -> str:
    return next(e.value for e in at.html if '<section class="wall' in e.value)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_slide_by_its_address(lang: str) -> None:
    at = opened(lang=lang)
    count = int(re.findall(r">1/(\d+)<", shown(at))[0])
    for n in range(1, count + 1):
        at.query_params = {"slide": str(n), "lang": lang}
        at.run()
        assert sound(at)
        assert f">{n}/{count}<" in shown(at)
        assert "<h1>" in shown(at)


def test_keys_move_within_the_slides() -> None:
    at = opened(slide="1")
    at.button(key="key_Left").click().run()
    assert at.query_params["slide"] == "1"
    at.button(key="key_PageDown").click().run()
    assert at.query_params["slide"] == "2"
    at.button(key="key_End").click().run()
    last = at.query_params["slide"]
    at.button(key="key_Right").click().run()
    assert at.query_params["slide"] == last


def test_a_slide_that_does_not_exist_is_the_first() -> None:
    at = opened(slide="99")
    assert sound(at)
    assert re.search(r">1/\d+<", shown(at))


def test_light_and_dark_by_the_address() -> None:
    assert "--bg:#0D1520" in " ".join(e.value for e in opened(wall="dark").html)


@pytest.fixture
def other_page(browser: Browser, server: Server) -> Iterator[Page]:
    with window(browser, server) as seen:
        yield seen


def test_a_walk_by_keyboard_alone(page: Page, other_page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto("/?unit=dong-nai&year=2024")
    expect(page.locator("h1")).to_be_visible()
    page.goto("/presenter?unit=dong-nai&year=2024")
    expect(page.locator(".wall h1")).to_be_visible()
    _ready(page)
    count = int(page.locator(".wall .page").inner_text().split("/")[1])
    _press(page, "PageDown", 2)
    _press(page, "ArrowRight", 3)
    _press(page, "ArrowLeft", 2)
    _press(page, "PageUp", 1)
    _press(page, "End", count)
    _press(page, "Home", 1)
    page.keyboard.press("6")
    expect(page.locator(".typed")).to_have_text(re.compile("6"))
    _press(page, "Enter", 6)
    _fits(page)
    page.keyboard.press("d")
    expect(page).to_have_url(re.compile("wall=(light|dark)"))

    title = page.locator(".wall h1").inner_text()
    other_page.goto(page.url)
    expect(other_page.locator(".wall h1")).to_have_text(title)
    expect(other_page.locator(".wall .page")).to_have_text(f"6/{count}")

    page.keyboard.press("b")
    expect(page.locator(".wall .board")).to_be_visible()
    _fits(page)
    page.keyboard.press("s")
    expect(page).to_have_url(re.compile("/trace"))
    page.go_back()
    expect(page.locator(".wall .board")).to_be_visible()
    _ready(page)
    page.keyboard.press("Escape")
    expect(page.locator(".p h1")).to_have_text(re.compile("năm 2023"))


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("year", [2021, 2024])
def test_nothing_of_any_slide_is_cut_off_or_small(
    page: Page, size: tuple[int, int], year: int
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"/presenter?unit=dong-nai&year={year}&wall=dark")
    _ready(page)
    count = int(page.locator(".wall .page").inner_text().split("/")[1])
    for slide in range(1, count + 1):
        expect(page.locator(".wall .page")).to_have_text(f"{slide}/{count}")
        _fits(page)
        page.keyboard.press("ArrowRight")


def _ready(page: Page) -> None:
    """The keys are drawn last: before that nobody listens to them."""
    expect(page.locator(".st-key-wall_foot")).to_contain_text("Thoát")
    expect(page.locator(".st-key-key_Enter button")).to_be_attached()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def _press(page: Page, key: str, slide: int) -> None:
    page.keyboard.press(key)
    expect(page.locator(".wall .page")).to_have_text(re.compile(rf"^{slide}/"))


def _fits(page: Page) -> None:
    """Nothing of a slide is cut off; the least type is 28 of the 1080 lines that a wall has."""
    cut = page.evaluate(
        """() => [...document.querySelectorAll('.wall :is(h1, h2, p, td, th, span, footer, .net)')]
        .filter(e => e.offsetParent && e.innerText.trim()).map(e => [e.innerText, e.getBoundingClientRect()])
        .filter(([, r]) => r.right > innerWidth || r.bottom > innerHeight || r.left < 0)
        .map(([text]) => text)"""
    )
    assert cut == []
    small = page.evaluate(
        """() => [...document.querySelectorAll('.wall *')]
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .filter(e => parseFloat(getComputedStyle(e).fontSize) < 27.9 * innerHeight / 1080)
        .map(e => e.innerText)"""
    )
    assert small == []
    foot = page.locator(".wall footer").bounding_box()
    body = page.locator(".wall > :nth-last-child(2)").bounding_box()
    assert foot is not None
    assert body is not None
    assert body["y"] + body["height"] <= foot["y"] + 1
    expect(page.locator("[data-testid=stHeader]")).to_be_hidden()
