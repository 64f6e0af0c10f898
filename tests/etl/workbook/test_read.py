"""Sheets as they were in the file: values, errors, formulas without a result, places, formats."""

from __future__ import annotations

import struct
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import numbers

from etl.model.issues import Issue
from etl.workbook.guard import guard
from etl.workbook.limits import SHORT, Limits
from etl.workbook.read import read
from etl.workbook.sheets import (
    CellError,
    MergedRange,
    RowsOfColumns,
    Sheet,
    UncachedFormula,
    column_number,
    letters,
)
from tests.etl.corpus import (
    FIGURES,
    book,
    cell_xml,
    old_book,
    packed,
    parts,
    record,
    sheet,
)

STYLES = (
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/>'
    '<numFmt numFmtId="165" formatCode="0&quot;%&quot;"/></numFmts>'
    '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>'
    '<xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>'
)


def sheets(content: bytes, name: str = "a.xlsx") -> list[Sheet]:
    found = read(content, name)
    assert isinstance(found, list), found
    return found


def only(rows: str, **more: str) -> Sheet:
    """The sheet with these rows."""
    (found,) = sheets(book(sheet(rows), **more))
    return found


def test_every_kind_of_value() -> None:
    workbook = openpyxl.Workbook()
    tab = workbook.active
    moment = datetime.fromisoformat("2024-03-09T08:30")
    values = ["Hà Nội ", 7.85, True, date(2024, 3, 9), moment, time(12, 0)]
    tab.append(values)
    made = BytesIO()
    workbook.save(made)
    (found,) = sheets(made.getvalue())
    assert found.rows == [values]
    assert [type(value) for value in found.row(0)] == [type(value) for value in values]


def test_an_address_counts_from_the_sheets_own_corner() -> None:
    found = only(f'<row r="4">{cell_xml("C4", 1)}</row><row r="6">{cell_xml("E6", 2)}</row>')
    assert (found.n_rows, found.n_columns) == (3, 3)
    assert found.address(0, 0) == "C4"
    assert found.address(2, 2) == "E6"
    assert found.value(2, 2) == 2
    assert found.rows[1] == [None, None, None]
    assert found.value(3, 0) is None


def test_errors_and_formulas_without_a_result_are_no_blanks() -> None:
    found = only(
        '<row r="2"><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C2"><f>A1&amp;"x"</f></c>'
        '<c r="D2"><f>A1</f><v>3</v></c><c r="E2" t="str"><f>""</f><v></v></c>'
        "<c r='F2' s='1' t='e'><v>#N/A</v></c><c r='G2'><f t='shared' si='0'/><v/></c></row>"
    )
    assert found.rows == [
        [
            CellError("#DIV/0!"), UncachedFormula('A1&"x"'), 3.0, None,
            CellError("#N/A"), UncachedFormula(""),
        ]
    ]  # fmt: skip


def test_a_formula_without_a_result_widens_the_used_range() -> None:
    found = only(
        f'<row r="3">{cell_xml("C3", 1)}</row><row r="2"><c r="A2"><f>C3</f></c></row>'
        '<row r="5"><c r="D5"><f>C3</f></c></row>'
    )
    formula = UncachedFormula("C3")
    assert found.address(0, 0) == "A2"
    assert found.rows == [
        [formula, None, None, None],
        [None, None, 1.0, None],
        [None, None, None, None],
        [None, None, None, formula],
    ]


def test_a_sheet_of_formulas_alone_is_read() -> None:
    found = only('<row r="2"><c r="B2"><f>1</f></c></row>')
    assert (found.address(0, 0), found.rows) == ("B2", [[UncachedFormula("1")]])


def test_a_zero_that_stands_for_a_missing_result_is_none() -> None:
    """What xlsxwriter writes for a formula that no spreadsheet program has calculated."""
    rows = '<row r="1"><c r="A1"><f>SUM(B1)</f><v>0</v></c><c r="B1"><v>0</v></c></row>'
    calculation = '<calcPr calcId="1" fullCalcOnLoad="1"/>'
    assert only(rows, calculation=calculation).rows == [[UncachedFormula("SUM(B1)"), 0.0]]
    assert only(rows).rows == [[0.0, 0.0]]


@pytest.mark.parametrize("head", ["", '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'])
def test_percentages_are_told_from_fractions(head: str) -> None:
    """On either way through the XML."""
    found = only(
        head + '<row r="2"><c r="A2" s="2"><v>0.125</v></c><c r="B2" s="3"><v>12.5</v></c>'
        '<c r="C2" s="0"><v>0.125</v></c></row>',
        styles=STYLES,
    )
    assert [found.is_percent(found.n_rows - 1, c) for c in range(4)] == [True, False, False, False]
    assert not found.is_percent(9, 0)


def test_hidden_and_merged() -> None:
    workbook = openpyxl.Workbook()
    tab = workbook.active
    for _ in range(4):
        tab.append(["x", "y", "z"])
    tab.merge_cells("B1:C2")
    tab.merge_cells("A9:A12")
    tab.row_dimensions[3].hidden = True
    tab.column_dimensions["B"].hidden = True
    old = workbook.create_sheet("Cũ")
    old["B2"] = 1
    old.sheet_state = "hidden"
    workbook.create_sheet("Trống").sheet_state = "veryHidden"
    made = BytesIO()
    workbook.save(made)
    first, second, third = sheets(made.getvalue())
    assert first.hidden_rows == {2}
    assert first.hidden_columns == {1}
    assert first.merged == (MergedRange(0, 1, 1, 2),)
    assert [each.hidden for each in (first, second, third)] == [False, True, True]
    assert second.address(0, 0) == "B2"
    assert (third.n_rows, third.n_columns, third.rows) == (0, 0, [])


def test_numbers_are_found_under_a_percent_format_by_other_programs() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["B2"] = 0.5
    workbook.active["B2"].number_format = numbers.FORMAT_PERCENTAGE_00
    made = BytesIO()
    workbook.save(made)
    (found,) = sheets(made.getvalue())
    assert found.is_percent(0, 0)


def test_the_size_that_libreoffice_states_for_whole_rows_is_no_obstacle() -> None:
    text = sheet(f"<row r='1'>{cell_xml('A1', 7.85)}</row>", before='<dimension ref="1:69"/>')
    (found,) = sheets(book(text))
    assert found.rows == [[7.85]]


def test_prefixed_names_and_cells_without_a_place() -> None:
    text = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c></x:row>'
        "<x:row><x:c/><x:c><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>"
    )
    (found,) = sheets(book(text))
    assert found.rows == [[1.0, CellError("#REF!")], [None, UncachedFormula("A1")]]


def test_a_part_may_be_named_in_another_case() -> None:
    contents = parts(FIGURES)
    contents["xl/worksheets/Sheet1.xml"] = contents.pop("xl/worksheets/sheet1.xml")
    assert guard(packed(contents), "a.xlsx") is None
    (found,) = sheets(packed(contents))
    assert found.rows == [["Hà Nội", 43.5]]


def test_sheets_are_told_by_their_names_and_charts_are_no_sheets() -> None:
    made = BytesIO()
    workbook = xlsxwriter.Workbook(made)
    workbook.add_worksheet("A & B <ơ>").write(0, 0, 1)
    workbook.add_chartsheet("Biểu đồ").set_chart(_chart(workbook))
    workbook.add_worksheet("Cuối").write(3, 3, 2)
    workbook.close()
    assert [(found.name, found.rows) for found in sheets(made.getvalue())] == [
        ("A & B <ơ>", [[1.0]]),
        ("Cuối", [[2.0]]),
    ]


def _chart(workbook: xlsxwriter.Workbook) -> xlsxwriter.chart.Chart:
    chart = workbook.add_chart({"type": "line"})
    chart.add_series({"values": ["Cuối", 3, 3, 3, 3]})
    return chart


def test_text_is_as_found() -> None:
    found = only(
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t xml:space="preserve">Hà </t></r>'
        "<r><t>Nội</t></r></is></c>"
        '<c r="B1" t="inlineStr"><is><t xml:space="preserve"> a\u0306\u0301\u00a0&amp;\nb </t></is>'
        "</c>"
        '<c r="C1" t="s"><v>0</v></c></row>',
        texts="<si><t>7,85</t></si>",
    )
    assert found.rows == [["Hà Nội", " a\u0306\u0301\u00a0&\nb ", "7,85"]]


def test_a_long_sheet_is_kept_by_columns() -> None:
    workbook = openpyxl.Workbook(write_only=True)
    tab = workbook.create_sheet("Nhật ký")
    for r in range(30_000):
        tab.append([r, "Đã hoàn thành", None, date(2024, 1, 1 + r % 28), "", "", f"Xã {r}"])
    made = BytesIO()
    workbook.save(made)
    counts: list[int] = []
    found = read(made.getvalue(), "a.xlsx", progress=lambda _, rows: counts.append(rows))
    assert isinstance(found, list)
    (log,) = found
    assert isinstance(log.rows, RowsOfColumns)
    assert (log.n_rows, log.n_columns, counts[-1]) == (30_000, 7, 30_000)
    assert log.column(0) == list(map(float, range(30_000)))
    assert log.rows[29_999] == log.row(29_999)
    assert log.row(29_999) == [
        29_999.0,
        "Đã hoàn thành",
        None,
        date(2024, 1, 12),
        None,
        None,
        "Xã 29999",
    ]
    assert [row[0] for row in log.rows[10:12]] == [10, 11]
    assert counts == sorted(counts)


def test_specials_are_found_in_every_piece_of_a_long_sheet() -> None:
    rows = "".join(
        f'<row r="{r}"><c r="A{r}" t="{"e" if r % 9_000 == 0 else "str"}">'
        f"<v>{'#N/A' if r % 9_000 == 0 else 'x' * 60}</v></c></row>"
        for r in range(1, 36_001)
    )
    found = only(rows)
    wrong = [r for r, value in enumerate(found.column(0), 1) if isinstance(value, CellError)]
    assert wrong == [9_000, 18_000, 27_000, 36_000]


def test_an_old_workbook() -> None:
    def number(row: int, column: int, style: int, value: float) -> bytes:
        return record(0x203, struct.pack("<HHHd", row, column, style, value))

    text = "Hà Nội".encode("utf-16-le")
    content = old_book(
        record(0x204, struct.pack("<HHHHB", 2, 1, 0, 6, 1) + text),
        number(2, 2, 0, 7.85),
        number(2, 3, 1, 0.125),
        number(2, 4, 2, 45_000),
        record(0x205, struct.pack("<HHHBB", 3, 1, 0, 42, 1)),
        record(0x205, struct.pack("<HHHBB", 3, 2, 0, 1, 0)),
        record(0xE5, struct.pack("<HHHHH", 1, 2, 2, 1, 1)),
    )
    (found,) = sheets(content, "a.xls")
    assert found.address(0, 0) == "B3"
    assert found.rows == [
        ["Hà Nội", 7.85, 0.125, date(2023, 3, 15)],
        [CellError("#N/A"), True, None, None],
    ]
    assert found.is_percent(0, 2)
    assert not found.is_percent(0, 1)
    assert found.merged == (MergedRange(0, 0, 0, 0),)


def test_the_readers_end_is_not_the_end() -> None:
    """Without the guard a far cell makes the reader ask for 400 gigabytes and abort."""
    content = book(sheet(cell_xml("A1", 1) + cell_xml("XFD1048576", 2)))
    assert read(content, "a.xlsx") == Issue("reader_memory", "error")


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (replace(SHORT, wall=0), "reader_slow"),
        (replace(SHORT, memory=60_000_000), "reader_memory"),
    ],
)
def test_a_spent_limit_is_an_issue(limits: Limits, code: str) -> None:
    workbook = openpyxl.Workbook(write_only=True)
    tab = workbook.create_sheet()
    for r in range(5_000):
        tab.append([f"{r} {c}" * 20 for c in range(20)])
    made = BytesIO()
    workbook.save(made)
    assert read(made.getvalue(), "a.xlsx", limits=limits) == Issue(code, "error")


def test_columns_are_counted_as_excel_does() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 702, 703, 16_384)] == [
        "A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD",
    ]  # fmt: skip
    assert all(column_number(letters(n)) == n for n in range(1, 16_385))


def test_rows_may_be_given_as_lists_of_any_length() -> None:
    found = Sheet("S", [["a"], [], [None, "b"]])
    assert (found.n_rows, found.n_columns) == (3, 2)
    assert found.row(1) == [None, None]
    assert found.column(1) == [None, None, "b"]
    assert found.value(0, 1) is None
