"""The fingerprint under which a page is kept changes with what it reads, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

import catalog
import store
from queries.fingerprints import of_results
from reports.dataset.read_set import WHOLE, ReadSet
from reports.results import area, compare, overview
from store import database, imports, manual_entries, scores, undo

CATALOG = catalog.load()
PART = "d5.land"
PAGES: dict[str, tuple[tuple[str, ...], ReadSet]] = {
    "board 2024": (("papi",), overview.reads(2024)),
    "board 2023": (("papi",), overview.reads(2023)),
    "others 2024": (overview.OTHER_INDICES, overview.reads(2024)),
    "area d1": (("papi",), area.reads(CATALOG, "papi", "d1")),
    "area d5": (("papi",), area.reads(CATALOG, "papi", "d5")),
    "compare papi 2024": (("papi",), compare.reads("papi", 2024)),
    "compare d5 2023": (("papi",), compare.reads("d5", 2023)),
    "compare d5 2024": (("papi",), compare.reads("d5", 2024)),
    "index": (("papi",), WHOLE),
}


def keys(home: Path) -> dict[str, str]:
    version = store.current(home)
    return {name: of_results(version, *of) for name, of in PAGES.items()}


def imported(home: Path, index: str, component: str, year: int, *, missing: bool = False) -> int:
    """An import of one figure of one province, a little higher than it was, or one it never had."""
    rows = scores.of(store.read(store.current(home)), index)
    here = rows["value"].isna() if missing else rows["value"].notna()
    here &= (rows["component"] == component) & (rows["year"] == year)
    row = rows[here].head(1)
    with database.write(home) as connection:
        number = imports.record(
            connection, imports.Import("scores", "a.csv", "0" * 64, "An", rows=1)
        )
        scores.add(connection, number, row.assign(value=row["value"].fillna(40.0) + 0.01))
    return number


@pytest.mark.parametrize(
    ("index", "component", "year", "cold"),
    [
        ("papi", "papi", 2024, {"board 2024", "compare papi 2024", "index"}),
        ("papi", "d5", 2024, {"board 2024", "area d5", "compare d5 2024", "index"}),
        ("papi", PART, 2024, {"board 2024", "area d5", "index"}),
        (
            "papi", "d5", 2016,
            {"board 2024", "board 2023", "area d5", "compare d5 2023", "compare d5 2024", "index"},
        ),
        ("sipas", "sipas", 2024, {"others 2024"}),
    ],
)  # fmt: skip
def test_new_figures_change_the_fingerprints_of_the_pages_that_read_them(
    own_home: Path, index: str, component: str, year: int, cold: set[str]
) -> None:
    imported(own_home, "pci", "pci", 2024)  # the day of the newest import is on every page
    before = keys(own_home)
    number = imported(own_home, index, component, year)
    after = keys(own_home)
    assert {name for name in PAGES if after[name] != before[name]} == cold
    undo.undo(number, "An", own_home)
    assert keys(own_home) == before


def test_a_figure_where_none_was_may_lengthen_every_line_of_its_component(own_home: Path) -> None:
    imported(own_home, "pci", "pci", 2024)
    before = keys(own_home)
    imported(own_home, "papi", "d5", 2024, missing=True)
    after = keys(own_home)
    same = {name for name in PAGES if after[name] == before[name]}
    assert same == {"others 2024", "area d1", "compare papi 2024"}


def test_a_definition_and_a_note_change_the_fingerprints_of_all(own_home: Path) -> None:
    before = keys(own_home)
    with database.write(own_home) as connection:
        manual_entries.record(connection, "annotation", "d1/2024/", "An", {"text": "x"})
    noted = keys(own_home)
    with database.write(own_home) as connection:
        manual_entries.record(connection, "break", "papi/d1/2019", "An", {"enabled": True})
    defined = keys(own_home)
    assert all(len({before[name], noted[name], defined[name]}) == 3 for name in PAGES)
