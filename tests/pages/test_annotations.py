"""Writing a note in the app: it is on the area's chart, names who wrote it, and is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import store
from store import manual_entries
from tests.browser import ROOT
from ui.render.routes import PAGES

ADDRESS = {"index": "papi", "component": "d5", "unit": "dong-nai", "year": "2024"}


def opened(page: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.run()
    at.switch_page(PAGES[page])
    at.query_params = ADDRESS
    return at.run()


def text(at: AppTest) -> str:
    return " ".join(e.value for e in at.html)


def entries(folder: Path) -> list[str]:
    found = manual_entries.standing(store.read(store.current(folder)), "annotation")
    return [str(said["text"]) for said in found["said"]]


def test_a_note_is_kept_shown_and_taken_back(own_home: Path) -> None:
    at = opened("annotations")
    at.selectbox[-1].select(2021)
    at.text_input[0].input("  đổi bộ   câu hỏi <b> ")
    next(b for b in at.button if b.label == "Ghi chú thích").click().run()
    assert not at.exception
    assert entries(own_home) == ["đổi bộ câu hỏi <b>"]
    assert "Đã ghi chú thích cho năm 2021" in text(at)

    shown = text(opened("area"))
    assert "Chú thích 2021: đổi bộ câu hỏi &lt;b&gt; (Người dùng tại máy" in shown

    again = opened("annotations")
    next(b for b in again.button if b.label == "Hoàn tác").click().run()
    assert not again.exception
    assert entries(own_home) == []
    assert "Chú thích 2021" not in text(opened("area"))


@pytest.mark.usefixtures("own_home")
def test_an_empty_note_is_refused_in_words() -> None:
    at = opened("annotations")
    next(b for b in at.button if b.label == "Ghi chú thích").click().run()
    assert [e.value for e in at.error] == ["Hãy ghi nội dung chú thích."]
