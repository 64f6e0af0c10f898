"""Sign in and out, with a limit on guesses and a row in the audit trail."""

from __future__ import annotations

from pathlib import Path

from access import accounts, audit, passwords, sessions
from access.database import Connection, Row, reading, writing
from access.settings import Limits, Settings

UNNAMED = "?"  # in the trail for text that cannot be a name, and may be a password


def by_password(
    settings: Settings, name: str, password: str, *, address: str, now: float
) -> str | None:
    """Sign in by a password; return the cookie of the new session, or None if refused.

    Only the audit trail says why it was refused. Raises Unwritable.
    """
    name = accounts.normalize_name(name)
    name = name if accounts.NAME.fullmatch(name) else UNNAMED
    if not _may_guess(settings, name, address, now):
        return None
    row = _row(settings.home, name)
    right = passwords.matches(password, row["password"] if row else None, settings.hashing)
    with writing(settings.home) as connection:
        if row is None or row["disabled"] or not right:
            _refuse(connection, name, "password", address, now)
            return None
        connection.execute("DELETE FROM guess WHERE name = ?", (name,))
        if passwords.needs_rehash(row["password"], settings.hashing):
            kept = passwords.hashed(password, settings.hashing)
            connection.execute("UPDATE account SET password = ? WHERE name = ?", (kept, name))
        return _begin(connection, settings.limits, name, "password", address, now)


def by_subject(
    settings: Settings, subject: str, name: str, *, address: str, now: float
) -> str | None:
    """Sign in by an OpenID provider; return the cookie of the new session, or None if refused.

    `subject` (issuer and subject) is stored at the first sign-in; from then on the account belongs
    to it alone, whatever name the provider gives. An account with a password is never taken over.
    Raises Unwritable.
    """
    name = accounts.normalize_name(name)
    with writing(settings.home) as connection:
        row = connection.execute(
            "SELECT * FROM account WHERE subject = ? UNION ALL SELECT * FROM account"
            " WHERE name = ? AND subject IS NULL AND password IS NULL",
            (subject, name),
        ).fetchone()
        if row is None or row["disabled"]:
            known = name if accounts.NAME.fullmatch(name) else UNNAMED
            _refuse(connection, known, "openid", address, now)
            return None
        connection.execute("UPDATE account SET subject = ? WHERE name = ?", (subject, row["name"]))
        return _begin(connection, settings.limits, row["name"], "openid", address, now)


def sign_out(settings: Settings, key: str, *, by: str, address: str, now: float) -> None:
    """End a session, in every tab and window that shares it. Raises Unwritable."""
    with writing(settings.home) as connection:
        sessions.end(connection, key)
        audit.append(connection, audit.Act(by, "sign_out", f"account/{by}", address=address), now)


def change_password(
    settings: Settings, name: str, old: str, new: str, *, address: str, now: float
) -> str | None:
    """Change one's own password and end every session; return the cookie of a new one.

    Returns None if the old password is wrong or guessed too often. Raises Unwritable.
    """
    row = _row(settings.home, name)
    if not _may_guess(settings, name, address, now):
        return None
    right = passwords.matches(old, row["password"] if row else None, settings.hashing)
    if not right:
        with writing(settings.home) as connection:
            _refuse(connection, name, "password", address, now)
        return None
    kept = passwords.hashed(new, settings.hashing)
    accounts.change_password(
        settings.home, name, kept, by=name, now=now, must_change=False, address=address
    )
    with writing(settings.home) as connection:
        return sessions.begin(connection, name, address, now)


def _may_guess(settings: Settings, name: str, address: str, now: float) -> bool:
    """Use up one guess before the password is checked, so that parallel ones count too."""
    limits = settings.limits
    with reading(settings.home) as connection:
        if _guesses(connection, limits, name, now) >= limits.guesses:
            return False  # the usual answer to a flood: nothing is written
    with writing(settings.home) as connection:
        connection.execute("DELETE FROM guess WHERE at <= ?", (now - limits.window,))
        connection.execute("INSERT INTO guess (name, at) VALUES (?, ?)", (name, now))
        made = _guesses(connection, limits, name, now)
        if made == limits.guesses:
            act = audit.Act(name, "sign_in.last_guess", f"account/{name}", address=address)
            audit.append(connection, act, now)
    return made <= limits.guesses


def _guesses(connection: Connection, limits: Limits, name: str, now: float) -> int:
    made = connection.execute(
        "SELECT count(*) FROM guess WHERE name = ? AND at > ?", (name, now - limits.window)
    ).fetchone()[0]
    return int(made)


def _begin(
    connection: Connection, limits: Limits, name: str, how: str, address: str, now: float
) -> str:
    sessions.prune(connection, now, limits)
    act = audit.Act(name, "sign_in", f"account/{name} {how}", address=address)
    audit.append(connection, act, now)
    return sessions.begin(connection, name, address, now)


def _refuse(connection: Connection, name: str, how: str, address: str, now: float) -> None:
    act = audit.Act(name, "sign_in", f"account/{name} {how}", "refused", address)
    audit.append(connection, act, now)


def _row(home: Path, name: str) -> Row | None:
    with reading(home) as connection:
        row: Row | None = connection.execute(
            "SELECT * FROM account WHERE name = ?", (name,)
        ).fetchone()
    return row
