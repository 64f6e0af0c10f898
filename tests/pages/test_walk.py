"""A walk through the app in a real browser: open, choose, change language, share a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import ROOT, Server, served, window


@pytest.fixture
def other_page(browser: Browser, server: Server) -> Iterator[Page]:
    with window(browser, server) as opened:
        yield opened


def _choose(page: Page, key: str, option: str) -> None:
    field = page.locator(f".st-key-pick_{key} input")
    field.click()
    field.fill(option.split(" (", maxsplit=1)[0])
    page.get_by_role("option", name=option, exact=True).click()


def test_year_province_language_and_a_shared_link(page: Page, other_page: Page) -> None:
    page.goto("/")
    expect(page.locator("h1")).to_have_text(re.compile("Đạt 6/6: .*năm 2023"))
    _choose(page, "year", "Năm 2021 so với 2020")
    expect(page.locator("h1")).to_have_text(re.compile("năm 2020"))
    _choose(page, "unit", "An Giang (trước 01/7/2025)")
    expect(page).to_have_url(re.compile("unit=an-giang"))
    page.get_by_text("English", exact=True).click()
    expect(page.locator("h1")).to_have_text(re.compile("areas .*2020"))
    shown = page.locator("h1").inner_text()
    other_page.goto(page.url)
    expect(other_page.locator("h1")).to_have_text(shown)


def test_from_the_board_to_an_area_and_back(page: Page) -> None:
    page.goto("/?unit=dong-nai&year=2024")
    page.get_by_role("link", name=re.compile("Thủ tục hành chính công")).click()
    expect(page.locator("h1")).to_have_text(re.compile("Thủ tục hành chính công: 7,13 điểm"))
    expect(page).to_have_url(re.compile("area.*component=d5"))
    drawn = page.get_by_role("img", name=re.compile("Thủ tục hành chính công.*2024: 7,13"))
    expect(drawn).to_be_visible()
    drawn.locator("u").last.hover()
    said = drawn.locator("u").last.get_attribute("data-said") or ""
    assert said.splitlines()[0] == "2024"
    assert "Đồng Nai: 7,13" in said
    page.go_back()
    expect(page.locator("h1")).to_have_text(re.compile("Đạt 6/6"))


def test_a_link_into_the_app_may_be_the_first_visit(browser: Browser, home: Path) -> None:
    with served(ROOT / "app.py", home) as fresh, window(browser, fresh) as page:
        page.goto("/area?unit=dong-nai&year=2024&component=d5")
        expect(page.locator("h1")).to_contain_text("7,13 điểm")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_page_of_divisions_opens_at_the_address_it_had_before(page: Page) -> None:
    found = []
    for path in ("/units", "/divisions"):
        page.goto(f"{path}?plan=2018&as_of=2018-09-20&division=thanh-tra")
        expect(page.locator("h1").first).to_contain_text("Thanh tra Sở")
        found.append(page.locator("h1").first.inner_text())
    assert found[0] == found[1]


def test_nothing_is_asked_of_another_machine(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/area", "/index", "/compare"):
        page.goto(path)
        expect(page.locator("h1").first).to_be_visible()
    outside = [
        u
        for u in asked
        if not u.startswith((server.url, "data:", "blob:", server.url.replace("http", "ws")))
    ]
    assert outside == []
