"""From bytes to a preview: through the guard and the reader, against what is stored."""

from __future__ import annotations

import hashlib

import pandas as pd

from etl.checks.history import ENOUGH
from etl.model.previewed import Preview
from etl.preview.scores import preview
from etl.scores.difference import score_difference
from etl.scores.rows import ROWS
from tests.etl import workbooks as books

PAPI = books.stored_of("papi", 2021, 2022)
LISTS = books.stored_of("pci", 2012)
KEY = ["index", "year", "unit", "component"]


def look(content: bytes, name: str, stored: pd.DataFrame, **chosen: object) -> Preview:
    return preview(content, name, books.CATALOG, stored, **chosen)  # type: ignore[arg-type]


def test_a_workbook_that_is_stored_already_changes_nothing() -> None:
    content = books.content(books.papi_transposed(2022))
    found = look(content, "papi_2022.xlsx", PAPI)
    assert (found.index, found.layout, found.years) == ("papi", "papi_transposed", (2022,))
    assert (found.file, found.sha256) == ("papi_2022.xlsx", hashlib.sha256(content).hexdigest())
    assert tuple(found.rows.columns) == ROWS
    assert found.ready
    effect = found.difference
    assert (len(effect.new), len(effect.changed), len(effect.gone)) == (0, 0, 0)
    assert len(effect.unchanged) == len(found.rows) == 63 * 37


def test_an_empty_home_takes_everything_as_new() -> None:
    content = books.content(books.pci_lists(2012))
    for stored in (LISTS[:0], pd.DataFrame()):
        found = look(content, "PCI_2012.xlsx", stored)
        assert found.ready
        assert len(found.difference.new) == len(found.rows) == 630


def test_the_difference_tells_new_changed_unchanged_and_gone() -> None:
    book = books.pci_lists(2012)
    book["Tong hop"][1][2] = 9.4
    stored = LISTS[~((LISTS["unit"] == "dong-nai") & (LISTS["component"] == "pci.land"))]
    more = stored.iloc[:1].assign(component="pci.unweighted", value=55.0)
    effect = look(books.content(book), "PCI_2012.xlsx", pd.concat([stored, more])).difference
    assert effect.new[["unit", "component"]].to_numpy().tolist() == [["dong-nai", "pci.land"]]
    assert effect.changed[["component", "old", "new"]].to_numpy().tolist() == [
        ["pci.entry", 9.598186, 9.4]
    ]
    assert effect.gone["component"].tolist() == ["pci.unweighted"]
    assert len(effect.unchanged) == 628


def test_figures_kept_to_six_decimals_are_the_same_numbers() -> None:
    rows = look(books.content(books.pci_lists(2012)), "PCI_2012.xlsx", LISTS).rows
    closer = rows.assign(value=rows["value"] + 4e-7)
    assert len(score_difference(closer, LISTS).unchanged) == 630
    further = rows.assign(value=rows["value"] + 4e-6)
    assert len(score_difference(further, LISTS).changed) == 630


def test_a_file_that_may_not_be_opened_or_read() -> None:
    for content, name in (
        (b"", "x.xlsx"),
        (b"<html><table></table>", "x.xls"),
        (b"PK\x03\x04", "x.xlsx"),
    ):
        found = look(content, name, LISTS)
        assert not found.ready
        assert (len(found.rows), found.index) == (0, "")
        assert tuple(found.rows.columns) == ROWS


def test_choices_of_a_person() -> None:
    content = books.content(books.papi_combined([2015, 2016]))
    stored = books.stored_of("papi", 2015, 2016)
    one = look(content, "PAPI_2015-2016.xlsx", stored, index="papi", year=2016)
    assert one.years == (2016,)
    other = look(content, "PAPI_2015-2016.xlsx", stored, sheet="2015_PAPI", year=2015)
    assert (other.years, other.sheets) == ((2015,), ("2015_PAPI",))
    wrong = look(content, "PAPI_2015-2016.xlsx", stored, sheet="2017_PAPI")
    assert not wrong.ready


def test_a_csv_in_both_decimal_marks() -> None:
    rows = books.long_rows("papi", 2022)
    assert len(rows) > ENOUGH
    expected = PAPI[(PAPI["year"] == 2022) & PAPI["value"].notna()].set_index(KEY)["value"]
    for mark, separator in ((".", ","), (",", ";")):
        lines = [
            separator.join(str(x).replace(".", mark) if isinstance(x, float) else str(x) for x in r)
            for r in rows
        ]
        found = look("\n".join(lines).encode(), "papi.csv", PAPI)
        assert (found.ready, found.layout) == (True, "long")
        values = found.rows.set_index(KEY)["value"]
        assert values.sub(expected).abs().max() == 0
    assert {i.code for i in found.issues} >= {"csv_read", "csv_decimal"}


def test_errors_come_first() -> None:
    book = books.pci_lists(2012)
    book["Tong hop"][1][2] = "abc"
    found = look(books.content(book), "PCI_2012.xlsx", LISTS)
    order = [i.severity for i in found.issues]
    assert order == sorted(order, key=("error", "warning", "note").index)
    assert order[0] == "error"
