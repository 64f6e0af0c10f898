"""Links between indices on the page: shown with their reasons, added, taken away, undone."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

import store
from store import manual_entries
from store.undo import undo
from strings import translate
from tests.pages.test_pages import opened, sound, text

ADDRESS = {"unit": "dong-nai", "year": "2024", "component": "d1"}


def shown() -> AppTest:
    return opened("beside", **ADDRESS)


def fill(at: AppTest, key: str, value: str) -> None:
    next(f for f in at.text_input if f.label == translate(key, "vi")).input(value)


def press(at: AppTest, key: str) -> AppTest:
    return next(b for b in at.button if b.label == translate(key, "vi")).click().run()


def test_a_link_is_added_with_its_reason_and_undone(own_home: Path) -> None:
    at = shown()
    assert "Gia nhập thị trường" not in text(at)
    next(f for f in at.selectbox if f.label == translate("definitions.component", "vi")).select(
        "pci.entry"
    )
    fill(at, "linked.reason_vi", "Cùng hỏi về thủ tục ban đầu")
    fill(at, "definitions.why", "Theo góp ý của phòng")
    at = press(at, "linked.add")
    assert sound(at)
    assert "Gia nhập thị trường" in text(at)
    assert "Cùng hỏi về thủ tục ban đầu" in text(at)
    entry = manual_entries.newest(store.read(store.current(own_home)), "crosswalk").iloc[0]
    assert (entry["subject"], entry["note"]) == ("d1/pci.entry", "Theo góp ý của phòng")
    undo(int(entry["id"]), "An", own_home)
    assert "Gia nhập thị trường" not in text(shown())


def test_a_link_is_taken_away(own_home: Path) -> None:
    at = shown()
    at.segmented_control(key="link_way").set_value("drop").run()
    fill(at, "definitions.why", "Không còn hợp")
    at = press(at, "linked.drop")
    assert sound(at)
    assert "Cải cách thể chế" not in text(at)
    entry = manual_entries.newest(store.read(store.current(own_home)), "crosswalk").iloc[0]
    assert not entry["said"]["enabled"]


def test_a_link_without_reasons_is_refused(own_home: Path) -> None:
    before = store.current(own_home)
    at = press(shown(), "linked.add")
    assert sound(at)
    assert "Chưa ghi thay đổi" in text(at)
    assert store.current(own_home) == before
