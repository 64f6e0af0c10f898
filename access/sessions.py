"""The sessions: rows that are looked up at every request and rerun, and end by being deleted."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path

from access.database import Connection, Row, looked_up, reading, writing
from access.roles import Identity
from access.settings import Limits

FRESH = 60.0  # seconds between two notes that a session is in use

_ALIVE = """
    FROM session JOIN account USING (name)
    WHERE NOT disabled AND session.created > :now - :absolute AND seen > :now - :idle
"""


@dataclass(frozen=True, slots=True)
class Session:
    """One session as an administrator sees it; times are seconds since 1970, UTC."""

    key: str
    name: str
    address: str
    created: float
    seen: float


def key_of(token: str) -> str:
    """What is kept of a cookie: its sha256."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin(connection: Connection, name: str, address: str, now: float) -> str:
    """A new session inside the caller's transaction; returns the cookie, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    connection.execute(
        "INSERT INTO session (key, name, address, created, seen) VALUES (?, ?, ?, ?, ?)",
        (key_of(token), name, address, now, now),
    )
    return token


def find(home: Path, key: str, now: float, limits: Limits) -> Identity | None:
    """Whose session it is, while it lives and the account is not disabled."""
    rows = looked_up(
        home,
        "SELECT session.*, shown, role, unit, must_change" + _ALIVE + " AND key = :key",
        _values(now, limits, key=key),
    )
    return _identity(rows[0]) if rows else None


def living(home: Path, now: float, limits: Limits) -> frozenset[str]:
    """The keys of every session that may still be used; opens the file, and so notices damage."""
    with reading(home) as connection:
        rows = connection.execute("SELECT key" + _ALIVE, _values(now, limits))
        return frozenset(row["key"] for row in rows)


def everyone(home: Path, now: float, limits: Limits) -> list[Session]:
    """Every living session, the latest used first."""
    with reading(home) as connection:
        rows = connection.execute(
            "SELECT session.*" + _ALIVE + " ORDER BY seen DESC", _values(now, limits)
        )
        return [Session(**{field: row[field] for field in row.keys()}) for row in rows]  # noqa: SIM118


def touch(home: Path, key: str, now: float) -> None:
    """Notes that a session is in use, at most once a minute."""
    with writing(home) as connection:
        connection.execute(
            "UPDATE session SET seen = ? WHERE key = ? AND seen < ?", (now, key, now - FRESH)
        )


def end(connection: Connection, key: str) -> None:
    """Ends one session inside the caller's transaction."""
    connection.execute("DELETE FROM session WHERE key = ?", (key,))


def end_all(connection: Connection, name: str) -> int:
    """Ends every session of an account inside the caller's transaction; returns how many."""
    return connection.execute("DELETE FROM session WHERE name = ?", (name,)).rowcount


def prune(connection: Connection, now: float, limits: Limits) -> None:
    """Drops sessions that are over by their age or idleness."""
    connection.execute(
        "DELETE FROM session WHERE created <= :now - :absolute OR seen <= :now - :idle",
        _values(now, limits),
    )


def _values(now: float, limits: Limits, **more: str) -> dict[str, float | str]:
    return {"now": now, "absolute": limits.absolute, "idle": limits.idle, **more}


def _identity(row: Row) -> Identity:
    return Identity(
        name=row["name"],
        shown=row["shown"],
        role=row["role"],
        unit=row["unit"],
        session=row["key"],
        address=row["address"],
        seen=row["seen"],
        must_change=bool(row["must_change"]),
    )
