"""A report is the same with and without what it says it does not read, whatever is imported there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd
import pytest

from reports.dataset.all_results import AllResults, all_results
from reports.dataset.province_results import ProvinceResults
from reports.dataset.read_set import ReadSet
from reports.model import Report
from reports.results import area, compare, overview
from tests.reports.results.test_one_index import plain

UNITS = ("dong-nai", "quang-ninh")
YEARS = (2018, 2024)
COMPONENTS = ("d1", "d5", "papi")
Page = tuple[str, ReadSet, Callable[[ProvinceResults], Report]]


@pytest.fixture(scope="module")
def papi(all_provinces: AllResults) -> AllResults:
    rows = all_provinces.scores
    return computed(all_provinces, rows[rows["index"] == "papi"])


def computed(of: AllResults, rows: pd.DataFrame) -> AllResults:
    return all_results(rows.reset_index(drop=True), of.catalog, of.version, of.updated)


def pages(of: AllResults, year: int) -> list[Page]:
    """Reports of a year, with what each says that it reads."""
    board_of = partial(overview.plan_areas, year=year, previous=year - 1, lang="vi")
    found: list[Page] = [("overview", overview.reads(year), board_of)]
    for code in COMPONENTS:
        shown = partial(area.area, component=code, year=year, lang="vi")
        beside = partial(compare.compare, component=code, year=year, group="all", lang="vi")
        found += [
            (f"area {code}", area.reads(of.catalog, "papi", code), shown),
            (f"compare {code}", compare.reads(code, year), beside),
        ]
    return found


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("year", YEARS)
def test_a_report_reads_nothing_outside_its_read_set(
    papi: AllResults, unit: str, year: int
) -> None:
    results = papi.province(papi.catalog.units[unit])
    for name, reads, report in pages(papi, year):
        assert plain(report(results.within(reads))) == plain(report(results)), name


@pytest.mark.parametrize("year", YEARS)
def test_new_figures_outside_its_read_set_leave_a_report_as_it_was(
    papi: AllResults, year: int
) -> None:
    unit = papi.catalog.units["dong-nai"]
    before = papi.province(unit)
    shift = np.random.default_rng(2018).normal(0, 0.4, len(papi.scores))
    for name, reads, report in pages(papi, year):
        places = zip(papi.scores["component"], papi.scores["year"], strict=True)
        outside = [not reads.holds(*place) for place in places]
        moved = papi.scores.assign(value=papi.scores["value"] + np.where(outside, shift, 0.0))
        after = computed(papi, moved).province(unit).within(reads)
        assert plain(report(after)) == plain(report(before)), name


@pytest.mark.parametrize(
    ("component", "year", "shown", "moved"),
    [
        ("papi", 2024, 2024, {"overview", "area papi", "compare papi"}),
        ("d5", 2024, 2021, {"area d5"}),
        ("d5", 2018, 2021, {"overview", "area d5"}),
    ],
)
def test_new_figures_inside_are_shown(
    papi: AllResults, component: str, year: int, shown: int, moved: set[str]
) -> None:
    """Whatever rests on one component and year, and no page besides."""
    unit = papi.catalog.units["dong-nai"]
    here = (papi.scores["component"] == component) & (papi.scores["year"] == year)
    raised = papi.scores.assign(value=papi.scores["value"] + np.where(here, 0.31, 0.0))
    before, after = papi.province(unit), computed(papi, raised).province(unit)
    changed = {
        name
        for name, reads, report in pages(papi, shown)
        if plain(report(before.within(reads))) != plain(report(after.within(reads)))
    }
    assert changed == moved
