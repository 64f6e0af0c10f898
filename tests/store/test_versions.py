"""Published versions: immutable, whole, and never half of anything."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import duckdb
import pytest
from filelock import FileLock

import store


def _count(home: Path) -> int:
    row = store.read(store.current(home)).execute("SELECT count(*) FROM meta").fetchone()
    assert row
    return int(row[0])


def _add(home: Path, key: str) -> None:
    with store.write(home) as connection:
        connection.execute("INSERT INTO meta VALUES (?, 'x')", [key])


def test_nothing_is_published_at_first(tmp_path: Path) -> None:
    with pytest.raises(store.NoVersion):
        store.current(tmp_path)


def test_a_write_makes_the_next_version_and_leaves_the_one_before(tmp_path: Path) -> None:
    _add(tmp_path, "a")
    before = store.current(tmp_path)
    held = store.read(before)
    _add(tmp_path, "b")
    after = store.current(tmp_path)
    assert after.number == before.number + 1
    assert held.execute("SELECT count(*) FROM meta").fetchone() == (2,)
    assert _count(tmp_path) == 3


def test_a_write_that_fails_publishes_nothing(tmp_path: Path) -> None:
    _add(tmp_path, "a")
    before = store.current(tmp_path)
    with pytest.raises(duckdb.ConstraintException), store.write(tmp_path) as connection:
        connection.execute("INSERT INTO meta VALUES ('b', 'x'), (NULL, 'x')")
    assert store.current(tmp_path) == before
    assert _count(tmp_path) == 2
    assert [p.name for p in (tmp_path / "versions").glob("draft*")] == []


def test_a_second_writer_is_told_that_another_is_at_work(tmp_path: Path) -> None:
    _add(tmp_path, "a")
    with (
        FileLock(tmp_path / "write.lock"),
        pytest.raises(store.Busy),
        store.write(tmp_path, wait=0.1),
    ):
        raise AssertionError("the lock was not respected")


def test_threads_read_their_own_rows(home: Path) -> None:
    version, wrong = store.current(home), []

    def read(index: str) -> None:
        for _ in range(20):
            rows = store.read(version).execute(
                "SELECT DISTINCT index FROM score WHERE index = ?", [index]
            )
            if rows.fetchall() != [(index,)]:
                wrong.append(index)

    threads = [Thread(target=read, args=(i,)) for i in ("papi", "pci", "par", "sipas") * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
