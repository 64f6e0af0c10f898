"""Sessions: rows looked up at every request and rerun; a session ends when its row is deleted."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path

from access.database import Connection, Row, query_kept_open, reading, writing
from access.roles import Identity
from access.settings import Limits

FRESH = 60.0  # seconds between two updates of when a session was last used

_ALIVE = """
    FROM session JOIN account USING (name)
    WHERE NOT disabled AND session.created > :now - :absolute AND seen > :now - :idle
"""


@dataclass(frozen=True, slots=True)
class Session:
    """A session as an administrator sees it; times are seconds since 1970, UTC."""

    key: str
    name: str
    address: str
    created: float
    seen: float


def key_of(token: str) -> str:
    """Return the sha256 of a cookie, which is stored in its place."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin(connection: Connection, name: str, address: str, now: float) -> str:
    """Begin a session in the caller's transaction; return the cookie, which is not stored."""
    token = secrets.token_urlsafe(32)
    connection.execute(
        "INSERT INTO session (key, name, address, created, seen) VALUES (?, ?, ?, ?, ?)",
        (key_of(token), name, address, now, now),
    )
    return token


def find(home: Path, key: str, now: float, limits: Limits) -> Identity | None:
    """Return the person of an active session; None if it is over or the account is disabled."""
    rows = query_kept_open(
        home,
        "SELECT session.*, shown, role, division, must_change" + _ALIVE + " AND key = :key",
        _values(now, limits, key=key),
    )
    return _identity(rows[0]) if rows else None


def active_keys(home: Path, now: float, limits: Limits) -> frozenset[str]:
    """Return the keys of all active sessions; opens the file, and so notices damage."""
    with reading(home) as connection:
        rows = connection.execute("SELECT key" + _ALIVE, _values(now, limits))
        return frozenset(row["key"] for row in rows)


def active_sessions(home: Path, now: float, limits: Limits) -> list[Session]:
    """Return every active session, the last used first."""
    with reading(home) as connection:
        rows = connection.execute(
            "SELECT session.*" + _ALIVE + " ORDER BY seen DESC", _values(now, limits)
        )
        return [Session(**{field: row[field] for field in row.keys()}) for row in rows]  # noqa: SIM118


def touch(home: Path, key: str, now: float) -> None:
    """Update when a session was last used, at most once a minute. Raises Unwritable."""
    with writing(home) as connection:
        connection.execute(
            "UPDATE session SET seen = ? WHERE key = ? AND seen < ?", (now, key, now - FRESH)
        )


def end(connection: Connection, key: str) -> None:
    """End a session in the caller's transaction."""
    connection.execute("DELETE FROM session WHERE key = ?", (key,))


def end_all(connection: Connection, name: str) -> int:
    """End every session of an account in the caller's transaction; return how many."""
    return connection.execute("DELETE FROM session WHERE name = ?", (name,)).rowcount


def prune(connection: Connection, now: float, limits: Limits) -> None:
    """Delete sessions that are over by age or idleness, in the caller's transaction."""
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
        division=row["division"],
        session=row["key"],
        address=row["address"],
        seen=row["seen"],
        must_change=bool(row["must_change"]),
    )
