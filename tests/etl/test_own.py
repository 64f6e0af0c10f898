"""One province's own sheet: components down, years across, the province in a title, the tab or the file."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from etl.preview import Preview, preview_sheets
from etl.sheets import Cell
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


def look(rows: Rows, tab: str = "Bảng 1", file: str = "papi.xlsx") -> Preview:
    book = {tab: rows}
    return preview_sheets(books.sheets(book), repr(book).encode(), file, books.CATALOG, HELD)


def named(found: Preview) -> set[tuple[str, str]]:
    return {(issue.code, issue.cell) for issue in found.issues if issue.severity == "error"}


@pytest.mark.parametrize("year", [lambda y: f"Năm {y}", int, float, str])
def test_every_year_is_read_by_its_own_edition(year: Callable[[int], Cell]) -> None:
    found = look(own(year=year))
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
