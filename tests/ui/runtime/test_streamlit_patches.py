"""Each patch of Streamlit still fits it and has its effect; without them all the app works."""

from __future__ import annotations

import gc
import inspect
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from streamlit.elements import html
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.web import bootstrap

from tests.browser import ROOT, served, window
from ui.runtime import gc_tuning, streamlit_patches
from ui.runtime.streamlit_patches import OFF, PATCHES, is_on


def apply(name: str) -> None:
    next(patch for patch in PATCHES if patch.name == name).apply()


def test_garbage_is_collected_by_streamlit_and_what_stays_is_frozen() -> None:
    assert "gc.collect(2)" in inspect.getsource(script_runner), (
        "Streamlit no longer collects all garbage after a rerun: the patch garbage may go"
    )
    gc_tuning.settle.cache_clear()
    gc.unfreeze()
    apply("garbage")
    try:
        assert gc.get_freeze_count() > 50_000, "the loaded libraries are not frozen"
    finally:
        gc.unfreeze()


def test_a_folder_named_pages_is_no_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    PagesManager(str(ROOT / "app.py"))
    assert PagesManager.uses_pages_directory is True, (
        "Streamlit no longer takes the folder pages for a menu: the patch pages_directory may go"
    )
    apply("pages_directory")
    PagesManager(str(ROOT / "app.py"))
    assert PagesManager.uses_pages_directory is False, "the patch pages_directory has no effect"


def test_a_style_sheet_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "_html_only_style_tags(" in inspect.getsource(html.HtmlMixin), (
        "Streamlit searches HTML in another way: the patch style_tags has no effect"
    )
    monkeypatch.setattr(html, "_html_only_style_tags", html._html_only_style_tags)
    apply("style_tags")
    texts = ("<style>a{}</style>", "<style>a{}</style>", "<p>a</p>")
    assert [html._html_only_style_tags(text) for text in texts] == [True, True, False]
    assert html._html_only_style_tags.cache_info().hits == 1, "the patch style_tags keeps nothing"  # type: ignore[attr-defined]


def test_connections_send_at_once_without_a_patch() -> None:
    assert bootstrap._get_uvloop_loop_factory() is not None, (
        "Streamlit no longer runs on uvloop, which turns Nagle's algorithm off: an answer may wait "
        "up to 40 ms, until TCP_NODELAY is set on the listening sockets"
    )


def test_streamlit_lets_an_upload_go() -> None:
    held = MemoryUploadedFileManager("/upload")
    held.add_file("session", UploadedFileRec("file", "a.xlsx", "xlsx", b"content"))
    assert held.get_files("session", ["file"])
    held.remove_session_files("session")
    assert not held.get_files("session", ["file"]), "free_upload frees nothing"
    source = inspect.getsource(streamlit_patches.free_upload)
    assert "remove_session_files" in source


def test_the_environment_switches_off_all_or_some(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [patch.name for patch in PATCHES]
    for said, left in (("", names), ("1", []), ("garbage,uploads", names[1:-1])):
        monkeypatch.setenv(OFF, said)
        assert [name for name in names if is_on(name)] == left


def test_without_any_patch_the_app_works(
    browser: Browser, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OFF, "1")
    with served(ROOT / "app.py", home) as server, window(browser, server) as page:
        page.goto("/?unit=dong-nai&year=2024")
        expect(page.locator("h1").first).to_contain_text("cả 6 nội dung PAPI cao hơn năm 2023")
        page.goto("/area?unit=dong-nai&year=2024&component=d5")
        expect(page.locator("h1").first).to_contain_text("7,13 điểm")
        page.goto("/plan?plan=2018&as_of=2018-09-20")
        expect(page.locator("h1").first).to_contain_text("3/39 nhiệm vụ quá hạn")
        for patch in PATCHES:
            assert f"patch of Streamlit off: {patch.name}" in server.log.read_text("utf-8")
