"""The database of the shipped figures holds every one of them, equal and with its place."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import catalog
import store
from catalog.load import DATA
from etl.importing.shipped import shipped_figures
from store import scores

FIGURES = {"papi": (29_295, 378), "pci": (9_926, 3), "par": (138, 32), "sipas": (55, 20)}
KEY = ["year", "unit", "component"]


@pytest.fixture(scope="module")
def stored(on_both: Path) -> pd.DataFrame:
    return scores.scores(store.read(store.current(on_both)))


@pytest.mark.parametrize("index", FIGURES)
def test_every_shipped_figure_is_stored_as_it_stands_in_its_file(
    index: str, stored: pd.DataFrame
) -> None:
    shipped = shipped_figures(DATA / "scores" / f"{index}.csv").sort_values(KEY)
    mine = stored[stored["index"] == index].sort_values(KEY)
    assert (len(mine), int(mine["value"].isna().sum())) == FIGURES[index]
    for column in (*KEY, "value", "se", "low", "high", "status", "basis", "source", "cell"):
        pd.testing.assert_series_equal(
            mine[column].reset_index(drop=True),
            shipped[column].reset_index(drop=True),
            check_dtype=False,
        )


def test_a_missing_figure_says_why(stored: pd.DataFrame) -> None:
    missing = stored[stored["value"].isna()]
    assert set(missing["status"]) == {"missing"}
    assert (missing["basis"] != "").all()


def test_every_figure_belongs_to_a_known_component_and_province(stored: pd.DataFrame) -> None:
    definitions = catalog.load()
    for index, year, component in set(
        stored[["index", "year", "component"]].itertuples(index=False, name=None)
    ):
        assert definitions.component(index, component, int(year)), (index, year, component)
    for year, unit in set(stored[["year", "unit"]].itertuples(index=False, name=None)):
        assert definitions.units[unit] in definitions.units_of(int(year)), (year, unit)


def test_the_parts_of_papi_add_up(stored: pd.DataFrame) -> None:
    """Exact to 4e-6 but for one cell: Hà Nội D1 2022, whose parts were typed in rounded."""
    definitions = catalog.load()
    papi = (
        stored[stored["index"] == "papi"].set_index(["year", "unit", "component"])["value"].dropna()
    )
    wide = papi.unstack()
    off = []
    for edition_year in sorted(set(papi.index.get_level_values("year"))):
        edition = definitions.edition("papi", int(edition_year))
        assert edition
        rows = wide.loc[edition_year]
        for c in edition.components:
            parts = [p.code for p in edition.children(c.code)]
            if parts and c.role != "variant":
                gap = (rows[parts].sum(axis=1, min_count=len(parts)) - rows[c.code]).abs()
                off += [(edition_year, unit, c.code) for unit in gap.index[gap > 5e-6]]
    assert off == [(2022, "ha-noi", "d1")]
