"""The definitions that ship hold together and say what the publishers say."""

from __future__ import annotations

from dataclasses import replace

import pytest

import catalog
from catalog.check import problems


def test_the_shipped_definitions_have_no_faults() -> None:
    assert problems(catalog.load()) == []


@pytest.mark.parametrize(("year", "provinces"), [(2008, 64), (2009, 63), (2024, 63), (2025, 34)])
def test_the_provinces_of_a_year(year: int, provinces: int) -> None:
    assert len(catalog.load().units_of(year)) == provinces


def test_a_merged_province_is_not_its_namesake() -> None:
    found = catalog.load()
    before, after = found.namesake("dong-nai", 2024), found.namesake("dong-nai", 2025)
    assert before
    assert after
    assert before.code == "dong-nai"
    assert after.code != before.code
    assert before.successor == after.code


def test_the_areas_keep_the_order_of_the_plan() -> None:
    assert [a.component for a in catalog.load().plan_areas] == ["d3", "d1", "d2", "d4", "d5", "d6"]


@pytest.mark.parametrize(
    ("year", "dimensions", "sub_dimensions"),
    [(2011, 6, 22), (2016, 6, 22), (2018, 8, 28), (2019, 8, 29), (2021, 8, 28)],
)
def test_the_editions_of_papi(year: int, dimensions: int, sub_dimensions: int) -> None:
    edition = catalog.load().edition("papi", year)
    assert edition
    roles = [c.role for c in edition.components]
    assert (roles.count("dimension"), roles.count("sub_dimension")) == (dimensions, sub_dimensions)


@pytest.mark.parametrize(
    ("number", "year", "code"),
    [
        ("2.1", 2017, "d2.poverty_lists"),
        ("2.1", 2018, "d2.access_information"),
        ("3.3", 2015, "d3.investment_boards"),
        ("3.3", 2017, "d3.inspection_boards"),
        ("3.3", 2018, "d3.justice"),
    ],
)
def test_a_number_changes_its_meaning_with_the_edition(number: str, year: int, code: str) -> None:
    edition = catalog.load().edition("papi", year)
    assert edition
    assert [c.code for c in edition.components if c.number == number] == [code]


@pytest.mark.parametrize("year", [2006, 2009, 2013, 2021, 2022])
def test_the_weights_of_pci_sum_to_a_hundred(year: int) -> None:
    edition = catalog.load().edition("pci", year)
    assert edition
    assert sum(c.weight or 0 for c in edition.components) == 100


def test_faults_are_all_reported_at_once() -> None:
    found = catalog.load()
    wrong = replace(
        found,
        breaks=(
            replace(found.breaks[0], component="d9"),
            replace(found.breaks[1], reason_vi=""),
        ),
        areas=(replace(found.areas[0], component="x"),),
        links=(),
    )
    assert len(problems(wrong)) == 3
