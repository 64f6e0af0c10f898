"""Other indices beside a PAPI area: declared with a reason, shown, never added up."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analytics.beside import beside
from catalog import Catalog
from catalog.crosswalk import link_problems, links


def test_every_link_names_what_exists_and_why(catalog: Catalog) -> None:
    assert link_problems(catalog, links()) == []


def test_every_area_has_something_beside_it(catalog: Catalog) -> None:
    assert {link.area for link in links()} == {area.component for area in catalog.areas}
    assert {link.index for link in links()} == {"pci", "par", "sipas"}


def test_a_broken_link_is_named(catalog: Catalog) -> None:
    good = links()[0]
    broken = (
        replace(good, area="d9"),
        replace(good, component="pci.x"),
        replace(good, reason_en=""),
    )
    found = link_problems(catalog, broken)
    assert [sentence.split(": ")[1] for sentence in found] == [
        "unknown area", "unknown component", "lacks a reason",
    ]  # fmt: skip
    assert link_problems(catalog, (good, good)) == [
        f"crosswalk {good.area} {good.component}: stands twice"
    ]


def test_each_index_shows_its_newest_year_with_a_score(verdict: pd.DataFrame) -> None:
    mine = verdict[verdict["unit"] == "dong-nai"]
    found = beside(mine, links(), "d4", 2024)
    assert [b.link.component for b in found] == ["pci.informal", "pci.bias", "par.5"]
    informal = found[0].verdict
    assert informal is not None
    assert informal["year"] == 2023  # Đồng Nai has no PCI figure of 2024 here
    assert found[2].verdict is None  # no domain of PAR INDEX is imported
    earlier = beside(mine, links(), "d4", 2019)[0].verdict
    assert earlier is not None
    assert earlier["year"] <= 2019


def test_a_reason_is_given_in_both_languages() -> None:
    assert links()[0].reason("vi") != links()[0].reason("en")
