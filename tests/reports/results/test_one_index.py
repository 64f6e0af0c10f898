"""An index's own pages rest on that index alone: an import of another changes nothing in them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pandas as pd
import pytest

from reports.dataset.all_results import AllResults, all_results, join_indices, join_provinces
from reports.model import Report
from reports.results.annotated import annotated
from reports.results.area import area
from reports.results.compare import GROUPS, compare
from reports.results.index import index, like, of_all_years
from reports.results.overview import overview, plan_areas

UNITS = ("dong-nai", "quang-ninh", "ho-chi-minh")
KEY = ["index", "unit", "year", "component", "previous_year"]


@pytest.fixture(scope="module")
def each(all_provinces: AllResults) -> dict[str, AllResults]:
    """The results of every index, computed from its own figures."""
    of = all_provinces.scores.groupby("index", sort=True)
    return {
        str(code): all_results(
            rows.reset_index(drop=True),
            all_provinces.catalog,
            all_provinces.version,
            all_provinces.updated,
        )
        for code, rows in of
    }


def plain(value: object) -> object:
    """A report without objects that do not compare."""
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return repr(value)


def pages(of: Any, code: str, year: int) -> list[Report]:  # noqa: ANN401 - a case
    """The reports on an index's own pages."""
    edition = of.catalog.edition(code, year)
    shown = [c.code for c in edition.components if c.role in ("total", "dimension")]
    found = [index(of, code, year, "vi")]
    for component in shown:
        found += [area(of, component, year, "vi"), annotated(of, component, year, "vi")]
    return found + [compare(of, shown[-1], year, group, "vi") for group in GROUPS]


def test_the_boards_of_each_index_together_are_the_board(
    all_provinces: AllResults, each: dict[str, AllResults]
) -> None:
    whole = join_indices(list(each.values()))
    left, right = (
        found.verdicts.sort_values(KEY, ignore_index=True).astype(object)
        for found in (whole, all_provinces)
    )
    pd.testing.assert_frame_equal(left, right)
    assert whole.country.keys() == all_provinces.country.keys()
    assert whole.all_met == all_provinces.all_met
    assert whole.newest == all_provinces.newest
    order = ["index", "component", "year"]
    pd.testing.assert_frame_equal(
        whole.movements.sort_values(order, ignore_index=True).astype(object),
        all_provinces.movements.sort_values(order, ignore_index=True).astype(object),
    )


@pytest.mark.parametrize("unit", UNITS)
def test_a_province_in_each_index_together_is_the_province(
    all_provinces: AllResults, each: dict[str, AllResults], unit: str
) -> None:
    province = all_provinces.catalog.units[unit]
    whole = join_indices(list(each.values()))
    put_together = join_provinces(whole, [found.province(province) for found in each.values()])
    cases = [put_together, whole.province(province), all_provinces.province(province)]
    boards = [plain(overview(results, 2024, 2023, "vi")) for results in cases]
    assert boards[0] == boards[1] == boards[2]
    assert put_together.intervals == cases[2].intervals
    assert len(put_together.everyone) == len(cases[2].everyone)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(("year", "previous"), [(2024, 2023), (2021, 2020), (2024, 2022)])
def test_the_areas_of_the_plan_follow_from_papi_alone(
    all_provinces: AllResults, each: dict[str, AllResults], unit: str, year: int, previous: int
) -> None:
    alone, among = (
        found.province(all_provinces.catalog.units[unit]) for found in (each["papi"], all_provinces)
    )
    if previous != year - 1:
        alone = each["papi"].against(alone, year, previous)
        among = all_provinces.against(among, year, previous)
    own, whole = (plain(plan_areas(results, year, previous, "vi")) for results in (alone, among))
    assert own == whole


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    ("code", "year"),
    [("papi", 2024), ("papi", 2021), ("pci", 2024), ("par", 2024), ("sipas", 2024)],
)
def test_its_pages_say_the_same_with_and_without_the_others(
    all_provinces: AllResults, each: dict[str, AllResults], unit: str, code: str, year: int
) -> None:
    alone, among = (
        found.province(all_provinces.catalog.units[unit]) for found in (each[code], all_provinces)
    )
    for own, whole in zip(pages(alone, code, year), pages(among, code, year), strict=True):
        assert plain(own) == plain(whole)


@pytest.mark.parametrize("code", ["papi", "pci", "par", "sipas"])
@pytest.mark.parametrize("unit", UNITS)
def test_all_years_of_an_edition_have_the_same_components(
    each: dict[str, AllResults], code: str, unit: str
) -> None:
    results = each[code].province(each[code].catalog.units[unit])
    found = {y: plain(of_all_years(results, code, y, "vi")) for y in results.years(code)}
    newest = {like(results, code, year) for year in found}
    assert len(newest) == len({results.catalog.edition(code, year) for year in found})
    assert all(found[year] == found[like(results, code, year)] for year in found)
