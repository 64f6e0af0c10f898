"""A changed definition is checked, kept with who and why, undone, and followed by everything."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

import store
from access.roles import LOCAL, Identity
from analytics.__main__ import main as analytics
from catalog import Catalog, Threshold, load, with_edits
from commands.definitions import DefinitionRefused, define
from etl.importing.verify import verify
from exports.__main__ import main as exports
from store import manual_entries
from store.undo import undo

AN, BINH = (Identity("local", name, LOCAL) for name in ("An", "Bình"))


def effective(folder: Path) -> Catalog:
    return with_edits(load(), manual_entries.edits(store.read(store.current(folder))))


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
    number = define(AN, cut, "Nhìn số liệu")
    assert effective(own_home).breaks[-1] == cut
    assert said(capsys, "d4") == ("not_comparable", "break")
    entry = manual_entries.newest(store.read(store.current(own_home)), "break").iloc[0]
    assert (entry["subject"], entry["by"], entry["note"]) == ("papi/d4/2024", "An", "Nhìn số liệu")
    undo(number, "An", own_home)
    assert effective(own_home) == shipped
    assert said(capsys, "d4") == before


def slides(folder: Path) -> str:
    """Everything that the deck of a year says in its tables and boxes."""
    file = folder / "deck.pptx"
    asked = {"kind": "year", "unit": "dong-nai", "year": "2024", "out": str(file)}
    words = (word for key, value in asked.items() for word in (f"--{key}", value))
    assert exports(["deck", *words]) == 0
    shapes = [shape for slide in Presentation(str(file)).slides for shape in slide.shapes]
    boxes = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    tables = [shape.table for shape in shapes if shape.has_table]
    return "\n".join([*boxes, *(cell.text for table in tables for cell in table.iter_cells())])


def test_an_export_follows_a_break(own_home: Path) -> None:
    assert "Bộ câu hỏi mới" not in slides(own_home)
    shipped = load().breaks[0]
    cut = replace(shipped, component="d4", year=2024, reason_vi="Bộ câu hỏi mới")
    define(AN, cut, "vì")
    assert "Bộ câu hỏi mới" in slides(own_home)


def test_of_several_entries_about_a_break_the_newest_holds(own_home: Path) -> None:
    shipped = load()
    b = next(b for b in shipped.breaks if (b.component, b.year) == ("d1", 2016))
    define(AN, replace(b, enabled=False), "thử")
    second = define(BINH, replace(b, enabled=True), "bật lại")
    assert effective(own_home) == shipped
    undo(second, "An", own_home)
    found = next(x for x in effective(own_home).breaks if (x.component, x.year) == ("d1", 2016))
    assert not found.enabled


def test_thresholds_are_changed_and_switched_off(own_home: Path) -> None:
    d4 = Threshold("d4", 0.2, 0.3, "Sở đặt", "Set by the department")
    define(AN, d4, "Sở đặt")
    assert effective(own_home).thresholds["d4"] == (d4,)
    define(AN, d4, "không dùng", enabled=False)
    assert "d4" not in effective(own_home).thresholds


def test_a_threshold_of_a_period_leaves_the_other_as_it_is(own_home: Path) -> None:
    old, new = load().thresholds["d4"]
    tighter = replace(new, points_90=0.2, points_95=0.3)
    define(AN, tighter, "Sở đặt")
    assert effective(own_home).thresholds["d4"] == (old, tighter)
    define(AN, tighter, "không dùng", enabled=False)
    assert effective(own_home).thresholds["d4"] == (old,)


def test_a_change_with_a_fault_or_without_a_reason_is_refused(own_home: Path) -> None:
    shipped = load()
    held = store.current(own_home)
    wrong = replace(shipped.thresholds["d4"][-1], points_90=0.9)
    with pytest.raises(DefinitionRefused) as refused:
        define(AN, wrong, "vì")
    assert [p.code for p in refused.value.problems] == ["threshold_order"]
    with pytest.raises(DefinitionRefused) as refused:
        define(AN, shipped.breaks[0], "  ")
    assert [p.code for p in refused.value.problems] == ["no_reason"]
    assert store.current(own_home) == held


def test_what_was_typed_has_no_original_to_miss(own_home: Path) -> None:
    shipped = load()
    assert verify(own_home, shipped) == []
    define(AN, replace(shipped.breaks[0], enabled=False), "thử")
    assert verify(own_home, shipped) == []
