"""One fault at a time in a sound file: what is said, how gravely, and at which cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pandas as pd
import pytest

from etl.checks import CHECKS
from etl.model.issues import Issue, message
from etl.model.previewed import Preview
from etl.preview.opened import OpenedFile
from etl.preview.scores import preview_sheets
from etl.workbook.sheets import Cell, CellError, Sheet, UncachedFormula
from strings import LANGS
from tests.etl import workbooks as books

STORED = pd.concat(
    [books.stored_of("papi", 2015, 2016, 2021, 2022), books.stored_of("pci", 2011, 2012)]
)
NOTHING = STORED[:0]
Edit = Callable[[books.Rows], None]


def look(
    sheets: list[Sheet], file: str, stored: pd.DataFrame = STORED, **chosen: object
) -> Preview:
    return preview_sheets(OpenedFile.of(sheets, b"", file), books.CATALOG, stored, **chosen)  # type: ignore[arg-type]


def papi(edit: Edit, stored: pd.DataFrame = STORED) -> Preview:
    book = books.papi_transposed(2022)
    edit(book["2022_VIE_ENG"])
    return look(books.sheets(book), "2022PAPI.xlsx", stored)


def pci(edit: Edit, stored: pd.DataFrame = STORED) -> Preview:
    book = books.pci_lists(2012)
    edit(book["Tong hop"])
    return look(books.sheets(book), "PCI_2012.xlsx", stored)


def line(rows: books.Rows, label: str) -> int:
    return next(r for r, row in enumerate(rows) if any(label in str(x) for x in row[:3]))


def put(label: str, column: int, value: Cell) -> Edit:
    def edit(rows: books.Rows) -> None:
        rows[line(rows, label)][column] = value

    return edit


def issues(found: Preview, code: str) -> list[Issue]:
    return [i for i in found.issues if i.code == code]


def only(found: Preview, code: str) -> Issue:
    (issue,) = issues(found, code)
    return issue


def test_every_check_is_a_function_of_a_line_that_says_what_it_finds() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
    assert all((check.__doc__ or "").strip() for check in CHECKS)


def test_a_sound_file_is_ready() -> None:
    found = papi(lambda _rows: None)
    assert found.ready
    assert pci(lambda _rows: None).ready


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("7.662", "number_ambiguous"), ("abc", "not_a_number"), (True, "not_a_number"), ("12,5%", "number_is_percent"),
        (CellError("#N/A"), "cell_error"), (CellError("#REF!"), "cell_error"),
        (UncachedFormula("A1"), "formula_uncached"),
        (datetime(2024, 5, 7), "number_is_date"), (7.662, "out_of_scale"),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_a_bad_cell_is_named(cell: Cell, code: str) -> None:
    found = papi(put("1.1:", 5, cell))
    issue = only(found, code)
    assert (issue.severity, issue.sheet, issue.cell) == ("error", "2022_VIE_ENG", "F12")
    assert not found.ready


def test_both_readings_are_shown_and_the_sum_speaks_for_one() -> None:
    book = books.papi_transposed(2022)
    rows = book["2022_VIE_ENG"]
    value = rows[line(rows, "1.1:")][3]
    assert isinstance(value, float)
    rows[line(rows, "1.1:")][3] = f"{value:.3f}"
    issue = only(look(books.sheets(book), "2022.xlsx"), "number_ambiguous")
    assert issue.values["readings"] == (1.29, 1290)
    assert "cộng khớp với 1,29" in message(issue, "vi")
    assert "add up with 1.29" in message(issue, "en")


def test_a_sum_that_does_not_hold() -> None:
    assert only(papi(put("1.1:", 5, 1.4)), "sum_differs").cell == "F11"

    def shift(rows: books.Rows) -> None:
        names = [rows[r][3] for r in range(1, 64)]
        for r, name in enumerate([*names[1:], names[0]], start=1):
            rows[r][3] = name

    assert len(issues(pci(shift), "sum_differs")) > 30


def test_par_domains_sum_to_the_total() -> None:
    units = [u.code for u in books.CATALOG.units_of(2023)]
    book, merged = books.par_parts(2023, units)
    book["PAR"][3][-1] = 95.0
    found = look(books.sheets(book, merged), "x.xlsx", NOTHING)
    assert only(found, "sum_differs").cell == "AC4"
    book["PAR"][4][4] = 9.9
    assert (
        issues(look(books.sheets(book, merged), "x.xlsx", NOTHING), "above_maximum")[0].cell == "E5"
    )


def test_rounding_is_no_gap() -> None:
    def rounded(rows: books.Rows) -> None:
        for row in rows:
            row[:] = [round(x, 2) if isinstance(x, float) else x for x in row]

    assert issues(papi(rounded, NOTHING), "sum_differs") == []
    assert issues(pci(rounded, NOTHING), "sum_differs") == []
    assert only(papi(rounded), "figures_rounded").severity == "warning"


def test_a_known_gap_of_a_year_is_a_warning_with_its_reason() -> None:
    found = look(books.sheets(books.pci_lists(2011)), "PCI_2011.xls")
    issue = only(found, "sum_known_gap")
    assert (issue.severity, issue.values["count"], found.ready) == ("warning", 63, True)
    assert "2011" in message(issue, "en")


@pytest.mark.parametrize(
    ("name", "code", "near"),
    [("Cao Bnag", "unit_unknown", "Cao Bằng"), ("Hà Tây", "unit_not_in_year", "Hà Nội")],
)
def test_an_unknown_province(name: str, code: str, near: str) -> None:
    issue = only(papi(put("Tỉnh/Thành phố", 5, name)), code)
    assert (issue.cell, issue.severity) == ("F2", "error")
    assert near in str(issue.values["near"]) or code == "unit_not_in_year"


def test_a_province_twice_and_figures_without_one() -> None:
    def twice(rows: books.Rows) -> None:
        rows[1][5] = rows[1][6]

    assert only(papi(twice), "unit_twice").cell == "G2"
    assert only(papi(put("Tỉnh/Thành phố", 5, None)), "row_without_unit").severity == "error"

    def nameless(rows: books.Rows) -> None:
        rows[10][3] = None

    assert only(pci(nameless), "row_without_unit").cell == "E11"


def test_a_list_without_names_is_refused() -> None:
    def cut(rows: books.Rows) -> None:
        for row in rows:
            del row[3:4]

    issue = only(pci(cut), "list_without_names")
    assert (issue.severity, issue.cell) == ("error", "D1")


def test_the_number_of_provinces() -> None:
    def fewer(rows: books.Rows) -> None:
        for row in rows:
            del row[20:21]

    issue = only(papi(fewer), "provinces_missing")
    assert (issue.severity, issue.values["value"], issue.values["expected"]) == ("warning", 62, 63)

    def of_2025(rows: books.Rows) -> None:
        names = {u.name_vi for u in books.CATALOG.units_of(2025)} | {"Thừa Thiên Huế"}
        kept = [c for c in range(66) if c < 3 or rows[1][c] in names]
        for row in rows:
            row[:] = [row[c] if c < len(row) else None for c in kept]

    assert only(papi(of_2025), "provinces_of_another_map").severity == "error"
    assert look(books.sheets(books.pci_wide(2005)), "PCI_2005.xls").ready


def test_columns_nobody_knows() -> None:
    def added(rows: books.Rows) -> None:
        rows.insert(line(rows, "1.1:"), ["New", "8.4: Nội dung mới", "0-2", *[1.0] * 63])

    issue = only(papi(added), "column_unknown")
    assert (issue.severity, issue.sheet) == ("error", "2022_VIE_ENG")

    def older(rows: books.Rows) -> None:
        rows[0][12] = "Ưu đãi DNNN"

    assert only(pci(older), "column_not_in_edition").cell == "M1"

    def again(rows: books.Rows) -> None:
        rows[0][12] = "Gia nhập thị trường"

    assert only(pci(again), "component_twice").severity == "error"


def test_labels_that_contradict_themselves() -> None:
    def contrary(rows: books.Rows) -> None:
        rows[line(rows, "2.2:")][1] = "2.2: Y tế công lập"

    assert issues(papi(contrary), "label_conflict")[0].severity == "error"
    found = look(books.sheets(books.papi_yearly(2017)), "PAPI-2017.xlsx")
    assert {i.severity for i in issues(found, "label_of_other_edition")} == {"warning"}
    assert found.ready


def test_components_that_are_not_there() -> None:
    def cut(rows: books.Rows) -> None:
        del rows[line(rows, "Chỉ số nội dung 4")]

    assert only(papi(cut), "components_missing").severity == "error"
    yearly = look(books.sheets(books.papi_yearly(2017)), "PAPI-2017.xlsx")
    assert only(yearly, "total_missing").severity == "warning"


def test_figures_that_look_normalised() -> None:
    def scaled(rows: books.Rows) -> None:
        for row in rows[10:]:
            row[:] = [x / 10 if isinstance(x, float) else x for x in row]

    assert only(papi(scaled, NOTHING), "looks_normalised").severity == "error"
    rows: books.Rows = [["Tỉnh", "SIPAS"]]
    rows += [
        [books.name(u.code), 0.8 + n / 1000] for n, u in enumerate(books.CATALOG.units_of(2022))
    ]
    shares = books.sheets({"SIPAS 2022": rows})
    assert not look(shares, "x.xlsx").ready
    shown = books.sheets({"SIPAS 2022": rows}, percent_cells={(r, 1) for r in range(1, 64)})
    assert look(shown, "x.xlsx").rows["value"].max() == pytest.approx(86.2)


def test_no_official_year_looks_normalised() -> None:
    early = look(
        books.sheets(books.papi_combined(range(2011, 2017))), "PAPI_2011-2016.xlsx", NOTHING
    )
    later: books.Book = {}
    for year in range(2018, 2025):
        later |= books.papi_transposed(year, missing=None)
    late = look(books.sheets(later), "PAPI_2018-2024.xlsx", NOTHING)
    assert (early.ready, late.ready) == (True, True)
    assert len(late.years) == 7


def test_an_interval_and_its_figure() -> None:
    def outside(rows: books.Rows) -> None:
        rows[line(rows, "không có trọng số) - điểm tối thiểu")][3] = 44.0

    assert only(papi(outside), "outside_interval").cell == "D7"

    def flat(rows: books.Rows) -> None:
        rows[line(rows, "không có trọng số) - sai số")][3] = 0

    found = papi(flat)
    assert only(found, "interval_flat").severity == "warning"
    total = found.rows.set_index(["unit", "component"]).loc[("ha-noi", "papi")]
    assert total[["se", "low", "high"]].isna().all()
    assert total["basis"] == "interval_of_zero_width"


def test_ranks_that_do_not_follow_the_scores() -> None:
    def swapped(rows: books.Rows) -> None:
        rows[5][21], rows[20][21] = rows[20][21], rows[5][21]

    assert {i.severity for i in issues(pci(swapped), "rank_order")} == {"warning"}


def test_the_tab_against_the_content() -> None:
    rows = books.papi_transposed(2022)["2022_VIE_ENG"]
    assert only(look(books.sheets({"2021": rows}), "x.xlsx"), "same_figures").severity == "error"
    found = look(books.sheets({"2021": [["PAPI NĂM 2022"], *rows]}), "x.xlsx", NOTHING)
    assert only(found, "year_conflict").severity == "error"
    found = look(books.sheets({"2021": rows}), "papi_2022.xlsx", NOTHING)
    assert only(found, "year_file_differs").severity == "error"


def test_one_years_figures_under_two_tabs() -> None:
    rows = books.papi_transposed(2022)["2022_VIE_ENG"]
    found = look(books.sheets({"2021": rows, "2022": rows}), "papi.xlsx", NOTHING)
    assert {i.sheet for i in issues(found, "same_figures")} == {"2021", "2022"}


def test_older_figures_that_a_file_changes() -> None:
    book = books.papi_combined([2015, 2016])
    book["2015_PAPI"][2][4] = 1.2
    found = look(books.sheets(book), "PAPI_2015-2016.xlsx")
    assert only(found, "older_changed").values["count"] == 1
    assert only(papi(put("1.1:", 5, 0.9)), "figures_changed").cell == "F12"
    assert only(papi(put("1.1:", 5, None)), "figures_lost").values["count"] == 1


def test_a_jump_and_another_level() -> None:
    assert "F29" in {i.cell for i in issues(papi(put("2.1:", 5, 2.4)), "jump")}

    def halved(rows: books.Rows) -> None:
        row = rows[line(rows, "Chỉ số nội dung 6")]
        row[:] = [x / 2 if isinstance(x, float) else x for x in row]

    assert "level" in {i.code for i in papi(halved).issues}


def test_fewer_figures_and_a_file_seen_before() -> None:
    found = papi(put("Tỉnh/Thành phố", 5, "Cao Bnag"))
    assert only(found, "fewer_figures").values["value"] == 37
    again = look(books.sheets(books.pci_lists(2012)), "x.xlsx", imported={found.sha256: 7})
    assert only(again, "already_imported").values["value"] == 7


def test_hidden_rows_and_columns_are_said() -> None:
    rows = books.pci_lists(2012)
    sheets = books.sheets(rows, hidden_rows=frozenset({5}), hidden_columns=frozenset({2}))
    found = look(sheets, "PCI_2012.xlsx")
    assert (only(found, "rows_hidden").cell, only(found, "columns_hidden").cell) == ("A6", "C1")


def test_all_faults_at_once_and_none_raises() -> None:
    def spoilt(rows: books.Rows) -> None:
        rows[1][4] = "Cao Bnag"
        rows[line(rows, "1.1:")][5] = "7.662"
        rows[line(rows, "1.2:")][6] = 99
        rows[line(rows, "2.1:")][7] = CellError("#REF!")

    found = papi(spoilt)
    said = {i.code for i in found.issues}
    assert {"unit_unknown", "number_ambiguous", "out_of_scale", "cell_error", "sum_differs"} <= said
    for issue in found.issues:
        assert all(message(issue, lang) for lang in LANGS)
        assert isinstance(issue.values.get("value", ""), str | int | float), issue.code
