"""Files that look right and are not: each is answered by a specific issue at its cell, or read right."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

import pandas as pd
import pytest

from etl.model.previewed import Preview
from etl.preview.opened import OpenedFile
from etl.preview.scores import preview_sheets
from tests.etl import workbooks as books
from tests.etl.workbooks import Book, Rows

TAB = "Tổng hợp"
PARTS = [
    c for c in books.edition("papi", 2024).components if c.role in ("total", "dimension")
]  # the total first
COLUMN = {part.code: 2 + n for n, part in enumerate(PARTS)}
HELD = books.stored_of("papi", 2022, 2023)  # 2024 is the year that comes in
UNPUBLISHED = 2  # provinces without figures in 2024
Change = Callable[[Rows], Rows | None]


def sound(year: int = 2024, said: int | None = None) -> Book:
    """Totals and dimensions of a year, flat, under the heading of `said`."""
    wide = books.figures("papi", year)
    heads = [f"Chỉ số PAPI {said or year}" if c.role == "total" else c.name_vi for c in PARTS]
    rows: Rows = [["STT", "Tỉnh, thành phố", *heads]]
    for n, (unit, row) in enumerate(wide.iterrows(), start=1):
        rows.append([n, books.name(str(unit)), *(books.cell(row[c.code]) for c in PARTS)])
    return {TAB: rows}


def look(
    book: Book, name: str = "papi_2024.xlsx", stored: pd.DataFrame = HELD, **chosen: object
) -> Preview:
    opened = OpenedFile.of(books.sheets(book), repr(book).encode(), name)
    return preview_sheets(opened, books.CATALOG, stored, **chosen)  # type: ignore[arg-type]


def told(found: Preview, severity: str) -> set[tuple[str, str]]:
    return {(i.code, i.cell) for i in found.issues if i.severity == severity}


def is_right(found: Preview, year: int = 2024) -> bool:
    """Every value that is read is the published one of its province."""
    key = ["unit", "component"]
    truth = books.stored_of("papi", year).set_index(key)["value"]
    read = found.rows.dropna(subset="value").set_index(key)["value"]
    return len(read) > 0 and bool((read - truth.reindex(read.index)).abs().max() < 1e-6)


def test_the_sound_file_is_read_right_and_ready() -> None:
    found = look(sound())
    assert found.ready
    assert is_right(found)
    assert {code for code, _ in told(found, "warning")} == {"parts_missing"}


def swapped(one: str, other: str) -> Change:
    def change(rows: Rows) -> None:
        for row in rows[1:]:
            a, b = COLUMN[one], COLUMN[other]
            row[a], row[b] = row[b], row[a]

    return change


def shifted(rows: Rows) -> None:
    rows[0] = [*rows[0][:2], *rows[0][3:], "Ghi chú"]


def apart(code: str) -> Change:
    """One column sorted without the names."""

    def change(rows: Rows) -> None:
        c = COLUMN[code]
        held = [r for r in rows[1:] if isinstance(r[c], float)]
        ordered = sorted((float(str(r[c])) for r in held), reverse=True)
        for row, value in zip(held, ordered, strict=True):
            row[c] = value

    return change


def times(factor: float, nth: int) -> Change:
    def change(rows: Rows) -> None:
        rows[nth] = [x * factor if isinstance(x, float) else x for x in rows[nth]]

    return change


def off(code: str, by: float) -> Change:
    def change(rows: Rows) -> None:
        rows[5][COLUMN[code]] = float(str(rows[5][COLUMN[code]])) + by

    return change


def typed(as_text: Callable[[float], str]) -> Change:
    def change(rows: Rows) -> None:
        rows[1:] = [[as_text(x) if isinstance(x, float) else x for x in r] for r in rows[1:]]

    return change


def named(nth: int, name: str) -> Change:
    def change(rows: Rows) -> None:
        rows[nth][1] = name

    return change


@pytest.mark.parametrize(
    ("change", "code", "cell"),
    [
        (shifted, "out_of_scale", "C2"),
        (swapped("papi", "d4"), "out_of_scale", "C2"),
        (apart("d3"), "sum_differs", "C2"),
        (times(10, 5), "out_of_scale", "C6"),
        (times(0.1, 5), "out_of_scale", "D6"),
        (off("d2", 0.02), "sum_differs", "C6"),
        (off("papi", -0.02), "sum_differs", "C6"),
        (typed(lambda x: f"{x:.3f}"), "number_ambiguous", "C2"),
        (typed(lambda x: f"{x:.2f}%"), "number_is_percent", "C2"),
        (lambda rows: rows.append([*rows[5]]), "unit_twice", "B65"),
        (lambda rows: named(6, str(rows[5][1]))(rows), "unit_twice", "B7"),
        (named(1, "Hà Nộy"), "unit_unknown", "B2"),
        (named(9, "Xứ Lạ"), "unit_unknown", "B10"),
        (named(1, "Haø Noäi"), "text_legacy", "B2"),
        (named(9, "§ång Nai"), "text_legacy", "B10"),
        (named(3, ""), "row_without_unit", "C4"),
        (lambda rows: [r.pop(COLUMN["d5"]) for r in rows] and None, "components_missing", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_at_its_cell(change: Change, code: str, cell: str) -> None:
    book = sound()
    change(book[TAB])
    found = look(book)
    assert not found.ready
    assert (code, cell) in told(found, "error")


def test_columns_whose_names_are_both_valid_do_not_change_places_unseen() -> None:
    book = sound()
    swapped("d4", "d8")(book[TAB])  # the sum holds all the same
    assert {"level"} <= {code for code, _ in told(look(book), "warning")}


def test_names_sorted_without_their_figures_are_noticed_by_the_year_before() -> None:
    """No sum can tell: each row is whole, and of another province."""
    book = sound()
    names = [row[1] for row in book[TAB][1:]]
    Random(1).shuffle(names)  # noqa: S311 - nothing here is secret
    for row, name in zip(book[TAB][1:], names, strict=True):
        row[1] = name
    assert ("names_apart", "C2") in told(look(book), "warning")


def test_a_file_of_another_year_is_no_file_of_this_one() -> None:
    assert ("same_figures", "C2") in told(look(sound(2023, said=2024)), "error")
    found = look(sound(2024, said=2024), "papi_2023.xlsx")
    assert ("year_file_differs", "C1") in told(found, "error")
    book = {"2023": sound()[TAB]}
    assert not look(book).ready


def test_two_provinces_that_changed_places_show_as_changed_figures() -> None:
    book, every = sound(), books.stored_of("papi", 2022, 2023, 2024)
    rows = book[TAB]
    rows[3][1], rows[10][1] = rows[10][1], rows[3][1]
    found = look(book, stored=every)
    assert ("figures_changed", "C4") in told(found, "warning")
    assert len(found.difference.changed) == 2 * len(PARTS)


def test_a_file_of_63_provinces_is_none_of_2025() -> None:
    found = look(sound(2024, said=2025), "papi_2025.xlsx")
    assert {code for code, _ in told(found, "error")} >= {"unit_not_in_year"}


def test_all_names_in_an_old_font_are_refused_with_the_first_cell() -> None:
    old = str.maketrans("ỉàốộồảáơăạĐưầễếẵ", "Ømèé×¶¸¬¨¹§­Çªå½"[:16])
    book = {TAB: [[x.translate(old) if isinstance(x, str) else x for x in r] for r in sound()[TAB]]}
    found = look(book)
    assert not found.ready
    assert {"text_legacy"} <= {code for code, _ in told(found, "error")}


# And what looks odd and is right.


def noted(rows: Rows) -> None:
    marks: tuple[Callable[[str], str], ...] = (
        lambda n: f"{n}*", lambda n: f"{n} (1)", lambda n: f"Tỉnh {n}", str.upper,
        lambda n: unicodedata.normalize("NFD", n), lambda n: f"{n} ¹", lambda n: f"12. {n}",
        lambda n: f" {n.replace(' ', chr(0xA0))}\u200b",
    )  # fmt: skip
    for n, row in enumerate(rows[1:]):
        row[1] = marks[n % len(marks)](str(row[1]))


def around(rows: Rows) -> Rows:
    """Titles above, a row of maxima and of the country, regions between, notes below."""
    mean = [42.0, *[5.3] * (len(PARTS) - 1)]
    top = [80.0, *[10.0] * (len(PARTS) - 1)]
    return [
        ["KẾT QUẢ CHỈ SỐ PAPI NĂM 2024"], ["Đơn vị: điểm"], [], rows[0],
        [None, "Điểm tối đa", *top], [None, "Cả nước", *mean],
        [None, "Đồng bằng sông Hồng"], *rows[1:20], [None, "Tây Nguyên"], *rows[20:],
        [None, "Trung bình", *mean], [], ["Ghi chú: (*) không đủ mẫu"], ["Nguồn: CECODES, VFF-CRT"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        noted,
        around,
        typed(lambda x: f"{x:.6f}".replace(".", ",")),
        typed(lambda x: f" {x:.6f} "),
        lambda rows: [rows[0], *sorted(rows[1:], key=lambda row: str(row[-1]))],
        lambda rows: [[*r[:2], *r[:1:-1]] for r in rows],
        lambda rows: [list(r) for r in zip(*rows, strict=True)],
        lambda rows: (
            [
                [books.name(str(u), english=True) if n == 1 else x for n, x in enumerate(row)]
                for u, row in zip([None, *books.figures("papi", 2024).index], rows, strict=True)
                if u
            ]
            and None
        ),
    ],
)
def test_what_only_looks_odd_is_read_right(change: Change) -> None:
    book = sound()
    changed = change(book[TAB])
    found = look({TAB: changed} if changed else book)
    assert found.ready, told(found, "error")
    assert is_right(found)
    assert len(found.rows) == 63 * len(PARTS)


@pytest.mark.parametrize(
    "mark", ["-", "–", "n/a", "N/A", "KCDL", "...", "", None, "không có dữ liệu"]
)
def test_what_stands_for_no_figure_is_none(mark: str | None) -> None:
    book = sound()
    book[TAB][4][2:] = [mark] * len(PARTS)
    found = look(book)
    assert found.ready
    assert found.rows["value"].isna().sum() == len(PARTS) * (1 + UNPUBLISHED)
    assert is_right(found)
