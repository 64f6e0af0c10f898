"""The declared signals name tasks of the plan and areas that exist, in both languages."""

from __future__ import annotations

import csv
from pathlib import Path

from catalog import load
from catalog.load import DATA
from catalog.signals import signals


def test_every_signal_is_whole() -> None:
    with (DATA / "signals.csv").open(encoding="utf-8", newline="") as file:
        assert all(None not in row and all(row[n] for n in NAMES) for row in csv.DictReader(file))
    assert len({s.code for s in signals()}) == len(signals())
    assert all(load().area(s.area) for s in signals())


NAMES = ("since", "signal", "area", "kind", "name_vi", "name_en")


def test_signals_count_tasks_that_the_plan_has() -> None:
    for signal in signals():
        text = Path(DATA / "plans" / f"{signal.since}.csv").read_text("utf-8")
        for task in (*signal.tasks, *signal.of):
            assert f"\n{task}," in text
        assert signal.tasks or signal.measure
