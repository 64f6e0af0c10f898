"""The six published workbooks give the shipped figures, each from its own cell (OFFICIAL_WORKBOOKS: their folder)."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pandas as pd
import pytest

from etl.model.previewed import Preview
from etl.preview.scores import preview
from tests.etl import workbooks as books

FOLDER = Path(os.environ["OFFICIAL_WORKBOOKS"])
FILES: dict[str, tuple[str, tuple[int, ...], int]] = {
    "papi_2011-2016_official.xlsx": ("papi", tuple(range(2011, 2017)), 10_962),
    "papi_2022_official.xlsx": ("papi", (2022,), 2_331),
    "pci_2006_official.xls": ("pci", (2006,), 704),
    "pci_2008_official.xls": ("pci", (2008,), 768),
    "pci_2012_official.xlsx": ("pci", (2012,), 630),
    "pci_2014_official.xlsx": ("pci", (2014,), 693),
}
KEY = ["index", "year", "unit", "component"]
HALF_OF_SIXTH = 5.01e-7  # the shipped figures are rounded to six decimals


def look(name: str, stored: pd.DataFrame) -> Preview:
    return preview((FOLDER / name).read_bytes(), name, books.CATALOG, stored)


@pytest.mark.parametrize("name", FILES)
def test_every_value_is_the_shipped_one(name: str) -> None:
    index, years, count = FILES[name]
    found = look(name, books.stored())
    assert (found.index, found.years, len(found.rows), found.ready) == (index, years, count, True)
    shipped = books.stored_of(index, *years).astype({"year": "int64"}).set_index(KEY)
    rows = found.rows.set_index(KEY)
    assert set(rows.index) == set(shipped.index)
    both = rows.merge(shipped, left_index=True, right_index=True, suffixes=("", "_shipped"))
    assert (both["value"].isna() == both["value_shipped"].isna()).all()
    for measure in ("value", "se", "low", "high"):
        assert both[measure].sub(both[f"{measure}_shipped"]).abs().fillna(0).max() <= HALF_OF_SIXTH
    assert len(found.difference.unchanged) == count
    assert found.difference.gone.empty


@pytest.mark.parametrize("name", FILES)
def test_an_empty_home_and_two_seconds(name: str) -> None:
    started = time.perf_counter()
    found = look(name, books.stored()[:0])
    assert found.ready
    assert len(found.difference.new) == FILES[name][2]
    assert time.perf_counter() - started < 6  # two on an idle machine; this one is shared


def test_the_hidden_sheet_of_2014_holds_2013() -> None:
    name = "pci_2014_official.xlsx"
    content = (FOLDER / name).read_bytes()
    found = preview(content, name, books.CATALOG, books.stored(), sheet="Summary")
    assert (found.years, len(found.difference.unchanged)) == ((2013,), len(found.rows))
