"""Which tables are taken as which index and year, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest

from etl.model.previewed import Preview
from etl.preview.opened import OpenedFile
from etl.preview.scores import preview_sheets
from etl.scores import layouts
from etl.scores.choose import choose
from etl.scores.labels import Head, meaning
from etl.scores.lexicon import reference
from etl.scores.years import StatedYears, YearDecision, decide
from etl.workbook.sheets import Cell, Sheet
from tests.etl import workbooks as books

KNOWN = reference(books.CATALOG, layouts.load())
NOTHING = books.stored()[:0]
UNITS = [u.code for u in books.CATALOG.units_of(2022)]


def look(
    sheets: Sequence[Sheet], file: str, stored: pd.DataFrame = NOTHING, **chosen: object
) -> Preview:
    return preview_sheets(OpenedFile.of(sheets, b"", file), books.CATALOG, stored, **chosen)  # type: ignore[arg-type]


def codes(found: Preview, severity: str = "error") -> set[str]:
    return {i.code for i in found.issues if i.severity == severity}


def says(label: str, index: str, year: int) -> str:
    lex = KNOWN.lexicons[index]
    return meaning([Head(label, (0, 0))], lex, books.edition(index, year)).component


@pytest.mark.parametrize("index", ["papi", "pci", "par", "sipas"])
def test_every_name_of_every_edition_is_known(index: str) -> None:
    for edition in books.CATALOG.editions[index]:
        for c in edition.components:
            for label in (c.name_vi, c.name_en):
                assert says(label, index, edition.first_year) == c.code, (edition.first_year, label)


@pytest.mark.parametrize("index", ["papi", "pci", "par", "sipas"])
def test_every_declared_spelling_belongs_to_a_component(index: str) -> None:
    known = {c.code for e in books.CATALOG.editions[index] for c in e.components}
    assert set(KNOWN.lexicons[index].vocabulary.labels) <= known


def test_number_and_year_decide_what_a_label_of_papi_means() -> None:
    assert says("2.1: Tiếp cận thông tin", "papi", 2017) == "d2.poverty_lists"
    assert says("2.1: Tiếp cận thông tin", "papi", 2018) == "d2.access_information"
    assert says("3.3: Tiếp cận dịch vụ tư pháp", "papi", 2015) == "d3.investment_boards"


def test_the_name_decides_what_a_label_of_pci_means() -> None:
    assert says("Chỉ số 6: Tính năng động", "pci", 2012) == "pci.proactivity"
    assert says("Chỉ số 6: Ưu đãi đối với DNNN", "pci", 2008) == "pci.bias"
    assert says("Sub-Index 6", "pci", 2012) == "pci.proactivity"
    assert says("Sub-Index 6", "pci", 2014) == "pci.bias"


def test_the_shape_is_told() -> None:
    found = {
        "papi_wide": look(books.sheets(books.papi_combined([2015, 2016])), "PAPI_2015-2016.xlsx"),
        "papi_transposed": look(books.sheets(books.papi_transposed(2022)), "2022.xlsx"),
        "pci_wide": look(books.sheets(books.pci_wide(2006)), "PCI_2006.xls"),
        "pci_lists": look(books.sheets(books.pci_lists(2012)), "PCI_2012.xlsx"),
        "pci_details": look(books.sheets(books.pci_details(2015)), "PCI_2015.xlsx"),
        "sipas_wide": look(books.sheets(books.sipas_table(2019, UNITS)), "x.xlsx"),
        "long": look(books.sheets({"CSV": books.long_rows("papi", 2022)}), "x.csv"),
    }
    assert {code: p.layout for code, p in found.items()} == {code: code for code in found}
    assert all(p.ready for p in found.values())


def test_each_table_says_how_it_was_read() -> None:
    found = look(books.sheets(books.pci_lists(2012)), "PCI_2012.xlsx")
    note = next(i for i in found.issues if i.code == "recognised")
    assert (note.sheet, note.values["provinces"], note.values["components"]) == ("Tong hop", 63, 10)


def test_a_hidden_sheet_is_named_and_read_only_when_asked_for() -> None:
    old = books.pci_lists(2013)["Tong hop"]
    visible, hidden = books.sheets({**books.pci_lists(2014), "Summary": old})
    sheets = [visible, replace(hidden, hidden=True)]
    found = look(sheets, "pci.xlsx")
    assert (found.years, found.sheets) == ((2014,), ("Tong hop",))
    assert "sheet_hidden" in codes(found, "note")
    assert look(sheets, "pci.xlsx", sheet="Summary").years == (2013,)


def test_several_years_in_several_sheets() -> None:
    book = books.papi_transposed(2020, missing=None) | books.papi_transposed(2021, missing=None)
    found = look(books.sheets(book), "2021PAPI.xlsx")
    assert found.years == (2020, 2021)
    assert look(books.sheets(book), "2021PAPI.xlsx", year=2020).years == (2020,)
    assert codes(look(books.sheets(book), "2021PAPI.xlsx", year=2015)) == {"year_not_in_file"}


def test_two_equal_sheets_that_differ_are_refused() -> None:
    first = books.pci_lists(2014)["Tong hop"]
    same = [list(row) for row in first]
    assert look(books.sheets({"A": first, "B": same}), "pci.xlsx").ready
    same[5][2] = 1.5
    found = look(books.sheets({"A": first, "B": same}), "pci.xlsx")
    assert codes(found) == {"tables_equal"}
    assert look(books.sheets({"A": first, "B": same}), "pci.xlsx", sheet="A").ready


def test_an_unclear_index_is_asked_for() -> None:
    rows: books.Rows = [["Tỉnh", "Điểm"]]
    rows += [[books.name(u), 50.0 + n / 9] for n, u in enumerate(UNITS)]
    assert codes(look(books.sheets({"S": rows}), "2022.xlsx")) == {"nothing_recognised"}
    assert look(books.sheets({"S": rows}), "2022.xlsx", index="pci").index == "pci"


def test_nothing_and_an_unknown_sheet_are_refused() -> None:
    sheets = books.sheets({"S": [[None, None], [None, "a", "b"], [None, 1, 2]]})
    [refusal] = look(sheets, "x.xlsx").issues
    assert (refusal.code, refusal.sheet, refusal.cell) == ("nothing_recognised", "S", "B2")
    assert "sheet_unknown" in codes(look(sheets, "x.xlsx", sheet="T"))


def test_years_over_columns_and_in_a_column() -> None:
    head: list[Cell] = ["Tỉnh", "SIPAS 2021", "SIPAS 2022"]
    beside: books.Rows = [head]
    beside += [[books.name(u), 80 + n / 10, 81 + n / 10] for n, u in enumerate(UNITS)]
    assert look(books.sheets({"S": beside}), "x.xlsx").years == (2021, 2022)
    down: books.Rows = [["Năm", "Tỉnh", "SIPAS"]]
    down += [
        [y, books.name(u), 80 + n / 9 + y / 1e4] for y in (2021, 2022) for n, u in enumerate(UNITS)
    ]
    assert look(books.sheets({"S": down}), "x.xlsx").years == (2021, 2022)


def test_old_provinces_grouped_under_new_names() -> None:
    found = look(books.sheets(books.papi_transposed(2024, grouped=True)), "2024_34_TinhThanh.xlsx")
    assert found.ready
    assert set(found.rows["unit"]) == {u.code for u in books.CATALOG.units_of(2024)}


@pytest.mark.parametrize(
    ("stated", "file", "wanted", "decided"),
    [
        (StatedYears(tab=(2021,), title=(2022,)), "x.xlsx", None, (2022, "year_conflict")),
        (StatedYears(tab=(2012,)), "PAPI-2011.xlsx", None, (2012, "year_file_differs")),
        (StatedYears(tab=(2012,)), "PAPI-2011.xlsx", 2011, (2011, "year_by_choice")),
        (StatedYears(), "PAPI-2011.xlsx", None, (2011, "year_from_name")),
        (StatedYears(), "x.xlsx", None, (None, "year_not_stated")),
        (StatedYears(), "x.xlsx", 2011, (2011, "")),
        (StatedYears(tab=(2011,)), "PAPI_2011-2016.xlsx", None, (2011, "")),
    ],
)
def test_what_decides_the_year(
    stated: StatedYears, file: str, wanted: int | None, decided: tuple[int | None, str]
) -> None:
    (found,) = decide([stated], file, wanted)
    assert (found.year, found.doubt) == decided


def test_a_year_in_every_heading_tells_no_sheet_apart() -> None:
    stated = [StatedYears(tab=(y,), label=(2015,)) for y in (2011, 2015)]
    assert decide(stated, "x.xlsx", None) == [
        YearDecision(2011, "year_heading_stale", (2015,)),
        YearDecision(2015),
    ]


def test_a_sheet_without_a_year_goes_with_the_others() -> None:
    assert [
        d.year for d in decide([StatedYears(tab=(2012,)), StatedYears()], "PCI_2011.xlsx", 2012)
    ] == [2012] * 2


def test_nothing_found_is_no_choice() -> None:
    assert choose([]).tables == ()
