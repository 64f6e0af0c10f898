"""Targets by template: filled in, previewed with the cell of every fault, stored, undone."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

import store
from catalog import load
from etl.__main__ import main
from etl.forms.plans import shipped_plan
from etl.importing import intake
from etl.importing.commit import commit
from etl.importing.verify import verify
from etl.model.previewed import Preview
from etl.templates.build import template
from reports.data.difference import difference_table
from reports.data.summary import what
from store import targets
from store.undo import undo

COLUMNS = {"unit": 2, "index": 3, "component": 4, "kind": 5, "bound": 6, "upper": 7, "tier": 8}
FIRST = 5  # below the headings and the example

Row = Mapping[str, object]


def filled(*rows: Row, year: int = 2024) -> bytes:
    """The template of a year with some rows written into it."""
    book = openpyxl.load_workbook(BytesIO(template("targets", load(), year, shipped_plan(year))))
    sheet = book["Chỉ tiêu"]
    for n, row in enumerate(rows):
        for name, value in row.items():
            sheet.cell(FIRST + n, COLUMNS[name], value)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def looked(content: bytes, folder: Path) -> Preview:
    return intake.look(content, "muc-tieu.xlsx", folder, load())


GOOD: tuple[Row, ...] = (
    {"index": "PAPI", "component": "5 Thủ tục hành chính công", "kind": "Điểm tối thiểu",
     "bound": "7,25"},
    {"unit": "TP. Hồ Chí Minh", "index": "PCI", "kind": "Hạng, khoảng hạng", "bound": 10,
     "upper": 15},
    {"index": "PAR INDEX", "kind": "Nhóm do cơ quan công bố đặt", "tier": "Nhóm A (từ 90%)"},
    {"index": "papi", "component": "PAPI: 4 Kiểm soát tham nhũng trong khu vực công",
     "kind": "keep"},
)  # fmt: skip


def test_a_filled_template_is_read_stored_and_undone(own_home: Path) -> None:
    content = filled(*GOOD)
    found = looked(content, own_home)
    assert [issue.code for issue in found.issues] == []
    assert (found.index, found.years, found.layout) == ("targets", (2024,), "template 1")
    assert list(found.rows["component"]) == ["d5", "pci", "par", "d4"]
    assert list(found.rows["unit"]) == ["dong-nai", "ho-chi-minh", "dong-nai", "dong-nai"]
    assert len(found.difference.new) == 4
    number = commit(found, content, "An", own_home)
    held = targets.targets(store.read(store.current(own_home)))
    assert list(held["kind"]) == ["floor", "rank", "tier", "keep"]
    assert list(held["value"])[:2] == [7.25, 10]
    assert set(held["entry"]) == {number}
    assert list(held["row"]) == [5, 6, 7, 8]
    assert set(held["sheet"]) == {"Chỉ tiêu"}
    assert verify(own_home, load()) == []
    undo(number, "An", own_home)
    assert targets.targets(store.read(store.current(own_home))).empty


def test_a_second_file_says_what_it_changes(own_home: Path) -> None:
    first = filled(*GOOD)
    commit(looked(first, own_home), first, "An", own_home)
    again = looked(first, own_home)
    assert [i.code for i in again.issues] == ["log_imported"]
    assert len(again.difference.unchanged) == 4
    changed = {**GOOD[0], "bound": 7.5}
    second = filled(changed, *GOOD[1:3])
    found = looked(second, own_home)
    assert (len(found.difference.changed), len(found.difference.unchanged)) == (1, 2)
    assert found.difference.changed.iloc[0][["old", "new"]].tolist() == [
        "bound: 7.25",
        "bound: 7.5",
    ]
    commit(found, second, "Bình", own_home)
    held = targets.targets(store.read(store.current(own_home)))
    assert sorted(held["component"]) == ["d4", "d5", "par", "pci"]
    assert held.loc[held["component"] == "d5", "value"].iloc[0] == 7.5


FAULTY: tuple[tuple[Row, str, str], ...] = (
    ({"index": "PAPY", "kind": "keep"}, "row_index_near", "C"),
    ({"index": "GDP", "kind": "keep"}, "row_index", "C"),
    ({"kind": "keep"}, "row_missing", "C"),
    ({"index": "PAPI", "component": "Thủ tục hành chinh cong khai", "kind": "keep"},
     "row_part_near", "D"),
    ({"index": "PAPI", "component": "9 Hạnh phúc", "kind": "keep"}, "row_part", "D"),
    ({"index": "PAPI", "unit": "Atlantis", "kind": "keep"}, "row_province", "B"),
    ({"index": "PAPI", "kind": "cao nhất"}, "row_aim", "E"),
    ({"index": "PAPI", "kind": "rise"}, "row_target_value", "E"),
    ({"index": "PAPI", "kind": "floor", "bound": 99}, "row_target_scale", "E"),
    ({"index": "PAPI", "kind": "region_rank", "bound": 2.5}, "row_target_whole", "E"),
    ({"index": "PAPI", "kind": "rank", "bound": 15, "upper": 10}, "row_target_range", "E"),
    ({"index": "PAPI", "kind": "tier", "tier": "Nhóm A (từ 90%)"}, "row_target_tier", "E"),
    ({"index": "PCI", "kind": "floor", "bound": "nhiều"}, "row_number", "F"),
    ({"index": "PCI", "kind": "rise", "bound": -1}, "row_negative", "F"),
    ({"index": "SIPAS", "kind": "keep"}, "", ""),
    ({"index": "SIPAS", "kind": "keep"}, "row_target_twice", "E"),
)  # fmt: skip


def test_every_faulty_row_is_named_by_its_cell(home: Path) -> None:
    found = looked(filled(*(row for row, _, _ in FAULTY)), home)
    assert not found.ready
    expected = [
        (code, f"{letter}{FIRST + n}") for n, (_, code, letter) in enumerate(FAULTY) if code
    ]
    assert sorted((i.code, i.cell) for i in found.issues) == sorted(expected)


def test_the_command_line_writes_the_template_and_imports_it(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "chi-tieu.xlsx"
    assert main(["template", "targets", "--out", str(file), "--year", "2026"]) == 0
    book = openpyxl.load_workbook(file)
    book["Chỉ tiêu"].cell(FIRST, COLUMNS["index"], "PAPI")
    book["Chỉ tiêu"].cell(FIRST, COLUMNS["kind"], "Tăng số bậc")
    book["Chỉ tiêu"].cell(FIRST, COLUMNS["bound"], 2)
    book.save(file)
    assert main(["preview", str(file)]) == 0
    assert main(["commit", str(file), "--by", "An"]) == 0
    held = targets.targets(store.read(store.current(own_home)))
    assert held.iloc[0][["unit", "component", "kind", "value"]].tolist() == [
        "dong-nai-2025", "papi", "rank_rise", 2,
    ]  # fmt: skip
    assert "chi-tieu.xlsx" in capsys.readouterr().out


def test_the_import_page_names_them_in_words(home: Path) -> None:
    found = looked(filled(*GOOD), home)
    table = difference_table(found.rows, "new", load(), "vi")
    first = table.rows[0]
    assert (first["unit"], first["index"], first["kind"], first["bound"]) == (
        "Đồng Nai", "PAPI", "Điểm tối thiểu", "7,25",
    )  # fmt: skip
    assert first["place"] == "Chỉ tiêu, 5"
    assert what(found.index) == "targets"
