"""What is typed by hand stands in the register and is undone like an import."""

from __future__ import annotations

from pathlib import Path

import pytest

import store
from store import database, manual_entries, undo


def _note(folder: Path, subject: str, text: str) -> int:
    with database.write(folder) as connection:
        return manual_entries.record(
            connection, "note", subject, " An ", {"text": text}, note="vì vậy"
        )


def _texts(folder: Path, subject: str | None = None) -> list[str]:
    cursor = store.read(store.current(folder))
    return [said["text"] for said in manual_entries.standing(cursor, "note", subject)["said"]]


def test_the_newest_entry_of_a_subject_comes_first(place: Path) -> None:
    _note(place, "2018/d1", "một")
    _note(place, "2018/d2", "hai")
    _note(place, "2018/d1", "ba")

    assert _texts(place, "2018/d1") == ["ba", "một"]
    assert _texts(place) == ["ba", "hai", "một"]
    cursor = store.read(store.current(place))
    assert manual_entries.standing(cursor, "target").empty
    entry = manual_entries.standing(cursor, "note").iloc[0]
    assert (entry["by"], entry["note"], entry["subject"]) == ("An", "vì vậy", "2018/d1")


def test_an_undone_entry_stands_no_more(place: Path) -> None:
    first = _note(place, "2018/d1", "một")
    second = _note(place, "2018/d1", "hai")
    undo.undo(second, "An", place)

    assert _texts(place) == ["một"]
    with pytest.raises(undo.CannotUndo):
        undo.undo(second, "An", place)
    undo.undo(first, "An", place)
    assert _texts(place) == []


def test_the_same_words_may_be_typed_twice(place: Path) -> None:
    assert _note(place, "2018/d1", "một") != _note(place, "2018/d1", "một")
    assert _texts(place) == ["một", "một"]
