"""A frozen period rests on its version whatever comes later; a version that is gone is said."""

from __future__ import annotations

from pathlib import Path

import pytest

import store
from store import frozen, manual_entries, register_changes, scores, undo
from store.frozen import Period

YEAR = Period("year", 2024, "dong-nai")


def _freezes(folder: Path, period: Period = YEAR) -> list[frozen.Frozen]:
    return frozen.freezes(store.read(store.current(folder)), period)


def _pinned(folder: Path) -> tuple[int, ...]:
    return register_changes.pinned_versions(store.read(store.current(folder)))


def _later(folder: Path) -> None:
    """An import that changes a figure."""
    with store.write(folder) as connection:
        number = manual_entries.record(connection, "scores", "later.xlsx", "An", {}, rows=1)
        rows = scores.scores(connection)
        mine = rows[(rows["unit"] == "dong-nai") & (rows["year"] == 2024)].head(1)
        scores.add(connection, number, mine.drop(columns="import_id").assign(value=9.99))


def _total(version: store.Version) -> float:
    rows = scores.scores(store.read(version))
    mine = rows[(rows["unit"] == "dong-nai") & (rows["year"] == 2024)]
    return float(mine["value"].sum())


def test_a_frozen_period_keeps_its_figures_though_others_are_imported(own_both: Path) -> None:
    before = _total(store.current(own_both))
    frozen.freeze(own_both, YEAR, "Bình", "báo cáo năm")
    _later(own_both)
    (found,) = _freezes(own_both)
    assert (found.version, found.by, found.note) == (1, "Bình", "báo cáo năm")
    assert _total(frozen.version(own_both, found)) == before
    assert _total(store.current(own_both)) != before


def test_the_newest_freeze_holds_and_undoing_it_brings_back_the_one_before(own_both: Path) -> None:
    first = frozen.freeze(own_both, YEAR, "Bình")
    _later(own_both)
    second = frozen.freeze(own_both, YEAR, "Cúc")
    assert [f.number for f in _freezes(own_both)] == [second, first]
    assert _pinned(own_both) == (1, 3)
    undo.undo(second, "Cúc", own_both)
    assert [f.number for f in _freezes(own_both)] == [first]
    assert _pinned(own_both) == (1,)


def test_other_periods_are_not_frozen_with_it(own_both: Path) -> None:
    frozen.freeze(own_both, YEAR, "Bình")
    assert _freezes(own_both, Period("half-year", 2024, "dong-nai")) == []
    assert _freezes(own_both, Period("year", 2024, "an-giang")) == []


@pytest.mark.parametrize("fault", ["gone", "changed"])
def test_a_frozen_version_that_is_gone_or_changed_is_named(own_home: Path, fault: str) -> None:
    frozen.freeze(own_home, YEAR, "Bình")
    (found,) = _freezes(own_home)
    path = own_home / "versions" / "000001.duckdb"
    if fault == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(store.Damaged, match=r"000001\.duckdb"):
        frozen.version(own_home, found)
