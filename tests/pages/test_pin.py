"""A rerun shows one version from its first figure to its last, whatever is stored meanwhile."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import streamlit as st
from playwright.sync_api import Browser, expect

import store
from queries import register
from store import database, manual_entries
from tests.browser import ROOT, served, window
from ui.runtime import shown


def test_what_is_stored_during_a_rerun_shows_at_the_next(own_home: Path) -> None:
    shown.pin()
    pinned = shown.version()
    with database.write(own_home) as connection:
        manual_entries.record(connection, "note", "2018/d1", "An", {"text": "x", "level": "said"})
    assert shown.version() == pinned
    assert "note" not in set(register.history(shown.version())["kind"])
    shown.pin()
    assert shown.version() == store.current(own_home)
    assert "note" in set(register.history(shown.version())["kind"])
    del st.session_state[shown.PINNED]


def test_an_open_page_shows_at_the_next_click_what_the_command_line_imported(
    browser: Browser, own_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "sipas.csv"
    file.write_text("index;year;unit;component;value\nsipas;2024;Đồng Nai;sipas;84,12\n", "utf-8")
    with served(ROOT / "app.py", own_home) as server, window(browser, server) as page:
        page.goto("/?unit=dong-nai&year=2024")
        expect(page.get_by_text("88,70 (năm 2017)")).to_be_visible()
        asked = ["commit", str(file), "--by", "An", "--accept-warnings", "một tỉnh"]
        subprocess.run([sys.executable, "-m", "etl", *asked], cwd=ROOT, check=True)
        expect(page.get_by_text("84,12")).to_have_count(0)
        page.get_by_text("English", exact=True).click()
        expect(page.get_by_text("84.12")).to_be_visible()
