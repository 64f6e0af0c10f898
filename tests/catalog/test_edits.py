"""What people change by hand takes the place of what ships, and a fault is named."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from catalog import Threshold, load, with_edits
from catalog.check import Problem, problems
from catalog.difference import edition_changes
from catalog.edits import break_subject


def test_without_edits_the_shipped_definitions_hold() -> None:
    assert with_edits(load(), {}) == load()


def test_a_break_is_replaced_in_its_place_or_added() -> None:
    shipped = load()
    first = shipped.breaks[0]
    off, new = replace(first, enabled=False), replace(first, component="d2")
    edited = with_edits(shipped, {"break": [asdict(off), asdict(new)]})
    assert edited.breaks[0] == off
    assert edited.breaks[-1] == new
    assert len(edited.breaks) == len(shipped.breaks) + 1
    assert break_subject(new) == f"papi/d2/{first.year}"


def test_a_threshold_is_changed_added_and_dropped() -> None:
    shipped = load()
    d4 = Threshold("d4", 0.7, 0.9, "Sở đặt", "Set by the department")
    lists = replace(d4, component="pci.land")
    d5 = Threshold("d5", 0.7, 0.9, "Sở đặt", "Set by the department")
    said = [
        asdict(d4) | {"enabled": True},
        asdict(lists) | {"enabled": True},
        asdict(d5) | {"enabled": False},
    ]
    edited = with_edits(shipped, {"threshold": said})
    assert (edited.thresholds["d4"], edited.thresholds["pci.land"]) == ((d4,), (lists,))
    assert "d5" not in edited.thresholds
    assert "d5" in shipped.thresholds


def test_one_said_without_a_period_holds_for_all_years() -> None:
    """Entries of earlier releases know no period: they read as they were meant."""
    said = {
        "component": "d4", "points_90": 0.7, "points_95": 0.9, "source_vi": "Sở", "source_en": "Us",
        "enabled": True,
    }  # fmt: skip
    edited = with_edits(load(), {"threshold": [said]})
    for year in (2011, 2017, 2018, 2024):
        found = edited.threshold("d4", year)
        assert found
        assert (found.points_95, found.since) == (0.9, None)


def test_one_said_of_a_period_takes_the_place_of_that_period() -> None:
    old, new = load().thresholds["d4"]
    said = asdict(replace(new, points_95=0.9)) | {"enabled": True}
    edited = with_edits(load(), {"threshold": [said]})
    assert edited.thresholds["d4"] == (old, replace(new, points_95=0.9))


def test_a_period_that_ends_before_it_begins_is_named() -> None:
    said = asdict(replace(load().thresholds["d4"][-1], until=2017)) | {"enabled": True}
    assert problems(with_edits(load(), {"threshold": [said]})) == [
        Problem("threshold_period", "d4")
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"component": "d9"}, "break_component"),
        ({"index": "gdp"}, "break_index"),
        ({"year": 2011}, "break_year"),
        ({"reason_vi": ""}, "break_reason"),
        ({"source": ""}, "break_reason"),
    ],
)
def test_a_faulty_break_is_named(changes: dict[str, object], code: str) -> None:
    said = asdict(load().breaks[0]) | {"component": "d6", "year": 2023} | changes
    found = problems(with_edits(load(), {"break": [said]}))
    assert found == [Problem(code, f"{said['index']} {said['component']} {said['year']}")]


@pytest.mark.parametrize(("low", "high"), [(0.6, 0.5), (0.0, 0.5), (0.5, 0.5), (-0.2, 0.5)])
def test_thresholds_out_of_order_are_named(low: float, high: float) -> None:
    said = asdict(load().thresholds["d4"][-1]) | {
        "points_90": low,
        "points_95": high,
        "enabled": True,
    }
    assert problems(with_edits(load(), {"threshold": [said]})) == [Problem("threshold_order", "d4")]


def test_what_changed_from_one_edition_to_the_next() -> None:
    old, new = (load().edition("papi", year) for year in (2020, 2021))
    assert old
    assert new
    found = [(d.kind, d.component.code) for d in edition_changes(old, new)]
    assert found == [
        ("rescaled", "d5.certification"),
        ("rescaled", "d5.land"),
        ("rescaled", "d5.commune"),
        ("dropped", "papi.weighted"),
        ("dropped", "d5.construction"),
    ]
    assert edition_changes(new, new) == ()


def test_a_number_that_moves_is_a_change_of_the_same_component() -> None:
    old, new = (load().edition("papi", year) for year in (2017, 2018))
    assert old
    assert new
    lists = [d for d in edition_changes(old, new) if d.component.code == "d2.poverty_lists"]
    assert [d.kind for d in lists] == ["renumbered", "renamed", "rescaled"]
    assert all(d.before and d.before.number == "2.1" for d in lists)
    assert all(d.after and d.after.number == "2.2" for d in lists)
