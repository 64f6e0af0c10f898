"""States, tasks and notes typed by hand: who and when are kept, and undo leaves what was before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import store
from catalog import load
from etl.importing.verify import verify
from store import task_states, tasks, undo


def _task(folder: Path, code: str) -> dict[str, object]:
    held = tasks.tasks(store.read(store.current(folder)), 2018)
    return dict(held[held["task"].eq(code)].iloc[0])


def _digest(folder: Path) -> str:
    held = tasks.tasks(store.read(store.current(folder)), 2018)
    return str(held.to_csv())


def test_a_new_state_is_kept_with_who_when_and_why(own_both: Path) -> None:
    number = task_states.change(
        own_both, 2018, "5.3", "done", date(2018, 12, 1), " Lan ", "đã nghiệm thu"
    )
    row = _task(own_both, "5.3")
    assert (row["status"], str(row["done_on"])[:10]) == ("done", "2018-12-01")
    newest = tasks.changes(store.read(store.current(own_both)), 2018, "5.3").iloc[0]
    assert (newest["import_id"], newest["imported_by"], newest["reason"]) == (
        number,
        "Lan",
        "đã nghiệm thu",
    )
    assert newest["kind"] == "tasks"


def test_an_undone_state_leaves_every_row_as_it_was(own_both: Path) -> None:
    before = _digest(own_both)
    first = task_states.change(own_both, 2018, "5.3", "done", date(2018, 12, 1), "Lan")
    second = task_states.change(own_both, 2018, "5.3", "dropped", None, "Lan")
    undo.undo(second, "Lan", own_both)
    assert _task(own_both, "5.3")["status"] == "done"
    undo.undo(first, "Lan", own_both)
    assert _digest(own_both) == before


def test_a_day_is_kept_for_what_is_done_alone(own_both: Path) -> None:
    task_states.change(own_both, 2018, "5.3", "doing", date(2018, 12, 1), "Lan")
    assert str(_task(own_both, "5.3")["done_on"]) == "NaT"


def test_a_task_that_is_not_in_the_plan_changes_nothing(own_both: Path) -> None:
    version = store.current(own_both)
    with pytest.raises(task_states.UnknownTask):
        task_states.change(own_both, 2018, "9.9", "done", None, "Lan")
    assert store.current(own_both) == version


def test_conclusions_of_meetings_get_codes_of_their_own(own_both: Path) -> None:
    first = task_states.add(
        own_both, 2018, " Rà soát hồ sơ trễ hạn ", "mot-cua", "Phụ trách", date(2018, 7, 1), "Lan",
        area="d5", note="Họp 15/06/2018",
    )  # fmt: skip
    second = task_states.add(own_both, 2018, "Báo cáo", "van-phong", "", None, "Lan")
    assert (first.task, second.task) == ("KL.1", "KL.2")
    row = _task(own_both, "KL.1")
    assert (row["text"], row["lead"], row["area"], row["status"], row["note"]) == (
        "Rà soát hồ sơ trễ hạn", "mot-cua", "d5", "planned", "Họp 15/06/2018",
    )  # fmt: skip
    assert _task(own_both, "KL.2")["parent"] == ""
    task_states.change(own_both, 2018, "KL.1", "done", date(2018, 6, 30), "Lan")
    assert _task(own_both, "KL.1")["status"] == "done"


def test_the_code_of_an_undone_conclusion_is_not_used_again(own_both: Path) -> None:
    first = task_states.add(own_both, 2018, "Việc một", "van-phong", "", None, "Lan")
    undo.undo(first.number, "Lan", own_both)
    assert task_states.add(own_both, 2018, "Việc hai", "van-phong", "", None, "Lan").task == "KL.2"


def test_notes_stand_newest_first_until_undone(own_both: Path) -> None:
    first = task_states.add_note(own_both, 2018, "d5", "một", "judged", "Lan")
    second = task_states.add_note(own_both, 2018, "d5", "hai", "measured", "Minh")
    task_states.add_note(own_both, 2018, "d6", "ba", "judged", "Lan")
    found = task_states.notes(store.read(store.current(own_both)), 2018, "d5")
    assert found[["id", "text", "level", "by"]].to_numpy().tolist() == [
        [second, "hai", "measured", "Minh"],
        [first, "một", "judged", "Lan"],
    ]
    undo.undo(second, "Lan", own_both)
    found = task_states.notes(store.read(store.current(own_both)), 2018, "d5")
    assert found["text"].tolist() == ["một"]


def test_what_is_typed_has_no_original_to_miss(own_both: Path) -> None:
    task_states.change(own_both, 2018, "5.3", "done", date(2018, 12, 1), "Lan")
    task_states.add_note(own_both, 2018, "d5", "một", "judged", "Lan")
    assert verify(own_both, load()) == []
