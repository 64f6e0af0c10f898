"""A person at a real browser: signing in, working, signing out – within what the pages may load."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from access.roles import Role, may_open
from etl.workbook.sheets import Cell
from tests.access.asgi import PASSWORD
from tests.browser import Server, window
from tests.etl.logbooks import book, row
from tests.server.client import home_of
from ui.render import routes

SPARED = "script-src wasm-eval"  # Streamlit's protocol library tries it, and does without
REPORT = """
addEventListener("securitypolicyviolation", (event) => {
  const found = JSON.parse(sessionStorage.getItem("violations") ?? "[]");
  const where = `${event.sourceFile.split("/").pop()}:${event.lineNumber}:${event.columnNumber}`;
  const what = `${event.violatedDirective} ${event.blockedURI.slice(0, 60)} ${where}`;
  sessionStorage.setItem("violations", JSON.stringify([...found, what]));
});
"""

FIRST_OF: tuple[Role, ...] = ("administrator", "analyst")


@contextmanager
def person(browser: Browser, server: Server, name: Role, go: str = "/") -> Iterator[Page]:
    """A window in which somebody has signed in; nothing may be refused by the policy."""
    with window(browser, server) as page:
        page.add_init_script(REPORT)
        page.goto(go)
        page.get_by_label("Tên đăng nhập").fill(name)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        yield page
        found = json.loads(page.evaluate("sessionStorage.getItem('violations') ?? '[]'"))
        assert [each for each in found if not each.startswith(SPARED)] == []


def test_signing_in_working_and_signing_out_in_another_tab(browser: Browser, gated: Server) -> None:
    with person(browser, gated, "viewer", "/?year=2024") as page:
        expect(page.get_by_role("heading", name="viewer viewer")).to_be_visible()
        assert page.url == f"{gated.url}/?year=2024"
        expect(page.locator(".js-plotly-plot .scatterlayer")).to_be_visible()
        expect(page.get_by_test_id("stDataFrame")).to_be_visible()
        page.locator("input[type=file]").set_input_files(
            files=FilePayload(name="a.csv", mimeType="text/csv", buffer=b"a;b")
        )
        expect(page.get_by_text("nhận a.csv 3")).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="tải").click()
        assert Path(download.value.path()).read_bytes() == b"abc"

        second = page.context.new_page()
        second.goto("/logout?lang=en")
        second.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
        assert page.url == f"{gated.url}/login?next=%2F%3Fyear%3D2024"
        second.go_back()
        expect(second.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def test_a_page_of_another_role_says_so(browser: Browser, gated: Server) -> None:
    with person(browser, gated, "analyst", "/accounts") as page:
        expect(page.get_by_role("heading", name="thuộc vai trò khác")).to_be_visible()
        page.get_by_role("link", name="Về Bảng kết quả").click()
        expect(page.get_by_role("heading", name="analyst analyst")).to_be_visible()


def test_a_link_into_the_app_may_be_the_first_visit(browser: Browser, whole: Server) -> None:
    link = "/area?unit=dong-nai&year=2024&component=d5"
    with person(browser, whole, "viewer", link) as page:
        expect(page.locator("h1")).to_contain_text("7,13 điểm")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_chart_is_explored_and_downloaded_within_the_policy(
    browser: Browser, whole: Server
) -> None:
    with person(browser, whole, "viewer", "/area?unit=dong-nai&year=2024&component=d5") as page:
        page.get_by_role("button", name="Xem tương tác").first.click()
        expect(page.locator(".js-plotly-plot .scatterlayer")).to_be_visible()
        with page.expect_download() as download:
            page.locator("[data-title='Tải ảnh PNG']").click()
        assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_the_wall_shows_slides_and_nothing_of_the_frame(browser: Browser, whole: Server) -> None:
    with person(browser, whole, "viewer", "/presenter?unit=dong-nai&year=2024&slide=5") as page:
        expect(page.locator(".st-key-wall_foot")).to_contain_text("Thoát")
        expect(page.locator(".st-key-key_Enter button")).to_be_attached()
        expect(page.locator(".who")).to_be_attached()  # drawn last: the keys are listened to
        for key, slide in (("PageDown", 6), ("ArrowLeft", 5), ("Home", 1), ("4", 1), ("Enter", 4)):
            page.keyboard.press(key)
            expect(page.locator(".wall .page")).to_have_text(re.compile(rf"^{slide}/"))
        for part in (".who", ".st-key-lang", "[data-testid=stHeader]"):
            expect(page.locator(part)).to_be_hidden()
        page.keyboard.press("s")
        expect(page).to_have_url(re.compile("/trace"))
        expect(page.locator(".who")).to_be_visible()


def test_an_officer_imports_activities_of_the_own_unit_only(
    browser: Browser, whole: Server
) -> None:
    rows = [row(), row(division="Thanh tra Sở"), row(what="Việc khác")]
    with person(browser, whole, "officer", "/import") as page:
        page.locator("input[type=file]").set_input_files(files=_log("a.xlsx", rows))
        expect(page.locator(".line .at b", has_text="C3")).to_be_visible()
        expect(page.get_by_text("chỉ nhập hoạt động của Văn phòng Sở")).to_be_visible()
        expect(page.get_by_role("button", name="Ghi vào kho")).to_be_disabled()
        page.get_by_role("button", name="Nạp tệp đã sửa").click()
        page.locator("input[type=file]").set_input_files(files=_log("b.xlsx", rows[::2]))
        expect(page.get_by_role("button", name="Ghi vào kho")).to_be_enabled()


def _log(name: str, rows: Sequence[Mapping[str, Cell]]) -> FilePayload:
    return FilePayload(name=name, mimeType="application/octet-stream", buffer=book(rows))


@pytest.mark.parametrize("role", FIRST_OF)
def test_the_products_own_pages_load_nothing_that_is_refused(
    browser: Browser, whole: Server, role: Role
) -> None:
    """Every page, for the first of the roles that may open it."""
    with person(browser, whole, role) as page:
        for name in (
            n for n in routes.PAGES if next(r for r in FIRST_OF if may_open(r, n)) == role
        ):
            page.goto("/" if name == "overview" else f"/{name}")
            expect(page.get_by_test_id("stAppViewContainer")).to_be_visible()
            expect(
                page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
            ).to_be_visible(timeout=20_000)
            expect(page.get_by_test_id("stException")).to_have_count(0)
    assert "Traceback" not in whole.log.read_text("utf-8")
    assert home_of(whole).is_dir()
