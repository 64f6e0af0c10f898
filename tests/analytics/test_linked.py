"""Other indices beside a PAPI area: declared with a reason, shown, never added up."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analytics.linked import linked_verdicts
from analytics.verdict import rows_of
from catalog import Catalog
from catalog.check import problems


def test_every_area_has_something_beside_it(catalog: Catalog) -> None:
    assert {link.area for link in catalog.links} == {area.component for area in catalog.areas}
    assert {link.index for link in catalog.links} == {"pci", "par", "sipas"}


def test_a_broken_link_is_named(catalog: Catalog) -> None:
    good = catalog.links[0]
    broken = (
        good, good, replace(good, area="d9"), replace(good, component="pci.x"),
        replace(good, component="pci.time", reason_en=" "),
    )  # fmt: skip
    found = [p.code for p in problems(replace(catalog, links=broken))]
    assert found == ["link_area", "link_component", "link_reason", "link_twice"]


def test_each_index_shows_its_newest_year_with_a_score(
    verdict: pd.DataFrame, catalog: Catalog
) -> None:
    mine = list(rows_of(verdict[verdict["unit"] == "dong-nai"]))
    found = linked_verdicts(mine, catalog.links, "d4", 2024)
    assert [b.link.component for b in found] == ["pci.informal", "pci.bias", "par.5"]
    informal = found[0].verdict
    assert informal is not None
    assert informal.year == 2023  # Đồng Nai has no PCI figure of 2024 here
    assert found[2].verdict is None  # no domain of PAR INDEX is imported
    earlier = linked_verdicts(mine, catalog.links, "d4", 2019)[0].verdict
    assert earlier is not None
    assert earlier.year <= 2019


def test_a_reason_is_given_in_both_languages(catalog: Catalog) -> None:
    assert catalog.links[0].reason("vi") != catalog.links[0].reason("en")
