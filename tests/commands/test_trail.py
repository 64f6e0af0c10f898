"""A command checks the right, writes under the actor's name, and leaves its row: done, failed, refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import catalog
import store
from access import audit
from access.roles import LOCAL, Denied, Identity
from commands import imports, meetings, plans, register
from commands.meetings import Conclusion
from store import manual_entries
from store.undo import CannotUndo

LAN = Identity("lan", "Lan Anh", "analyst", address="192.0.2.7")
BINH = Identity("binh", "Bình", "officer", "phong-1")
ON = date(2018, 6, 1)


def trail(home: Path) -> list[tuple[str, str, str, str]]:
    """Who, action, object and result of every act, oldest first."""
    acts = [entry.act for entry in reversed(audit.entries(home))]
    return [(act.who, act.action, act.object, act.result) for act in acts]


def test_what_is_done_is_stored_under_the_actors_name(own_home: Path) -> None:
    number = meetings.record(LAN, ON, "Giao ban")
    [entry] = manual_entries.standing(store.read(store.current(own_home)), "meeting").to_dict(
        "records"
    )
    assert (entry["id"], entry["by"]) == (number, "lan")
    assert trail(own_home) == [("lan", "conclusions.write", "meeting/2018-06-01", "done")]
    assert audit.entries(own_home)[0].act.address == "192.0.2.7"


def test_the_local_person_goes_by_the_name_they_gave(own_home: Path) -> None:
    register.record(Identity("local", "An", LOCAL), "annotations.write", "note", "2018/d1", {})
    found = manual_entries.standing(store.read(store.current(own_home)), "note")
    assert list(found["by"]) == ["An"]
    assert trail(own_home) == [("local", "annotations.write", "note/2018/d1", "done")]


def test_what_the_role_does_not_allow_is_refused_and_nothing_is_written(own_home: Path) -> None:
    before = store.current(own_home)
    given = Conclusion("Rà soát", "phong-1", "", ON, "")
    for attempt in (
        lambda: meetings.conclude(BINH, catalog.load(), ON, given),
        lambda: plans.change_state(BINH, 2018, "1.1", "van-phong", "done", ON),
        lambda: imports.add_activity(BINH, catalog.load(), 2018, {}, "van-phong"),
    ):
        with pytest.raises(Denied):
            attempt()
    assert store.current(own_home) == before
    assert trail(own_home) == [
        ("binh", "conclusions.write", "", "refused"),
        ("binh", "tasks.state", "division/van-phong", "refused"),
        ("binh", "activities.write", "division/van-phong", "refused"),
    ]


def test_what_fails_is_failed(own_home: Path) -> None:
    with pytest.raises(CannotUndo):
        register.undo(LAN, 99)
    own = replace(BINH, division="van-phong")
    with pytest.raises(imports.ImportRefused):
        imports.add_activity(own, catalog.load(), 2018, {"date": "hôm qua"}, "van-phong")
    assert trail(own_home) == [
        ("lan", "import.undo", "import/99", "failed"),
        ("binh", "activities.write", "activity/2018", "failed"),
    ]
