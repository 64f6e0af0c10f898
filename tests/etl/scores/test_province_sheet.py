"""One province's own sheet: components one way, years the other, the province in a title, the tab or the file."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from etl.model.previewed import Preview
from etl.preview.opened import OpenedFile
from etl.preview.scores import preview_sheets
from etl.workbook.sheets import Cell, Sheet, column_number, letters
from tests.etl import workbooks as books
from tests.etl.workbooks import Rows

YEARS = (2018, 2021, 2022, 2023, 2024)
HELD = books.stored_of("papi", *YEARS)
SHOWN = [c for c in books.edition("papi", 2022).components if c.role != "variant"]


def own(unit: str = "dong-nai", year: Callable[[int], Cell] = lambda y: f"Năm {y}") -> Rows:
    """What a department keeps of its province."""
    values = HELD.set_index(["component", "year", "unit"])["value"]
    head: list[Cell] = ["TT", "Chỉ số", *map(year, YEARS)]
    body: Rows = [
        [c.number, c.name_vi, *(books.cell(values.get((c.code, y, unit))) for y in YEARS)]
        for c in SHOWN
    ]
    return [[f"CHỈ SỐ PAPI TỈNH {books.name(unit).upper()}"], [], head, *body]


def down(rows: Rows) -> Rows:
    """The same with years down and components across, under the same title."""
    title, blank, *table = rows
    wide = max(map(len, table))
    return [
        title,
        blank,
        *map(list, zip(*([*r, *[None] * (wide - len(r))] for r in table), strict=True)),
    ]


def look(rows: Rows, tab: str = "Bảng 1", file: str = "papi.xlsx") -> Preview:
    book = {tab: rows}
    return preview_sheets(
        OpenedFile.of(books.sheets(book), repr(book).encode(), file), books.CATALOG, HELD
    )


def named(found: Preview) -> set[tuple[str, str]]:
    return {(issue.code, issue.cell) for issue in found.issues if issue.severity == "error"}


WAYS = [pytest.param(lambda rows: rows, id="across"), pytest.param(down, id="down")]
Way = Callable[[Rows], Rows]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("year", [lambda y: f"Năm {y}", int, float, str])
def test_every_year_is_read_by_its_own_edition(year: Callable[[int], Cell], way: Way) -> None:
    found = look(way(own(year=year)))
    assert (found.index, found.layout, found.years, found.ready) == ("papi", "own", YEARS, True)
    key = ["year", "unit", "component"]
    truth = HELD[HELD["unit"] == "dong-nai"].set_index(key)["value"].dropna()
    read = found.rows.set_index(key)["value"].dropna()
    assert read.sub(truth.reindex(read.index)).abs().max() == 0
    assert len(read) > 150
    assert found.difference.changed.empty
    assert set(found.difference.gone["unit"]) <= {"dong-nai"}


def test_the_tab_or_the_file_may_name_the_province() -> None:
    rows = own()[2:]
    assert look(rows, tab="Đồng Nai").ready
    assert look(rows, file="PAPI Đồng Nai 2018-2024.xlsx").ready
    assert named(look(rows)) == {("own_no_unit", "B1")}
    assert named(look([["So sánh Đồng Nai và Hà Nội"], *rows])) == {("own_no_unit", "B2")}


def test_each_figure_keeps_its_cell_and_a_wrong_one_is_named() -> None:
    rows = own()
    found = look(rows)
    row = found.rows[(found.rows["year"] == 2022) & (found.rows["component"] == "d1")].iloc[0]
    assert row["cell"] == f"E{4 + [c.code for c in SHOWN].index('d1')}"
    part = next(n for n, c in enumerate(SHOWN, start=3) if c.parent == "d1")
    rows[part][4] = float(str(rows[part][4])) + 0.5
    assert ("sum_differs", row["cell"]) in named(look(rows))
    rows[part][4] = "1.234"
    assert ("number_ambiguous", f"E{part + 1}") in named(look(rows))


def test_ranks_and_notes_beside_are_left_and_an_unknown_row_is_named() -> None:
    rows = own()
    beside: Rows = [[None, "Xếp hạng", *[12] * 5], [], ["Ghi chú: theo CECODES"]]
    assert look([*rows, *beside]).ready
    assert ("column_unknown", f"B{len(rows) + 1}") in named(
        look([*rows, [None, "Chỉ số lạ", *[12.0] * 5]])
    )


def test_years_that_changed_places_do_not_pass() -> None:
    rows = own()
    rows[2][2], rows[2][3] = rows[2][3], rows[2][2]
    found = look(rows)
    assert not found.ready or not found.difference.changed.empty
    assert pd.Series([i.severity for i in found.issues]).isin(["error", "warning"]).any()


def test_years_down_keep_their_cells_and_say_whose_they_are() -> None:
    rows = down(own())
    found = look(rows)
    row = found.rows[(found.rows["year"] == 2022) & (found.rows["component"] == "d1")].iloc[0]
    column = letters(2 + [c.code for c in SHOWN].index("d1"))
    assert row["cell"] == f"{column}7"
    assert look(rows[2:], file="PAPI Đồng Nai 2018-2024.xlsx").ready
    assert named(look(rows[2:])) == {("own_no_unit", "A2")}
    rows[6][column_number(column) - 1] = "1.234"
    assert ("number_ambiguous", row["cell"]) in named(look(rows))


def test_an_untidy_sheet_with_years_down_is_read_around_what_is_no_score() -> None:
    """As kept by hand: years as text and number, ranks, changes, a mean, marks, gaps, notes."""
    years = (2016, 2018, 2024)
    held = books.stored_of("papi", *years)
    values = held.set_index(["component", "year", "unit"])["value"]

    def line(year: int, said: Cell) -> list[Cell]:
        figures = (values.get((c.code, year, "dong-nai")) for c in SHOWN)
        return [None, said, *(books.cell(x, missing="–") for x in figures), None]

    last: list[Cell] = [None, "Tăng/giảm so với năm 2018", *[0.1] * len(SHOWN)]
    rows: Rows = [
        [None, "Bảng 3. Điểm PAPI  của tỉnh đồng nai qua các năm"],
        [None, "STT", *range(1, len(SHOWN) + 1)],
        [None, "Năm", *(f" {c.name_vi.upper()} " for c in SHOWN), "Ghi chú"],
        line(2016, "Năm 2016"), line(2018, 2018), [], line(2024, "2024 (công bố 15/4)"),
        [None, "Xếp hạng 2024", *[12] * len(SHOWN)], last,
        [None, "Trung bình", *[5.0] * len(SHOWN)], [], [None, "Nguồn: CECODES"],
    ]  # fmt: skip
    sheet = Sheet("Sheet1", rows, first_row=4)
    found = preview_sheets(OpenedFile.of([sheet], b"untidy", "so lieu.xlsx"), books.CATALOG, held)
    assert (named(found), found.layout, found.years) == (set(), "own", years)
    key = ["year", "unit", "component"]
    read = found.rows.set_index(key)["value"].dropna()
    assert read.sub(held.set_index(key)["value"].reindex(read.index)).abs().max() == 0
    assert len(read) > 80
    cells = found.rows.set_index(key)["cell"]
    assert cells[2024, "dong-nai", "papi"] == f"C{4 + 6}"


@pytest.mark.parametrize("way", WAYS)
def test_what_year_a_line_is_of_is_never_guessed(way: Way) -> None:
    def cell(c: int) -> str:
        return f"{letters(c + 1)}3" if way is not down else f"A{c + 3}"

    rows = own()
    rows[2][4] = "Năm 22"
    assert named(look(way(rows))) == {("row_year_unclear", cell(4))}
    rows[2][4] = None
    assert named(look(way(rows))) == {("row_year_unclear", cell(4))}
    first, rows[2][2], rows[2][4] = rows[2][2], "Năm 18", 2022
    assert named(look(way(rows))) == {("row_year_unclear", cell(2))}
    rows[2][2], rows[2][4] = first, 2021
    assert named(look(way(rows))) == {("own_year_twice", cell(4))}


@pytest.mark.parametrize("way", WAYS)
def test_a_share_shown_as_a_percentage_is_in_points_and_none_on_another_scale(way: Way) -> None:
    def read(index: str, share: float) -> Preview:
        names = [c.name_vi for c in books.edition(index, 2018).components[:4]]
        title: list[Cell] = [f"Điểm {index.upper()} tỉnh Đồng Nai"]
        body: Rows = [[n, share, share] for n in names]
        table = way([title, [], ["Nội dung", 2017, 2018], *body])
        places = {(r, c) for r in range(3, len(table)) for c in range(1, len(table[2]))}
        sheet = Sheet("S", table, percent_cells=places)
        return preview_sheets(OpenedFile.of([sheet], b"%", "a.xlsx"), books.CATALOG, HELD)

    assert set(read("sipas", 0.84).rows["value"]) == {84.0}
    assert {code for code, _ in named(read("papi", 0.05))} == {"number_is_percent"}
