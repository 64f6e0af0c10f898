"""A plan copied to a later year: the same tasks, a year on, none begun; undone as one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import store
from store import next_plan, task_states, tasks, undo
from store.digest import digest


def test_the_tasks_come_along_and_their_states_do_not(own_home: Path) -> None:
    task_states.add(own_home, 2018, "Việc của cuộc họp", "van-phong", "", None, "Lan")
    before = digest(store.read(store.current(own_home)))
    number = next_plan.copy(own_home, 2018, 2020, "Lan")
    cursor = store.read(store.current(own_home))
    old, new = (tasks.tasks(cursor, year).set_index("task") for year in (2018, 2020))
    assert list(new.index) == [code for code in old.index if code != "KL.1"]
    assert set(new["status"]) == {"planned"}
    assert new["done_on"].isna().all()
    assert new.loc["4.3", "due"].date() == date(2020, 6, 30)
    same = ["text", "lead", "head", "done_when", "legal", "parent", "area"]
    assert new[same].equals(old.loc[new.index, same])
    undo.undo(number, "Lan", own_home)
    assert digest(store.read(store.current(own_home))) == before


def test_a_plan_that_is_there_is_not_written_over(own_home: Path) -> None:
    version = store.current(own_home)
    with pytest.raises(next_plan.PlanExists):
        next_plan.copy(own_home, 2018, 2018, "Lan")
    with pytest.raises(next_plan.NoPlan):
        next_plan.copy(own_home, 1999, 2020, "Lan")
    assert store.current(own_home) == version
