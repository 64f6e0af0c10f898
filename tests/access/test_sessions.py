"""A session ends when it must, and an ended one opens nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from access import identity, sessions
from access.database import writing
from access.identity import GATE, HEADER, SignedOut
from access.settings import Limits, Settings
from tests.access.asgi import CHEAP, NOON, add

LIMITS = Limits()
HOUR = 3600


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one account."""
    add(Settings(home=tmp_path, hashing=CHEAP), "lan", "analyst")
    return tmp_path


def begin(home: Path, now: float = NOON) -> str:
    with writing(home) as connection:
        return sessions.begin(connection, "lan", "192.0.2.7", now)


def test_a_session_left_alone_ends_after_half_an_hour(home: Path) -> None:
    key = sessions.key_of(begin(home))
    assert sessions.find(home, key, NOON + 1799, LIMITS) is not None
    assert sessions.find(home, key, NOON + 1800, LIMITS) is None
    assert sessions.active_keys(home, NOON + 1800, LIMITS) == frozenset()


def test_a_session_in_use_ends_after_eight_hours(home: Path) -> None:
    key = sessions.key_of(begin(home))
    for quarter in range(1, 32):
        now = NOON + quarter * HOUR / 4
        assert sessions.find(home, key, now, LIMITS) is not None
        sessions.touch(home, key, now)
    assert sessions.find(home, key, NOON + 8 * HOUR - 1, LIMITS) is not None
    assert sessions.find(home, key, NOON + 8 * HOUR, LIMITS) is None


def test_use_is_noted_once_a_minute_and_does_not_revive(home: Path) -> None:
    key = sessions.key_of(begin(home))
    sessions.touch(home, key, NOON + 59)
    assert sessions.active_sessions(home, NOON + 59, LIMITS)[0].seen == NOON
    sessions.touch(home, key, NOON + 61)
    assert sessions.active_sessions(home, NOON + 61, LIMITS)[0].seen == NOON + 61
    with writing(home) as connection:
        sessions.end(connection, key)
    sessions.touch(home, key, NOON + 200)
    assert sessions.find(home, key, NOON + 200, LIMITS) is None


def test_the_database_keeps_nothing_that_opens_a_session(home: Path) -> None:
    token = begin(home)
    connection = sqlite3.connect(home / "access.sqlite")
    everything = "\n".join(connection.iterdump())
    connection.close()
    assert sessions.key_of(token) in everything
    assert token not in everything
    assert sessions.find(home, token, NOON, LIMITS) is None


def test_no_two_sessions_are_alike(home: Path) -> None:
    tokens = {begin(home) for _ in range(100)}
    assert len(tokens) == 100
    assert min(len(token) for token in tokens) >= 43  # 256 bits


def test_sessions_that_are_over_are_dropped(home: Path) -> None:
    begin(home)
    kept = sessions.key_of(begin(home, NOON + HOUR))
    with writing(home) as connection:
        sessions.prune(connection, NOON + HOUR, LIMITS)
        rows = connection.execute("SELECT key FROM session").fetchall()
    assert [row["key"] for row in rows] == [kept]


def test_the_app_asks_anew_at_every_rerun(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPI_HOME", str(home))
    monkeypatch.setenv(GATE, "1")
    key = sessions.key_of(begin(home))
    who = identity.current({HEADER: key}, NOON)
    assert (who.name, who.role, who.session) == ("lan", "analyst", key)
    with writing(home) as connection:
        sessions.end_all(connection, "lan")
    for headers in ({HEADER: key}, {HEADER: ""}, {}):
        with pytest.raises(SignedOut):
            identity.current(headers, NOON)


def test_without_a_gate_there_is_one_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(GATE, raising=False)
    assert identity.current({HEADER: "anything"}).role == "local"
