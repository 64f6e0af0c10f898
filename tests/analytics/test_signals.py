"""Signals: shares, sums and newest values from what the log measured."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from analytics.signals import Reading, readings
from catalog.signals import Signal, signals_of

CELLS = pd.DataFrame(
    [
        ("5.3.1", "d5", "hồ sơ", "2018-01-01", 90.0, 90.0),
        ("5.3.1", "d5", "hồ sơ", "2018-02-01", 100.0, 40.0),
        ("5.3.2", "d5", "hồ sơ", "2018-02-01", 10.0, 10.0),
        ("", "d5", "% Hài lòng", "2018-03-01", 180.0, 93.5),
    ],
    columns=["task", "area", "measure", "last", "quantity", "newest"],
).assign(last=lambda f: pd.to_datetime(f["last"]))


def reading(
    kind: Literal["share", "sum", "newest"], tasks: str = "", of: str = "", measure: str = ""
) -> Reading:
    of_tasks = tuple(of.split())
    signal = Signal("x", "x", 2018, "x", "d5", kind, tuple(tasks.split()), of_tasks, measure)
    return readings(CELLS, [signal])[0]


def test_a_share_says_what_it_rests_on() -> None:
    found = reading("share", "5.3.1", "5.3.1 5.3.2")
    assert (found.value, found.part, found.whole) == (95.0, 190.0, 200.0)


def test_a_share_of_nothing_is_not_there() -> None:
    assert reading("share", "5.3.1", "9.9").value is None


def test_the_newest_value_is_found_by_its_measure_however_it_is_spelt() -> None:
    assert reading("newest", measure="% hài lòng").value == 93.5
    assert reading("newest", measure="điểm Chỉ số 766").value is None


def test_declared_signals_hold_for_later_plans() -> None:
    assert signals_of(2017) == ()
    assert signals_of(2030) == signals_of(2018) != ()
