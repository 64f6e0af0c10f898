"""The plan behind the gate: an officer is offered what concerns their own division, a viewer nothing."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.browser import Server
from tests.server.test_walk import person

OFFICES, INSPECTORS = "/plan?plan=2018&task=4.3", "/plan?plan=2018&task=5.4"


def test_an_officer_may_change_the_tasks_of_their_own_division(
    browser: Browser, whole: Server
) -> None:
    with person(browser, whole, "officer", "/divisions?plan=2018") as page:
        expect(page.locator("h1")).to_contain_text("Văn phòng Sở: 4/12 nhiệm vụ quá hạn")
        expect(page.get_by_text("Ghi nhận một báo cáo đã đến")).to_have_count(0)
        page.goto(OFFICES)
        expect(page.locator("h1")).to_contain_text("Nhiệm vụ 4.3")
        expect(page.get_by_role("button", name="Ghi", exact=True)).to_be_visible()
        page.goto(INSPECTORS)
        expect(page.locator("h1")).to_contain_text("Nhiệm vụ 5.4")
        expect(page.get_by_role("button", name="Ghi", exact=True)).to_have_count(0)


def test_a_viewer_reads_and_changes_nothing(browser: Browser, whole: Server) -> None:
    with person(browser, whole, "viewer", OFFICES) as page:
        expect(page.locator("h1")).to_contain_text("Nhiệm vụ 4.3")
        expect(page.get_by_role("button", name="Ghi", exact=True)).to_have_count(0)
        page.goto("/activities?plan=2018")
        expect(page.locator("h1")).to_contain_text("hoạt động theo sáu nội dung")
        expect(page.get_by_text("Ghi một hoạt động")).to_have_count(0)
