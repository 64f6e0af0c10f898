"""What people change by hand takes the place of what ships, and a fault is named."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from catalog import load, with_edits
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
    d4 = replace(shipped.thresholds["d4"], points_95=0.9)
    total = replace(d4, component="papi", points_90=1.0, points_95=1.2)
    said = [
        asdict(d4) | {"enabled": True},
        asdict(total) | {"enabled": True},
        asdict(shipped.thresholds["d5"]) | {"enabled": False},
    ]
    edited = with_edits(shipped, {"threshold": said})
    assert (edited.thresholds["d4"], edited.thresholds["papi"]) == (d4, total)
    assert "d5" not in edited.thresholds
    assert "d5" in shipped.thresholds


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
    said = asdict(load().thresholds["d4"]) | {
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
