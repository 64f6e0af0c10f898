"""A changed definition is checked, kept with who and why, undone, and followed by everything."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import store
from analytics.__main__ import main as analytics
from catalog import Catalog, load, with_edits
from etl.define import Refused, define
from etl.verify import verify
from store import typed
from store.undo import undo


def effective(folder: Path) -> Catalog:
    return with_edits(load(), typed.edits(store.read(store.current(folder))))


def said(capsys: pytest.CaptureFixture[str], component: str) -> tuple[str, str]:
    """Goal and reason of one component of Đồng Nai in 2024, from the command line."""
    assert analytics(["verdicts", "--unit", "dong-nai", "--year", "2024", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    row = next(r for r in rows if r["component"] == component)
    return row["goal"], row["reason"]


def test_a_break_that_is_added_and_undone_is_followed(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = load()
    cut = replace(shipped.breaks[0], component="d4", year=2024, status="suspected")
    before = said(capsys, "d4")
    number = define(cut, "An", "Nhìn số liệu", own_home)
    assert effective(own_home).breaks[-1] == cut
    assert said(capsys, "d4") == ("not_comparable", "break")
    entry = typed.newest(store.read(store.current(own_home)), "break").iloc[0]
    assert (entry["subject"], entry["by"], entry["note"]) == ("papi/d4/2024", "An", "Nhìn số liệu")
    undo(number, "An", own_home)
    assert effective(own_home) == shipped
    assert said(capsys, "d4") == before


def test_of_several_entries_about_a_break_the_newest_holds(own_home: Path) -> None:
    shipped = load()
    b = next(b for b in shipped.breaks if (b.component, b.year) == ("d1", 2019))
    define(replace(b, enabled=False), "An", "thử", own_home)
    second = define(replace(b, enabled=True), "Bình", "bật lại", own_home)
    assert effective(own_home) == shipped
    undo(second, "An", own_home)
    found = next(x for x in effective(own_home).breaks if (x.component, x.year) == ("d1", 2019))
    assert not found.enabled


def test_thresholds_are_changed_and_switched_off(own_home: Path) -> None:
    shipped = load()
    d4 = replace(shipped.thresholds["d4"], points_90=0.2, points_95=0.3)
    define(d4, "An", "Sở đặt", own_home)
    assert effective(own_home).thresholds["d4"] == d4
    define(d4, "An", "không dùng", own_home, enabled=False)
    assert "d4" not in effective(own_home).thresholds


def test_a_change_with_a_fault_or_without_a_reason_is_refused(own_home: Path) -> None:
    shipped = load()
    held = store.current(own_home)
    wrong = replace(shipped.thresholds["d4"], points_90=0.9)
    with pytest.raises(Refused) as refused:
        define(wrong, "An", "vì", own_home)
    assert [p.code for p in refused.value.problems] == ["threshold_order"]
    with pytest.raises(Refused) as refused:
        define(shipped.breaks[0], "An", "  ", own_home)
    assert [p.code for p in refused.value.problems] == ["no_reason"]
    assert store.current(own_home) == held


def test_what_was_typed_has_no_original_to_miss(own_home: Path) -> None:
    shipped = load()
    assert verify(own_home, shipped) == []
    define(replace(shipped.breaks[0], enabled=False), "An", "thử", own_home)
    assert verify(own_home, shipped) == []
