"""Every published layout gives the shipped figures, whatever stands around them."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.scores import layouts, recognise
from etl.scores.choose import choose
from etl.scores.extract import extract
from etl.scores.lexicon import reference
from etl.workbook.sheets import Cell, Sheet
from tests.etl import workbooks as books

KNOWN = reference(books.CATALOG, layouts.load())
KEY = ["index", "year", "unit", "component"]
LISTS = (2008, 2010, 2011, 2012, 2013, 2014, 2015, 2016)
MISSING: dict[int, Cell] = {2018: "KCDL", 2022: 0, 2024: 0}


def rows_of(sheets: list[Sheet], file: str) -> pd.DataFrame:
    found = recognise.dated(recognise.tables(sheets, file, KNOWN, None), file, None, KNOWN)
    return extract(choose(found).tables, file, KNOWN).rows


def figures_of(sheets: list[Sheet], file: str) -> pd.DataFrame:
    """Key and value of every figure, in the order of the key."""
    rows = rows_of(sheets, file)
    held = rows[rows["value"].notna()]
    return held[[*KEY, "value"]].sort_values(KEY).reset_index(drop=True)


def shipped(index: str, years: list[int], left_out: tuple[str, ...] = ()) -> pd.DataFrame:
    held = books.stored()
    held = held[(held["index"] == index) & held["year"].isin(years) & held["value"].notna()]
    held = held[~held["component"].isin(left_out)].astype({"year": "int64"})
    return held[[*KEY, "value"]].sort_values(KEY).reset_index(drop=True)


def same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(found, expected, check_exact=True, check_dtype=False)


def test_papi_in_one_file() -> None:
    years = list(range(2011, 2017))
    found = figures_of(books.sheets(books.papi_combined(years)), "PAPI_2011-2016.xlsx")
    same(found, shipped("papi", years))


@pytest.mark.parametrize("year", range(2011, 2018))
def test_papi_of_a_year_under_later_labels(year: int) -> None:
    found = figures_of(books.sheets(books.papi_yearly(year)), f"PAPI-{year}-Dữ-liệu-1.xlsx")
    same(found, shipped("papi", [year], ("papi",)))


@pytest.mark.parametrize("year", range(2018, 2025))
def test_papi_with_provinces_in_columns(year: int) -> None:
    book = books.papi_transposed(year, missing=MISSING.get(year), english=year != 2018)
    found = figures_of(books.sheets(book), f"{year}PAPI.xlsx")
    same(found, shipped("papi", [year], ("papi.weighted",)))


@pytest.mark.parametrize("year", [2005, 2006, 2007, 2009])
def test_pci_as_a_flat_table(year: int) -> None:
    found = figures_of(books.sheets(books.pci_wide(year)), f"PCI_{year}.xls")
    same(found, shipped("pci", [year], ("pci.unweighted",)))


@pytest.mark.parametrize("year", LISTS)
def test_pci_as_lists_sorted_each_on_its_own(year: int) -> None:
    found = figures_of(books.sheets(books.pci_lists(year)), f"PCI_{year}.xls")
    same(found, shipped("pci", [year], ("pci.unweighted",)))


def test_pci_one_sheet_a_sub_index() -> None:
    found = figures_of(books.sheets(books.pci_details(2015)), "PCI_2015.xlsx")
    same(found, shipped("pci", [2015], ("pci",)))


def test_long_rows() -> None:
    from etl.preview.opened import OpenedFile
    from etl.preview.scores import preview_sheets

    sheets = books.sheets({"CSV": books.long_rows("papi", 2022)})
    rows = preview_sheets(OpenedFile.of(sheets, b"", "x.csv"), books.CATALOG, books.stored()).rows
    same(rows[[*KEY, "value"]].sort_values(KEY).reset_index(drop=True), shipped("papi", [2022]))


def test_par_keeps_maximum_self_scored_and_appraised() -> None:
    units = [u.code for u in books.CATALOG.units_of(2023)]
    book, merged = books.par_parts(2023, units)
    rows = rows_of(books.sheets(book, merged), "x.xlsx").set_index(["unit", "component"])
    row = book["PAR"][3 + units.index("dong-nai")]
    first = rows.loc[("dong-nai", "par.1")]
    assert [first["maximum"], first["self_scored"], first["value"]] == row[2:5]
    assert [rows.loc[("dong-nai", "par"), m] for m in ("maximum", "value")] == [100, row[-1]]


def test_a_row_of_maxima_gives_the_points_that_could_be_had() -> None:
    names = [c.name_vi for c in books.edition("par", 2023).components if c.role == "dimension"]
    tops = [8.5, 10, 13, 6.5, 15, 12, 15, 20]
    rows: books.Rows = [["Tỉnh", *names], ["Điểm tối đa", *tops]]
    rows += [[books.name(u.code), *[t / 2 for t in tops]] for u in books.CATALOG.units_of(2023)]
    found = rows_of(books.sheets({"PAR INDEX 2023": rows}), "x.xlsx")
    assert found.loc[found["component"] == "par.3", "maximum"].unique().tolist() == [13]


def test_rank_and_interval_go_with_the_total() -> None:
    lists = rows_of(books.sheets(books.pci_lists(2012)), "PCI_2012.xlsx")
    ranks = lists.set_index(["unit", "component"])["rank"]
    assert (ranks["dong-thap", "pci"], ranks["binh-dinh", "pci.entry"]) == (1, 1)
    papi = rows_of(books.sheets(books.papi_transposed(2022)), "2022.xlsx")
    total = papi.set_index(["unit", "component"]).loc[("ha-noi", "papi")]
    assert (total["low"], total["high"], total["se"]) == (43.518097, 44.291763, 0.235162)


def test_each_value_is_in_its_cell() -> None:
    book = books.pci_lists(2012)
    (sheet,) = books.sheets(book)
    places = {sheet.address(r, c): x for r, row in enumerate(sheet.rows) for c, x in enumerate(row)}
    rows = rows_of([sheet], "PCI_2012.xlsx")
    assert all(places[row.cell] == row.value for row in rows.itertuples())
    assert set(rows["sheet"]) == {"Tong hop"}


def test_missing_figures_keep_their_reason() -> None:
    for year, basis in ((2018, "marked_no_data"), (2021, "cells_empty"), (2022, "cells_zero")):
        book = books.papi_transposed(year, missing=MISSING.get(year))
        rows = rows_of(books.sheets(book), f"{year}.xlsx")
        missing = rows[rows["value"].isna() & (rows["component"] != "papi")]
        assert set(missing["basis"]) == {basis}
        assert set(missing["status"]) == {"missing"}


Change = Callable[[books.Rows, st.DataObject], books.Rows]


def shuffled_rows(rows: books.Rows, data: st.DataObject) -> books.Rows:
    body = data.draw(st.permutations(rows[2:-2]))
    return [*rows[:2], *body, *rows[-2:]]


def shuffled_columns(rows: books.Rows, data: st.DataObject) -> books.Rows:
    order = [0, 1, *data.draw(st.permutations(range(2, len(rows[0]))))]
    return [[row[c] for c in order] for row in rows]


def titled(rows: books.Rows, data: st.DataObject) -> books.Rows:
    title = data.draw(st.sampled_from(["BẢNG ĐIỂM PCI NĂM 2006", "Phụ lục I"]))
    return [[title], [], *rows]


def totalled(rows: books.Rows, data: st.DataObject) -> books.Rows:
    word = data.draw(
        st.sampled_from(["Trung vị", "Cả nước", "Median", "Điểm cao nhất", "Trung bình"])
    )
    return [*rows, [None], [None, word, *[5.5] * 11], ["Nguồn: VCCI"]]


def decomposed(rows: books.Rows, _data: st.DataObject) -> books.Rows:
    return books.decomposed({"S": rows})["S"]


@settings(max_examples=4, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("change", [shuffled_rows, shuffled_columns, titled, totalled, decomposed])
def test_what_stands_around_changes_no_figure(change: Change, data: st.DataObject) -> None:
    rows = books.pci_wide(2006)["PCI Tóm tắt"]
    found = figures_of(books.sheets({"PCI Tóm tắt": change(rows, data)}), "PCI_2006.xls")
    same(found, shipped("pci", [2006], ("pci.unweighted",)))
