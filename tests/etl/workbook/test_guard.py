"""Files that must not be opened are refused with the reason, quickly, and nothing is thrown."""

from __future__ import annotations

import time
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.model.issues import Issue, message
from etl.workbook.bounds import reach
from etl.workbook.grid import Box, pieces
from etl.workbook.guard import guard
from etl.workbook.read import read
from tests.etl import corpus

GOOD = corpus.good()


def answer(name: str, content: bytes) -> Issue | None:
    """What an import says of a file before any figure is looked at."""
    refused = guard(content, name)
    if refused:
        return refused
    found = read(content, name)
    return found if isinstance(found, Issue) else None


@pytest.mark.parametrize("case", corpus.MAKERS)
def test_a_bad_file_is_answered_quickly_and_specifically(case: str) -> None:
    bad = corpus.MAKERS[case]()
    started = time.monotonic()
    issue = answer(bad.name, bad.content)
    assert time.monotonic() - started < 5
    assert issue
    assert (issue.code, issue.severity, issue.cell) == (bad.code, "error", bad.cell)
    assert message(issue, "vi") != message(issue, "en")


def test_a_workbook_passes() -> None:
    assert guard(GOOD, "Điểm 2022.XLSX") is None


def test_an_old_workbook_passes() -> None:
    assert guard(corpus.old_book(), "a.xls") is None
    assert guard(corpus.ole("Workbook"), "a.xls") is None


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.tsv"])
def test_text_passes(name: str) -> None:
    assert guard("Tỉnh;Điểm\nHà Nội;7,5".encode("utf-16"), name) is None


def test_an_activity_log_may_be_larger() -> None:
    content = b"a;b\n" * 6_000_000
    assert guard(content, "a.csv", "activities") is None


def test_formatting_far_away_is_no_reason_to_refuse() -> None:
    rows = f'{corpus.cell_xml("A1", 1)}<c r="XFD1048576" s="1"/><c r="XFC9" s="1"></c>'
    assert guard(corpus.book(corpus.sheet(rows)), "a.xlsx") is None


def test_a_sheet_of_the_full_height_is_not_too_large_for_a_log() -> None:
    rows = corpus.cell_xml("A1", 1) + corpus.cell_xml("L1048576", 1)
    content = corpus.book(corpus.sheet(rows))
    assert guard(content, "a.xlsx", "activities") is None
    refused = guard(content, "a.xlsx", "scores")
    assert refused
    assert (refused.sheet, refused.cell) == ("S1", "L1048576")


def test_reach_is_the_same_however_the_blocks_fall() -> None:
    rows = "".join(
        f'<row r="{r}"><c r="B{r}"><v>{r}</v></c><c r="AB{r}"/></row>' for r in range(3, 40)
    )
    text = corpus.sheet(rows, before="<cols><col min='1' max='2'/></cols>").encode()
    for size in (7, 64, 1000, len(text)):
        blocks = [text[at : at + size] for at in range(0, len(text), size)]
        assert reach(pieces(blocks)) == Box(3, 2, 39, 28)


def test_cells_that_do_not_name_their_place_are_counted() -> None:
    text = corpus.sheet(
        "<row><c><v>1</v></c></row><row r='5'><c/><c><v>2</v></c></row><row><c/></row>"
    )
    assert reach(pieces([text.encode()])) == Box(1, 1, 6, 2)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=2_000), st.sampled_from(["a.xlsx", "a.xls", "a.csv", "a"]))
def test_no_bytes_raise(content: bytes, name: str) -> None:
    refused = guard(content, name)
    assert refused is None or message(refused, "vi")


@settings(deadline=None, max_examples=200)
@given(
    st.integers(0, len(GOOD) - 1),
    st.binary(min_size=1, max_size=8),
    st.booleans(),
)
def test_no_mutation_of_a_workbook_raises(at: int, change: bytes, longer: bool) -> None:
    content = GOOD[:at] + change + GOOD[at if longer else at + len(change) :]
    refused = guard(content, "a.xlsx")
    assert refused is None or message(refused, "en")


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
def test_no_mutation_inside_a_sheet_raises(at: int, change: bytes) -> None:
    with ZipFile(BytesIO(GOOD)) as archive:
        contents = {entry: archive.read(entry) for entry in archive.namelist()}
    xml = contents["xl/worksheets/sheet1.xml"]
    at %= len(xml)
    contents["xl/worksheets/sheet1.xml"] = xml[:at] + change + xml[at + len(change) :]
    issue = answer("a.xlsx", corpus.packed(contents))
    assert issue is None or message(issue, "en")


def test_what_excel_libraries_write_takes_the_short_way() -> None:
    """The searches hold for the common writers; otherwise each cell would be walked."""
    from etl.workbook.grid import Walk

    with ZipFile(BytesIO(GOOD)) as archive:
        text = archive.read("xl/worksheets/sheet1.xml")
    assert Walk().plain_cells(text) == 9
    assert openpyxl.load_workbook(BytesIO(GOOD)).active["C3"].value == 41.25
