"""Targets that were typed and targets that came in a file stand side by side; the newest holds."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest

import store
from access.roles import LOCAL, Identity
from catalog.targets import Target, target_from
from commands.definitions import DefinitionRefused, set_target
from store import database, imports, targets
from store.undo import undo

AN = Identity("local", "An", LOCAL)
AIM = Target("dong-nai", "papi", "d4", 2024, "floor", 6.9, source="12/KH")


def held(folder: Path) -> list[Target]:
    frame = targets.targets(store.read(store.current(folder)))
    return [target_from(row) for row in frame.to_dict("records")]


def test_nothing_was_set(own_home: Path) -> None:
    found = targets.targets(store.read(store.current(own_home)))
    assert found.empty
    assert {*targets.TARGET, "entry", "by"} <= set(found.columns)


def test_a_target_of_the_same_kind_gives_way_and_comes_back(own_home: Path) -> None:
    set_target(AN, AIM)
    set_target(AN, replace(AIM, kind="rank", value=10.0, upper=15.0))
    higher = set_target(AN, replace(AIM, value=7.1))
    assert [(t.kind, t.value) for t in held(own_home)] == [("rank", 10.0), ("floor", 7.1)]
    undo(higher, "An", own_home)
    assert [(t.kind, t.value) for t in held(own_home)] == [("floor", 6.9), ("rank", 10.0)]


def test_a_faulty_target_is_refused(own_home: Path) -> None:
    with pytest.raises(DefinitionRefused) as refused:
        set_target(AN, replace(AIM, value=12.0))
    assert [p.code for p in refused.value.problems] == ["target_scale"]
    assert held(own_home) == []


def test_targets_of_a_file_know_their_row_and_go_together(own_home: Path) -> None:
    set_target(AN, AIM)
    rows = [asdict(replace(AIM, value=7.0)), asdict(replace(AIM, component="d5"))]
    said = [row | {"sheet": "Chỉ tiêu", "row": 5 + n} for n, row in enumerate(rows)]
    with database.write(own_home) as connection:
        entry = imports.Import(
            targets.KIND, "muc-tieu.xlsx", "ab", "Bình", 2, "template 1", details={"rows": said}
        )
        number = imports.record(connection, entry)
    frame = targets.targets(store.read(store.current(own_home)))
    assert list(zip(frame["component"], frame["value"], frame["row"], strict=True)) == [
        ("d4", 7.0, 5), ("d5", 6.9, 6),
    ]  # fmt: skip
    assert set(frame["entry"]) == {number}
    undo(number, "An", own_home)
    assert held(own_home) == [AIM]
