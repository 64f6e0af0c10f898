"""Activity logs and plans: what is read, and each bad row named by its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

import catalog
from etl.forms.declared import form
from etl.importing import intake
from etl.model.previewed import NO_CHOICES, Choices, Preview
from etl.workbook.sheets import Cell
from tests.etl.logbooks import book, place, row, rows

CATALOG = catalog.load()


def look(
    content: bytes, folder: Path, choices: Choices = NO_CHOICES, name: str = "a.xlsx"
) -> Preview:
    """As a file comes in."""
    return intake.look(content, name, folder, CATALOG, choices=choices)


def named(found: Preview) -> set[tuple[str, str]]:
    return {(issue.code, issue.cell) for issue in found.issues if issue.severity == "error"}


def test_a_log_is_known_by_its_headings_and_read_in_codes(tmp_path: Path) -> None:
    found = look(book([row(), *rows(3)]), tmp_path)
    assert (found.index, found.layout, found.years, found.ready) == (
        "activities", "log", (2018,), True,
    )  # fmt: skip
    first = found.rows.iloc[0]
    assert (first["division"], first["area"], first["task"], first["status"]) == (
        "van-phong", "d5", "5.3", "done",
    )  # fmt: skip
    assert (f"{first['date']:%Y-%m-%d}", first["quantity"], first["row"]) == ("2018-03-05", 2, 2)


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("date", "31/02/2018", "row_date"),
        ("date", "05/03/2016", "row_date_outside"),
        ("date", None, "row_missing"),
        ("division", "Phòng Bưu điện", "row_division"),
        ("division", "Phòng Lãnh sựu", "row_division_near"),
        ("task", "9.9", "row_task"),
        ("area", "1", "row_area_of_task"),
        ("area", "4. Kiểm soát tham nhũng nặng", "row_area"),
        ("component", "Bưu điện", "row_component"),
        ("quantity", -2.0, "row_negative"),
        ("quantity", "1.234", "row_number_ambiguous"),
        ("quantity", "nhiều", "row_number"),
        ("status", "Xong rồi đó", "row_status"),
        ("what", None, "row_missing"),
        ("evidence", "=1+1", "row_formula"),
    ],
)
def test_a_bad_row_is_named_by_its_cell(tmp_path: Path, column: str, cell: Cell, code: str) -> None:
    found = look(book([*rows(3), row(**{column: cell}), *rows(2)]), tmp_path)
    assert named(found) == {(code, place(column, 4))}
    assert len(found.rows) == 5


def test_a_row_that_serves_nothing(tmp_path: Path) -> None:
    found = look(book([*rows(3), row(task=None, area=None)]), tmp_path)
    assert named(found) == {("row_serves_nothing", place("task", 4))}


def test_good_rows_go_in_around_bad_ones_only_where_the_analyst_says_so(tmp_path: Path) -> None:
    content = book([*rows(3), row(quantity=-1.0), row(task="9.9")])
    assert not look(content, tmp_path).ready
    found = look(content, tmp_path, Choices(skip_bad_rows=True))
    assert found.ready
    assert len(found.rows) == 3
    said = {(issue.code, issue.severity) for issue in found.issues}
    assert said >= {("row_negative", "warning"), ("row_task", "warning")}
    left = next(issue for issue in found.issues if issue.code == "rows_left_out")
    assert left.values["count"] == 2


def test_an_officer_brings_in_the_own_units_rows_alone(tmp_path: Path) -> None:
    content = book([row(), row(division="Thanh tra Sở"), row(division="")])
    found = look(content, tmp_path, Choices(only_division="van-phong"))
    assert named(found) == {
        ("row_division_other", place("division", 2)),
        ("row_missing", place("division", 3)),
    }
    assert set(found.rows["division"]) == {"van-phong"}
    assert look(book([row()]), tmp_path, Choices(only_division="van-phong")).ready


def test_titles_above_blank_rows_and_other_headings_change_nothing(tmp_path: Path) -> None:
    above = [["NHẬT KÝ HOẠT ĐỘNG NĂM 2018"], [], ["Đơn vị: Sở Ngoại vụ"]]
    plain = look(book(rows(5)), tmp_path).rows.drop(columns="row")
    titled = look(book([{}, *rows(3), {}, *rows(5)[3:]], above=above), tmp_path)
    assert titled.ready
    assert titled.rows.drop(columns="row").equals(plain)


def test_rows_alike_are_counted_apart_and_said(tmp_path: Path) -> None:
    found = look(book([row(), row(), row(what="Việc khác")]), tmp_path)
    assert found.rows["nth"].tolist() == [1, 2, 1]
    assert [issue.code for issue in found.issues] == ["rows_alike"]


def test_a_heading_nobody_knows(tmp_path: Path) -> None:
    did = next(c for c in form("activities").columns if c.code == "what").names["vi"]
    lines = [f"Ngày;Đơn vị;Nội dung;{did};Người chép", "05/03/2018;Văn phòng;1;Họp;An"]
    found = look("\n".join(lines).encode(), tmp_path, name="a.csv")
    said = {(i.code, i.severity, i.cell) for i in found.issues}
    assert ("log_column_unknown", "warning", "E1") in said


def test_a_plan_is_read_and_its_codes_are_held_together(tmp_path: Path) -> None:
    plan = [
        row("tasks", task="1.1"),
        row("tasks", task="1.1.1", parent="1.1"),
        row("tasks", task="1.1"),
        row("tasks", task="1.2.1", parent="1.7"),
    ]
    content = book(plan, "tasks", above=[["Kế hoạch năm 2019"]])
    found = look(content, tmp_path)
    assert (found.index, found.years) == ("tasks", (2019,))
    assert named(found) == {
        ("row_task_twice", place("task", 3, "tasks", 1)),
        ("row_parent", place("parent", 4, "tasks", 1)),
    }


def test_texts_are_kept_composed_single_spaced_and_never_run(tmp_path: Path) -> None:
    typed = ["  hai   từ ", "e\u0302\u0301 to", "mềm\u00admại", "kề\u00a0bên", "=HYPERLINK(1)"[1:]]
    kept = ["hai từ", "ế to", "mềmmại", "kề bên", "HYPERLINK(1)"]
    found = look(book([row(what=text) for text in typed]), tmp_path)
    assert found.rows["what"].tolist() == kept


def test_examples_and_a_long_log_keep_their_cells(tmp_path: Path) -> None:
    long = [{"ordinal": "VD", **row()}, *rows(20_000), row(quantity=-1.0)]
    found = look(book(long), tmp_path)
    assert len(found.rows) == 20_000
    assert named(found) == {("row_negative", place("quantity", 20_002))}
