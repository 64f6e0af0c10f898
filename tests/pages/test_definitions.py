"""The definitions page: what holds, and changing it with a reason; every page follows."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import store
from store import manual_entries
from store.undo import undo
from strings import LANGS, translate
from tests.pages.test_pages import opened, sound, text
from ui.screens.data.change import PARTS


def shown(part: str, index: str = "papi", lang: str = "vi") -> AppTest:
    return opened("definitions", definition=part, index=index, lang=lang)


def press(at: AppTest, key: str) -> AppTest:
    """Presses the button with a label of the definitions page."""
    label = translate(f"definitions.{key}", "vi")
    return next(b for b in at.button if b.label == label).click().run()


def typed_in(at: AppTest, key: str, value: str) -> None:
    label = translate(f"definitions.{key}", "vi")
    next(field for field in at.text_input if field.label == label).input(value)


@pytest.mark.usefixtures("home")
def test_every_part_of_every_index_in_both_languages() -> None:
    at = shown("breaks")
    for address in product(PARTS, ("papi", "pci", "par", "sipas"), LANGS):
        at.query_params = dict(zip(("definition", "index", "lang"), address, strict=True))
        assert sound(at.run()), address


@pytest.mark.usefixtures("home")
def test_the_parts_say_what_holds() -> None:
    assert "14 mốc đổi cách đo đang áp dụng, 5 mốc chưa áp dụng" in text(shown("breaks"))
    assert "60/60 tỉnh tăng, trung vị +0,26" in text(shown("proposals"))
    assert "36/37 thành phần có ngưỡng" in text(shown("thresholds"))
    editions = text(shown("editions"))
    assert "5 phiên bản từ 2011" in editions
    assert "0,33–3,33" in editions


def test_a_break_is_switched_off_and_every_page_follows_until_it_is_undone(own_home: Path) -> None:
    before = text(opened("area", component="d5", year="2021"))
    assert "Không so sánh được" in before
    at = shown("breaks")
    subject = "papi/d5/2021"
    at.selectbox(key="break_papi").select(subject).run()
    typed_in(at, "why", "Đã xem phụ lục")
    press(at, "switch_off")
    assert sound(at)
    entry = manual_entries.newest(store.read(store.current(own_home)), "break").iloc[0]
    assert (entry["subject"], entry["note"]) == (subject, "Đã xem phụ lục")
    assert not entry["said"]["enabled"]
    said = text(at)
    assert f"Đã ghi thay đổi số {entry['id']}" in said
    assert "Đã xem phụ lục" in said
    # Without that break the parts still differ: the scale of D5 was built from another set.
    assert "Tập thành phần" in text(opened("area", component="d5", year="2021"))
    undo(int(entry["id"]), "An", own_home)
    assert text(opened("area", component="d5", year="2021")) == before


def test_a_change_without_a_reason_is_refused(own_home: Path) -> None:
    held = store.current(own_home)
    at = press(shown("breaks"), "switch_on")
    assert "Chưa ghi lý do của thay đổi" in text(at)
    assert store.current(own_home) == held


def test_a_proposal_fills_in_the_form_and_becomes_a_break(own_home: Path) -> None:
    at = opened("definitions", definition="proposals", index="papi", proposal="d8.internet:2024")
    typed_in(at, "why", "Bảng hỏi năm 2024 có thêm câu")
    press(at, "add")
    said = manual_entries.newest(store.read(store.current(own_home)), "break").iloc[0]["said"]
    assert (said["component"], said["year"], said["status"]) == ("d8.internet", 2024, "suspected")
    assert said["reason_vi"] == "51/59 tỉnh tăng, trung vị +0,13"
    assert said["reason_en"] == "51 of 59 provinces rose, median +0.13"
    assert "51/59 tỉnh tăng" in text(opened("area", component="d8", year="2024"))


def test_a_break_is_added_by_hand(own_home: Path) -> None:
    at = shown("breaks", "sipas")
    at.segmented_control(key="break_way").select("add").run()
    typed_in(at, "reason_vi", "Đổi bảng hỏi")
    typed_in(at, "source", "Báo cáo SIPAS 2024")
    typed_in(at, "why", "Theo phụ lục")
    press(at, "add")
    said = manual_entries.newest(store.read(store.current(own_home)), "break").iloc[0]["said"]
    assert (said["index"], said["component"], said["enabled"]) == ("sipas", "*", True)
    assert (said["reason_en"], said["short_en"]) == ("Đổi bảng hỏi", "method changed")


def test_a_threshold_is_set_and_refused_out_of_order(own_home: Path) -> None:
    at = shown("thresholds")
    at.number_input[0].set_value(9.0)
    typed_in(at, "why", "thử")
    press(at, "set_threshold")
    assert "ngưỡng 90% phải lớn hơn 0 và nhỏ hơn ngưỡng 95%" in text(at)
    at.number_input[0].set_value(0.1)
    at.number_input[1].set_value(0.2)
    press(at, "set_threshold")
    said = manual_entries.newest(store.read(store.current(own_home)), "threshold").iloc[0]["said"]
    assert (said["component"], said["points_90"], said["points_95"]) == ("papi", 0.1, 0.2)
    assert said["source_vi"] != said["source_en"]
    assert "0,10" in text(at)
