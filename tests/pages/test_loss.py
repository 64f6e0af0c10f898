"""A damaged version is said on every page, with what is lost and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import store
from store import manual_entries
from tests.browser import ROOT
from tests.pages.test_pages import opened, sound, text
from tests.store.test_damage import _flip


@pytest.fixture
def damaged(own_home: Path) -> Path:
    """A home whose newest version, which held a note, is damaged."""
    with store.write(own_home) as connection:
        manual_entries.record(connection, "note", "2018/d1", "Lan", {"text": "a"})
    _flip(store.current(own_home).path)
    return own_home


SAID = {"vi": "Phiên bản số liệu 2 đã hỏng", "en": "Data version 2 is damaged"}


@pytest.mark.usefixtures("damaged")
@pytest.mark.parametrize(("name", "lang"), [("overview", "vi"), ("history", "en"), ("area", "vi")])
def test_a_page_says_that_a_version_is_damaged(name: str, lang: str) -> None:
    """The frame says it, so that a page of each section stands for all."""
    at = opened(name, lang=lang)
    assert sound(at)
    for words in (SAID[lang], "2018/d1 – Lan", "python -m etl restore", "settle --by"):
        assert words in text(at)


def test_a_home_without_a_sound_version_says_so_and_shows_nothing(own_home: Path) -> None:
    _flip(store.current(own_home).path)
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not at.exception
    assert "python -m etl restore" in at.error[0].value
    assert "6/6" not in text(at)
