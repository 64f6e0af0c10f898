"""A CSV's encoding, separator and decimal mark are found, said, and doubted where they mislead."""

from __future__ import annotations

import pytest

from etl.model.issues import Issue, message
from etl.workbook.encodings import decode
from etl.workbook.read import read
from etl.workbook.sheets import Sheet

ROWS = [["Tỉnh", "Năm", "Điểm"], ["Hà Nội", "2022", "43,5"], ["Đắk Lắk", "2022", "41,25"]]


def text(separator: str = ";") -> str:
    return "".join(separator.join(row) + "\r\n" for row in ROWS)


def only(content: bytes) -> Sheet:
    found = read(content, "a.csv")
    assert isinstance(found, list), found
    (one,) = found
    return one


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_encodings(encoding: str, name: str) -> None:
    found = only(text().encode(encoding))
    assert found.rows == ROWS
    assert found.notes[0] == Issue(
        "csv_read", "note", "CSV", values={"separator": ";", "encoding": name}
    )


def test_windows_1258_writes_tones_apart() -> None:
    apart = "Tỉnh;Hà Nội;Đắk Lắk;Thừa Thiên Huế"
    for letter, parts in {"ỉ": "i\u0309", "ộ": "ô\u0323", "ắ": "ă\u0301", "ế": "ê\u0301"}.items():
        apart = apart.replace(letter, parts)
    written = apart.replace("à", "a\u0300").replace("ừ", "ư\u0300").encode("windows-1258")
    found = decode(written)
    assert found == (apart.replace("à", "a\u0300").replace("ừ", "ư\u0300"), "Windows-1258")


def test_a_western_text_is_not_taken_for_vietnamese() -> None:
    assert decode("Düsseldorf; naïve; Ò, Ì".encode("windows-1252")) == (
        "Düsseldorf; naïve; Ò, Ì",
        "Windows-1252",
    )


@pytest.mark.parametrize(("separator", "shown"), [(";", ";"), ("\t", "Tab"), ("|", "|")])
def test_separators(separator: str, shown: str) -> None:
    found = only(text(separator).encode())
    assert found.rows == ROWS
    assert found.notes[0].values["separator"] == shown


def test_a_comma_separates_where_decimals_are_quoted_or_have_points() -> None:
    assert only('Tỉnh,Điểm\nHà Nội,"7,85"\n'.encode()).rows == [
        ["Tỉnh", "Điểm"],
        ["Hà Nội", "7,85"],
    ]
    assert only("Tỉnh,Điểm\nHà Nội,7.85\n".encode()).rows == [["Tỉnh", "Điểm"], ["Hà Nội", "7.85"]]


def test_a_stated_separator_is_obeyed_and_counted_as_a_row() -> None:
    found = only(b"sep=|\r\na,1|b\r\n1,5|2\r\n")
    assert found.rows == [["a,1", "b"], ["1,5", "2"]]
    assert found.address(0, 1) == "B2"


def test_the_decimal_mark_is_said_where_the_numbers_agree() -> None:
    found = only(text().encode())
    assert found.decimal == ","
    assert [message(note, "en") for note in found.notes] == [
        "The CSV was read as UTF-8, its columns separated by “;”.",
        "The decimal mark in the CSV is “,”.",
    ]
    assert only(b"a;b\n1.5;1.234\n").decimal == "."


def test_no_decimal_mark_is_claimed_from_numbers_that_may_be_thousands() -> None:
    assert only(b"a;b\n1.234;2.345\n").decimal is None


def test_no_decimal_mark_is_claimed_where_numbers_disagree() -> None:
    assert only(b"a;b\n1.1;2,35\n").decimal is None


def test_a_decimal_comma_that_separates_too_is_refused_with_its_cell() -> None:
    found = read("Tỉnh,Năm,Điểm\nHà Nội,2022,7,85\nHuế,2022,7,9\n".encode(), "a.csv")
    assert isinstance(found, Issue)
    assert (found.code, found.cell, found.values["value"]) == ("csv_ragged", "D2", "7,85")


def test_titles_above_and_short_rows_are_no_fault() -> None:
    found = only("Kết quả PAPI\n\nTỉnh;Năm;Điểm\nHà Nội;2022;7,85\nHuế;2022\n".encode())
    assert found.row(4) == ["Huế", "2022", None]
    assert found.address(3, 2) == "C4"


def test_empty_columns_at_the_end_are_no_fault() -> None:
    assert only("Tỉnh;Điểm\nHà Nội;7,85;;\n".encode()).rows[1] == ["Hà Nội", "7,85", None, None]


def test_quoted_fields_may_hold_lines_and_separators() -> None:
    assert only(b'a;b\n"x;\ny";1\n').rows == [["a", "b"], ["x;\ny", "1"]]
