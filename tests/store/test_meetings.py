"""Meetings on record, what they concluded, and what an undo leaves of both."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

import store
from store import meetings, task_states, tasks, undo

FIRST, SECOND = date(2026, 11, 10), date(2026, 11, 24)


def _conclude(folder: Path, on: date, text: str) -> task_states.Added:
    return task_states.add(
        folder, 2026, text, "van-phong", "", date(2026, 12, 1), "An", note="Giao ban", meeting=on
    )


def _held(folder: Path) -> list[date]:
    frame = meetings.held(store.read(store.current(folder)))
    return [on.date() for on in frame["on"]]


def test_a_meeting_is_on_record_by_its_note_or_by_its_conclusions(tmp_path: Path) -> None:
    meetings.record(tmp_path, FIRST, " Nhắc các phòng gửi báo cáo. ", "An")
    _conclude(tmp_path, SECOND, "Rà soát thủ tục")
    frame = meetings.held(store.read(store.current(tmp_path)))
    assert _held(tmp_path) == [SECOND, FIRST]
    assert pd.isna(frame["id"][0])
    assert frame["text"][1] == "Nhắc các phòng gửi báo cáo."


def test_a_conclusion_is_a_task_with_its_meeting_and_is_undone_with_it(tmp_path: Path) -> None:
    meetings.record(tmp_path, FIRST, "", "An")
    added = _conclude(tmp_path, SECOND, "Rà soát thủ tục")
    cursor = store.read(store.current(tmp_path))
    (found,) = meetings.conclusions(cursor).to_dict("records")
    assert (found["meeting"].date(), found["task"], found["by"]) == (SECOND, added.task, "An")
    assert tasks.tasks(cursor, 2026)["task"].tolist() == [added.task]
    undo.undo(added.number, "An", tmp_path)
    cursor = store.read(store.current(tmp_path))
    assert meetings.conclusions(cursor).empty
    assert tasks.tasks(cursor, 2026).empty
    assert _held(tmp_path) == [FIRST]


def test_a_change_of_state_is_no_conclusion(tmp_path: Path) -> None:
    added = _conclude(tmp_path, FIRST, "Rà soát thủ tục")
    task_states.change(tmp_path, 2026, added.task, "done", SECOND, "An")
    cursor = store.read(store.current(tmp_path))
    assert meetings.conclusions(cursor)["task"].tolist() == [added.task]
    entered = meetings.entered(cursor, 2026)
    assert entered["task"].tolist() == [added.task]


def test_no_meeting_yet(tmp_path: Path) -> None:
    meetings.record(tmp_path, FIRST, "", "An")
    undo.undo(1, "An", tmp_path)
    assert _held(tmp_path) == []
