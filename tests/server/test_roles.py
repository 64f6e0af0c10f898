"""The product behind its gate: each role opens its own pages and no other, in Streamlit's protocol."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from access import accounts, audit
from access.roles import ROLES, Role, may_open
from tests.access.asgi import PASSWORD
from tests.browser import ROOT, Server, served
from tests.server.client import home_of, rerun, shown, token, websocket
from tests.server.test_walk import person
from ui.render.routes import PAGES

NOT_YOURS = 4403


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_its_pages_and_no_other(whole: Server, role: Role) -> None:
    cookie = token(whole, role)
    for page in PAGES:
        address = "" if page == "overview" else page
        with websocket(whole, cookie) as opened:
            opened.send(rerun(address))
            if may_open(role, page):
                said = shown(opened)
                assert said, page
                assert not [each for each in said if each.startswith("exception")], page
            else:
                with pytest.raises(ConnectionClosed) as closed:
                    shown(opened)
                assert closed.value.rcvd is not None
                assert closed.value.rcvd.code == NOT_YOURS
    denied = {entry.act.object for entry in audit.entries(home_of(whole), who=role, limit=1000)}
    assert {f"page/{page}" for page in PAGES if not may_open(role, page)} <= denied


def test_an_administrator_adds_somebody_who_signs_in(browser: Browser, whole: Server) -> None:
    with person(browser, whole, "administrator", "/accounts") as page:
        page.get_by_label("Tên đăng nhập").last.fill("lan.anh")
        page.get_by_label("Họ tên").fill("Trần Lan Anh")
        page.get_by_role("button", name="Thêm", exact=True).click()
        notice = page.get_by_text("Đã thêm tài khoản lan.anh")
        expect(notice).to_be_visible()
        issued = notice.inner_text().rsplit(" ", 1)[1]
        expect(page.get_by_role("cell", name="Trần Lan Anh")).to_be_visible()
        page.goto("/audit?action=account.add")
        expect(page.get_by_role("cell", name="account/lan.anh viewer")).to_be_visible()
        page.get_by_role("button", name="Kiểm tra chuỗi").click()
        expect(page.get_by_text("Nhật ký nguyên vẹn")).to_be_visible()
    assert issued != PASSWORD
    made = accounts.get(home_of(whole), "lan.anh")
    assert (made.role, made.shown, made.must_change) == ("viewer", "Trần Lan Anh", True)


def read_on(opened: ClientConnection) -> None:
    while True:
        opened.recv(timeout=20)


def test_the_app_alone_ends_rather_than_serve_other_machines(home: Path) -> None:
    with served(ROOT / "app.py", home, "--server.address", "0.0.0.0") as open_to_all:  # noqa: S104
        with websocket(open_to_all) as opened:
            opened.send(rerun())
            with pytest.raises(ConnectionClosed):
                read_on(opened)
        assert "streamlit run server.py" in open_to_all.log.read_text("utf-8")
