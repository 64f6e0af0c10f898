"""A damaged version is found, the one before it is read, what is lost is named, and a writer builds on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import store
from store import manual_entries, prune, versions
from store.undo import undo


def _note(folder: Path, subject: str) -> int:
    with store.write(folder) as connection:
        return manual_entries.record(connection, "note", subject, "Lan", {})


def _subjects(folder: Path) -> list[str]:
    cursor = store.read(store.current(folder))
    return sorted(manual_entries.standing(cursor, "note")["subject"])


def _numbers(folder: Path) -> list[int]:
    return [version.number for version in versions.published(folder)]


def _flip(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        byte = file.read(1)[0]
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 0x01]))


def _empty_seal(path: Path) -> None:
    path.with_suffix(".json").write_text("")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "one bit flipped": _flip,
    "one byte short": lambda path: os.truncate(path, path.stat().st_size - 1),
    "empty": lambda path: os.truncate(path, 0),
    "half overwritten": lambda path: path.write_bytes(b"\0" * path.stat().st_size),
    "gone": lambda path: path.unlink(),
    "its seal empty": _empty_seal,
    "its seal gone": lambda path: path.with_suffix(".json").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_version_before_a_damaged_one_is_read(damage: str, tmp_path: Path) -> None:
    for subject in ("a", "b", "c"):
        _note(tmp_path, subject)
    assert store.loss(tmp_path) is None

    DAMAGE[damage](store.current(tmp_path).path)

    assert store.current(tmp_path).number == 2
    assert _subjects(tmp_path) == ["a", "b"]
    loss = store.loss(tmp_path)
    assert loss is not None
    assert (loss.versions, loss.shown, loss.named) == ((3,), 2, "seal" not in damage)
    assert [entry.file for entry in loss.entries] == (["c"] if loss.named else [])


def test_two_damaged_versions_in_a_row_are_passed_over(tmp_path: Path) -> None:
    for subject in ("a", "b", "c"):
        _note(tmp_path, subject)
    for version in versions.published(tmp_path)[1:]:
        _flip(version.path)
    loss = store.loss(tmp_path)
    assert loss is not None
    assert (loss.versions, loss.shown) == ((2, 3), 1)
    assert [(entry.kind, entry.file, entry.by) for entry in loss.entries] == [
        ("note", "b", "Lan"),
        ("note", "c", "Lan"),
    ]


def test_nothing_is_read_where_no_version_is_sound(tmp_path: Path) -> None:
    _note(tmp_path, "a")
    _flip(store.current(tmp_path).path)
    with pytest.raises(store.Damaged):
        store.current(tmp_path)
    with pytest.raises(store.Damaged), store.write(tmp_path):
        raise AssertionError("a writer must not begin anew over what may be mended")


def test_a_lost_pointer_leads_to_the_newest_version(tmp_path: Path) -> None:
    _note(tmp_path, "a")
    _note(tmp_path, "b")
    for content in (None, "", "zwei"):
        (tmp_path / "current").unlink(missing_ok=True)
        if content is not None:
            (tmp_path / "current").write_text(content)
        assert store.current(tmp_path).number == 2


def test_a_writer_builds_on_the_sound_version_and_the_loss_stays_until_settled(
    tmp_path: Path,
) -> None:
    for subject in ("a", "b", "c"):
        _note(tmp_path, subject)
    _flip(store.current(tmp_path).path)

    _note(tmp_path, "d")
    assert store.current(tmp_path).number == 4
    assert _subjects(tmp_path) == ["a", "b", "d"]
    loss = store.loss(tmp_path)
    assert loss is not None
    assert (loss.versions, loss.shown, [e.file for e in loss.entries]) == ((3,), 4, ["c"])

    with store.write(tmp_path, settled=True) as connection:
        manual_entries.record(connection, "note", "c", "Lan", {})
    versions.set_aside(tmp_path, loss.versions)
    assert store.loss(tmp_path) is None
    assert _numbers(tmp_path) == [1, 2, 4, 5]


def test_a_writer_looks_again_at_what_a_reader_found_sound(tmp_path: Path) -> None:
    """Bytes can change under a file whose size and time stay: a failing disk does not say when."""
    for subject in ("a", "b"):
        _note(tmp_path, subject)
    newest = store.current(tmp_path).path
    before = newest.stat()
    _flip(newest)
    os.utime(newest, ns=(before.st_atime_ns, before.st_mtime_ns))
    _note(tmp_path, "c")
    assert _subjects(tmp_path) == ["a", "c"]


def test_a_withdrawal_that_is_lost_is_named(tmp_path: Path) -> None:
    number = _note(tmp_path, "a")
    undo(number, "Minh", tmp_path)
    _flip(store.current(tmp_path).path)
    loss = store.loss(tmp_path)
    assert loss is not None
    assert [(entry.id, entry.withdrawn_by) for entry in loss.entries] == [(number, "Minh")]


def test_old_versions_go_but_those_that_are_referred_to_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPI_KEEP_VERSIONS", "3")
    _note(tmp_path, "a")
    held = store.read(store.version(tmp_path, 1))
    _note(tmp_path, "b")
    with store.write(tmp_path) as connection:
        frozen = manual_entries.record(connection, "freeze", "2018-H1", "Lan", {"version": 2})
    for subject in ("d", "e", "f"):
        _note(tmp_path, subject)

    assert _numbers(tmp_path) == [2, 4, 5, 6]
    assert min(p.name for p in (tmp_path / "versions").glob("*.json")) == "000002.json"
    assert manual_entries.standing(store.read(store.version(tmp_path, 2)), "note").shape[0] == 2
    assert held.execute("SELECT count(*) FROM import").fetchone() == (1,)  # still open, still read

    undo(frozen, "Lan", tmp_path)
    assert _numbers(tmp_path) == [5, 6, 7]
    with pytest.raises(store.Damaged):
        store.version(tmp_path, 2)


@pytest.mark.parametrize(("said", "kept"), [("", 20), ("5", 5), ("1", 2), ("many", 20)])
def test_how_many_versions_stay_is_a_setting(
    said: str, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPI_KEEP_VERSIONS", said)
    assert prune.versions_to_keep() == kept
