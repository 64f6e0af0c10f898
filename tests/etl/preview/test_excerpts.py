"""The cells shown around one: where to look, in a short sheet and in a long one."""

from __future__ import annotations

from etl.model.issues import Issue
from etl.preview.excerpts import at, excerpts_of
from etl.workbook.sheets import CellError, RowsOfColumns, Sheet, UncachedFormula

SHORT = Sheet(
    "A", [["STT", "Tỉnh", "Đất đai"], [1.0, "Hà Nội", 5.5], [2.0, "Đồng Nai", CellError("#N/A")],
          [3.0, "Hải Phòng", UncachedFormula("C2+1")]], first_row=3, first_column=2,
)  # fmt: skip


def test_the_heading_above_and_the_name_beside_are_shown_however_far() -> None:
    found = at(SHORT, 5, "D", beside=0)
    assert found.columns == ("C", "D")
    rows = dict(found.rows)
    assert rows[3][-1] == "Đất đai"
    assert rows[5][-2:] == ("Đồng Nai", "#N/A")


def test_a_column_of_texts_shows_its_heading_too() -> None:
    sheet = Sheet("A", [["Tựa"], ["Ngày", "Phòng", "Việc"], *[["1/1", "Văn phòng", "x"]] * 9])
    rows = dict(at(sheet, 9, "B").rows)
    assert rows[2] == ("Ngày", "Phòng", "Việc")
    assert 1 not in rows


def test_a_formula_without_a_result_is_told_from_a_text() -> None:
    assert at(SHORT, 5, "D").pending == {"D6"}


def test_the_first_errors_get_an_excerpt_also_in_a_long_sheet() -> None:
    long = Sheet("B", RowsOfColumns([["Việc", *["x"] * 300_000], ["Số", *[1.0] * 300_000]]))
    issues = [Issue("row_number", "error", "B", f"B{n}") for n in range(200_000, 200_020)]
    found = excerpts_of([SHORT, long], [Issue("row_number", "warning", "A", "D5"), *issues])
    assert found.sheets == ("A", "B")
    assert list(found.excerpts) == [("B", f"B{n}") for n in range(200_000, 200_006)]
    rows = dict(found.excerpts["B", "B200000"].rows)
    assert rows[1] == ("Việc", "Số")
    assert rows[200_000] == ("x", "1")


def test_a_place_outside_the_sheet_shows_nothing() -> None:
    assert at(SHORT, 40, "Z").rows == ()
