"""The targets page: setting one by hand, from a suggestion, and what is refused."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import store
from store import targets
from strings import LANGS, translate
from tests.pages.test_pages import opened, sound, text


def press(at: AppTest) -> AppTest:
    label = translate("targets.set", "vi")
    return next(b for b in at.button if b.label == label).click().run()


@pytest.mark.usefixtures("home")
def test_every_part_in_both_languages() -> None:
    at = opened("targets")
    for address in product(("own", "examples"), ("2024", "2025", "2027"), LANGS):
        at.query_params = dict(zip(("aim", "aim_year", "lang"), address, strict=True))
        assert sound(at.run()), address


def test_a_target_is_set_by_hand_and_judged_at_once(own_home: Path) -> None:
    at = opened("targets", aim_year="2024", unit="dong-nai")
    label = translate("targets.component", "vi")
    next(s for s in at.selectbox if s.label == label).select("d4")
    at.number_input[0].set_value(6.7)
    press(at)
    assert sound(at)
    frame = targets.targets(store.read(store.current(own_home)))
    assert list(frame["component"]) == ["d4"]
    said = text(at)
    assert "Đồng Nai 2024: 1/1 chỉ tiêu đạt" in said
    assert f"Đã ghi chỉ tiêu số {frame['entry'].iloc[0]}" in said


def test_a_target_without_its_level_is_refused(own_home: Path) -> None:
    held = store.current(own_home)
    at = press(opened("targets", aim_year="2024"))
    assert "thiếu mức" in text(at)
    assert store.current(own_home) == held


def test_a_suggestion_fills_in_and_names_its_source(own_home: Path) -> None:
    at = opened("targets", aim_year="2024", unit="dong-nai")
    at.selectbox(key="target_suggestion").select("binh-dinh/binh-dinh/pci/2023/rank").run()
    assert "107/KH-UBND" in text(at)
    assert "không phải của Sở" in text(at)
    press(at)
    row = targets.targets(store.read(store.current(own_home))).iloc[0]
    assert (row["unit"], row["year"], row["component"]) == ("dong-nai", 2024, "pci")
    assert (row["value"], row["upper"], row["source"]) == (10, 15, "")
