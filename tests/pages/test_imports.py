"""Importing in the app: a file with faults, a file to agree to, storing it, undoing it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

import catalog
import store
from etl.importing import shipped
from store import scores
from store.digest import digest
from tests.browser import ROOT, chromium, served, window
from tests.etl.logbooks import book, row, rows
from ui.render.routes import PAGES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CATALOG = catalog.load()
YEAR = 2025  # no figures of it ship
DIMENSIONS = tuple(f"d{n}" for n in range(1, 9))


def workbook(found: Mapping[tuple[str, str], object] | None = None) -> bytes:
    """The total and the dimensions of the provinces of 2025, scores made up but for those `found`."""
    book = Workbook()
    sheet = book.active
    edition = CATALOG.edition("papi", YEAR)
    assert sheet is not None
    assert edition is not None
    sheet.title = f"PAPI {YEAR}"
    names = [c.name_vi for c in edition.components if c.code in (*DIMENSIONS, "papi")]
    sheet.append(["STT", "Tỉnh, thành phố", *names])
    for n, unit in enumerate(CATALOG.units_of(YEAR), start=1):
        made_up = {code: round(4 + n / 50 + k / 10, 4) for k, code in enumerate(DIMENSIONS)}
        row: dict[str, object] = {"papi": round(sum(made_up.values()), 4), **made_up}
        row |= {code: value for (u, code), value in (found or {}).items() if u == unit.code}
        codes = [c.code for c in edition.components if c.code in row]
        sheet.append([n, unit.name_vi, *(row[code] for code in codes)])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def page(name: str, **address: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.run()
    at.switch_page(PAGES[name])
    for key, value in address.items():
        at.query_params[key] = value
    return at.run()


def with_file(content: bytes, name: str = f"papi_{YEAR}.xlsx") -> AppTest:
    at = page("import")
    at.file_uploader[0].upload(name, content, XLSX)
    return at.run()


def text(at: AppTest) -> str:
    return " ".join(element.value for element in at.html)


def agree(at: AppTest, why: str) -> AppTest:
    for box in [box for box in at.checkbox if str(box.key).startswith("agree_")]:
        box.check()
    if [field for field in at.text_input if field.key == "import_reason"]:
        at.text_input(key="import_reason").input(why)
    return at.run()


@pytest.mark.usefixtures("own_home")
def test_an_error_blocks_and_is_named_with_its_cell_and_the_cells_around() -> None:
    at = with_file(workbook({("dong-nai-2025", "d6"): "4.662"}))
    said = text(at)
    row = [unit.code for unit in CATALOG.units_of(YEAR)].index("dong-nai-2025") + 2
    assert not at.exception
    assert re.search(rf"<b>[A-Z]{row}</b>", said)
    assert re.search(r'<td class="?it"?>4\.662</td>', said)
    assert at.button(key="import_commit").disabled
    assert "Nút ghi mở khi đã sửa 1 chỗ trong tệp" in said


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"", "Tệp rỗng"),
        ("a.csv", "Tên;Tuổi\nAn;5\n".encode(), "Không nhận ra bảng điểm nào"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_in_words(
    name: str, content: bytes, words: str
) -> None:
    at = with_file(content, name)
    assert not at.exception
    assert words in text(at)
    assert at.button(key="import_commit").disabled


def test_agreeing_storing_and_undoing_leaves_what_was_before(own_home: Path) -> None:
    before = digest(store.read(store.current(own_home)))
    at = with_file(workbook())
    if any(str(box.key).startswith("agree_") for box in at.checkbox):
        assert at.button(key="import_commit").disabled
        at = agree(at, "đã đối chiếu với bản in")
    assert not at.button(key="import_commit").disabled, text(at)
    at.button(key="import_commit").click().run()
    assert not at.exception
    assert "3 Ghi vào kho" in text(at)
    stored = scores.scores(store.read(store.current(own_home)))
    mine = stored[(stored["index"] == "papi") & (stored["year"] == YEAR) & stored["value"].notna()]
    assert len(mine) >= len(DIMENSIONS) * len(CATALOG.units_of(YEAR))

    history = page("history")
    assert f"papi_{YEAR}.xlsx" in text(history)
    assert history.button(key="undo").disabled
    history.checkbox[0].check().run()
    history.button(key="undo").click().run()
    assert not history.exception
    assert "Đã hoàn tác lần nhập số" in text(history)
    assert digest(store.read(store.current(own_home))) == before


@pytest.mark.usefixtures("home")
def test_a_number_is_traced_to_its_cell() -> None:
    at = page("trace", index="papi", component="d6", unit="dong-nai", year="2022")
    said = text(at)
    frame = shipped.shipped_figures(ROOT / "data" / "scores" / "papi.csv")
    chosen = frame[(frame["unit"] == "dong-nai") & (frame["year"] == 2022)]
    cell = chosen.loc[chosen["component"] == "d6", "cell"].item()
    assert f"ô {cell}, papi.csv" in said
    assert re.search(r'class="?it"?>7,6619<', said)


def test_a_version_committed_from_the_command_line_shows_at_the_next_click(
    own_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "thang_3.xlsx"
    file.write_bytes(book(rows(3)))
    at = page("history")
    assert "thang_3.xlsx" not in text(at)
    command = [sys.executable, "-m", "etl", "commit", str(file), "--by", "Bình"]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "PAPI_HOME": str(own_home)})
    at.run()
    assert not at.exception
    assert "thang_3.xlsx" in text(at)


def test_walks_from_a_file_to_the_board_and_back(own_home: Path, tmp_path: Path) -> None:
    file, ugly, mended = (tmp_path / name for name in (f"papi_{YEAR}.xlsx", "xau.xlsx", "sua.xlsx"))
    file.write_bytes(workbook())
    ugly.write_bytes(book([*rows(3), row(quantity=-5.0), row(division="Phòng Lãnh sựu")]))
    mended.write_bytes(book([*rows(3), row(quantity=5.0), row(division="Phòng Lãnh sự")]))
    before = digest(store.read(store.current(own_home)))
    with (
        served(ROOT / "app.py", own_home) as server,
        chromium() as browser,
        window(browser, server) as shown,
    ):
        _walk_of_a_log(shown, ugly, mended)
        assert digest(store.read(store.current(own_home))) == before
        _walk(shown, file)


def _settled(shown: Page) -> None:
    app = shown.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")


def _walk(shown: Page, file: Path) -> None:
    shown.goto("/")
    expect(shown.locator("h1")).to_be_visible()
    shown.goto("/import")
    shown.set_input_files("input[type=file]", file)
    expect(shown.locator("h1")).to_have_text(re.compile("Đọc đúng"))
    _settled(shown)
    held = shown.request.get("/_stcore/metrics").text()
    assert "cache_memory" in held
    assert "UploadedFileManager" not in held  # the file is held once, by the page
    for box in shown.locator("[class*=st-key-tick_row_] label").all():
        box.click()
        _settled(shown)
    field = shown.locator(".st-key-import_reason input")
    if field.count():
        field.fill("đã đối chiếu")
        field.press("Enter")
        _settled(shown)
    shown.get_by_role("button", name="Ghi vào kho").click()
    expect(shown.locator("h1")).to_have_text(re.compile("Đã ghi"))
    shown.get_by_role("link", name="Xem Bảng kết quả").click()
    expect(shown).to_have_url(re.compile(f"year={YEAR}"))
    expect(shown.get_by_text("5,").first).to_be_visible()


def _walk_of_a_log(shown: Page, ugly: Path, mended: Path) -> None:
    """A log with two bad rows, mended, stored, found in the history and withdrawn."""
    shown.goto("/import")
    shown.set_input_files("input[type=file]", ugly)
    expect(shown.locator(".line .at b", has_text="I5")).to_be_visible()
    expect(shown.locator(".line .at b", has_text="C6")).to_be_visible()
    expect(shown.get_by_text("Phòng Lãnh sự”").first).to_be_visible()
    expect(shown.get_by_role("button", name="Ghi vào kho")).to_be_disabled()
    shown.get_by_role("button", name="Nạp tệp đã sửa").click()
    shown.set_input_files("input[type=file]", mended)
    expect(shown.get_by_role("button", name="Ghi vào kho")).to_be_enabled()
    shown.get_by_role("button", name="Ghi vào kho").click()
    expect(shown.locator("h1")).to_have_text(re.compile("Đã ghi 5"))
    shown.get_by_role("link", name="Xem lịch sử").click()
    expect(shown.get_by_text("sua.xlsx").first).to_be_visible()
    shown.get_by_test_id("stPopover").get_by_role("button").click()
    shown.locator("[class*=st-key-undo_agree] label").click()
    shown.locator(".st-key-undo button").click()
    expect(shown.get_by_text(re.compile("Đã hoàn tác lần nhập")).first).to_be_visible()
