"""Cells that hold numbers, in whatever way they were typed."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.parsing.numbers import parse
from etl.scores.layouts import load
from etl.workbook.sheets import Cell, CellError, UncachedFormula

MARKS = load().words.missing_marks


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (7.85, 7.85), (7, 7.0), ("7,85", 7.85), ("7.85", 7.85), (" 7.85 ", 7.85), ("1.234,5", 1234.5),
        ("1,234.5", 1234.5), ("46,04", 46.04), ("0,662", 0.662), ("7,6624", 7.6624), ("1 234,5", 1234.5),
        ("1.234.567", 1234567.0), ("−1,5", -1.5), ("7,85\u00a0", 7.85), ("7.2e-3", 0.0072),
    ],
)  # fmt: skip
def test_numbers(cell: Cell, value: float) -> None:
    assert parse(cell).value == value


@pytest.mark.parametrize(("cell", "readings"), [("1.234", (1.234, 1234)), ("7,662", (7.662, 7662))])
def test_two_readings_are_never_decided(cell: str, readings: tuple[float, ...]) -> None:
    read = parse(cell)
    assert (read.value, read.fault, read.readings) == (None, "number_ambiguous", readings)


def test_a_known_mark_decides() -> None:
    assert parse("7.662", decimal=".").value == 7.662
    assert parse("7.662", decimal=",").value == 7662


@pytest.mark.parametrize("cell", [None, "", "  ", "\u00a0"])
def test_blank_cells(cell: Cell) -> None:
    assert parse(cell, MARKS).missing == "cells_empty"


@pytest.mark.parametrize("cell", ["KCDL", "N/A", "n/a", "-", "–", "Không có dữ liệu"])
def test_marks_of_no_data(cell: str) -> None:
    assert parse(cell, MARKS).missing == "marked_no_data"


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("abc", "not_a_number"), ("1.23.4", "not_a_number"), (True, "not_a_number"),
        (float("nan"), "not_a_number"), (float("inf"), "not_a_number"), (date(2024, 5, 7), "number_is_date"),
        (datetime(2024, 5, 7), "number_is_date"), (CellError("#N/A"), "cell_error"),  # noqa: DTZ001
        (CellError("#DIV/0!"), "cell_error"), (UncachedFormula("A1"), "formula_uncached"),
    ],
)  # fmt: skip
def test_faults(cell: Cell, fault: str) -> None:
    assert parse(cell, MARKS).fault == fault


def test_a_percentage_is_told() -> None:
    read = parse("12,5%")
    assert (read.value, read.percent) == (12.5, True)


@settings(max_examples=100, deadline=None)
@given(st.decimals(-99999, 99999, places=2), st.sampled_from((".", ",")))
def test_two_decimals_survive_either_mark(number: object, mark: str) -> None:
    text = str(number).replace(".", mark)
    assert parse(text).value == float(str(number))


@settings(max_examples=100, deadline=None)
@given(st.floats(-1e6, 1e6), st.sampled_from((".", ",")))
def test_full_precision_survives_a_known_mark(number: float, mark: str) -> None:
    text = repr(number).replace(".", mark)
    assert parse(text, decimal=mark).value == number  # type: ignore[arg-type]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=12))
def test_no_text_raises_and_each_has_one_reading(text: str) -> None:
    read = parse(text, MARKS)
    assert [read.value is not None, bool(read.missing), bool(read.fault)].count(True) == 1
