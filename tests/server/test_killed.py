"""kill -9 of a server that people work on: it starts again, and nothing that was acknowledged is gone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from access import audit, sessions
from access.database import writing
from tests.access.asgi import CHEAP
from tests.server.at_work import Acknowledged
from tests.server.conftest import people
from tests.server.killed import killed, lost, moments


def test_nothing_acknowledged_is_lost_and_nothing_is_half_done(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPI_APP", "app.py")
    monkeypatch.setenv("PAPI_ARGON2", f"{CHEAP.rounds},{CHEAP.memory},{CHEAP.lanes}")
    people(own_home)
    found = killed(own_home, [*moments(3, 0.4), None], looks=False)
    assert (found.lost, found.torn) == (set(), set())
    assert len(found.starts) == 4
    kept = found.kept
    assert all((kept.begun, kept.ended, kept.notes, kept.imports, kept.acts["viewer", "page.open"]))


def test_what_is_lost_is_named(own_home: Path) -> None:
    people(own_home)
    with writing(own_home) as connection:
        cookie, other = (sessions.begin(connection, "viewer", "", time.time()) for _ in range(2))
        audit.append(connection, audit.Act("viewer", "sign_in"), time.time())
        sessions.end(connection, sessions.key_of(other))
    kept = Acknowledged([cookie], [other])
    kept.acts["viewer", "sign_in"] = 1
    assert lost(own_home, kept) == set()
    kept = Acknowledged([other], [cookie], notes=["a"], imports=[99], version=2, score=1.0)
    kept.acts["viewer", "sign_in"] = 2
    assert {each.split()[0] for each in lost(own_home, kept)} == {
        "session", "end", "act", "note", "import", "version", "score",
    }  # fmt: skip
