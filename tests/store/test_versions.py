"""Published versions: immutable, whole, and never half of anything."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import duckdb
import pytest

import store


def _count(home: Path) -> int:
    row = store.read(store.current(home)).execute("SELECT count(*) FROM meta").fetchone()
    assert row
    return int(row[0])


def _add(home: Path, key: str) -> None:
    with store.write(home) as connection:
        connection.execute("INSERT INTO meta VALUES (?, 'x')", [key])


def test_nothing_is_published_at_first(place: Path) -> None:
    with pytest.raises(store.NoVersion):
        store.current(place)


def test_a_write_makes_the_next_version_and_leaves_the_one_before(place: Path) -> None:
    _add(place, "a")
    before = store.current(place)
    held = store.read(before)
    _add(place, "b")
    after = store.current(place)
    assert after.number > before.number
    assert held.execute("SELECT count(*) FROM meta").fetchone() == (2,)
    assert _count(place) == 3


def test_a_write_that_fails_publishes_nothing(place: Path) -> None:
    _add(place, "a")
    before = store.current(place)
    with pytest.raises(duckdb.ConstraintException), store.write(place) as connection:
        connection.execute("INSERT INTO meta VALUES ('b', 'x'), (NULL, 'x')")
    assert store.current(place) == before
    assert _count(place) == 2
    assert [path.name for path in place.rglob("draft*")] == []


def test_a_second_writer_is_told_that_another_is_at_work(place: Path) -> None:
    _add(place, "a")
    with store.write(place), pytest.raises(store.Busy), store.write(place, wait=0.1):
        raise AssertionError("the lock was not respected")


def test_threads_read_their_own_rows(on_both: Path) -> None:
    version, wrong = store.current(on_both), []

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
