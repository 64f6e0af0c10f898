"""Accounts: who may sign in, with which role. Every change is recorded in the audit trail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from access import audit, sessions
from access.account import (
    NAME,
    Account,
    BadName,
    BadRole,
    Exists,
    LastAdministrator,
    Unknown,
    check_role,
    from_row,
    normalize_name,
)
from access.database import Connection, Duplicate, reading, writing
from access.roles import Role

__all__ = [
    "NAME", "Account", "BadName", "BadRole", "Exists", "LastAdministrator", "Unknown", "add",
    "all_accounts", "change_password", "change_role", "disable", "enable", "get", "normalize_name",
]  # fmt: skip


def add(
    home: Path,
    name: str,
    shown: str,
    role: Role,
    division: str | None,
    password: str | None,
    *,
    by: str,
    now: float,
    must_change: bool = True,
    address: str = "",
) -> Account:
    """Add an account. `password` is a hash; None where an OpenID provider signs the person in.

    Raises BadName, BadRole, Exists, Unwritable.
    """
    name = normalize_name(name)
    if not NAME.fullmatch(name):
        raise BadName(name)
    check_role(role, division)
    with writing(home) as connection:
        is_temporary = password is not None and must_change
        try:
            connection.execute(
                "INSERT INTO account (name, shown, role, division, password, must_change, created)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (name, shown or name, role, division, password, is_temporary, now),
            )
        except Duplicate:
            raise Exists(name) from None
        account = _get(connection, name)
        _note(connection, "account.add", None, account, by=by, now=now, address=address)
    return account


def change_role(
    home: Path,
    name: str,
    role: Role,
    division: str | None,
    *,
    by: str,
    now: float,
    address: str = "",
) -> Account:
    """Change the role and division of an account and end its sessions.

    Raises BadRole, Unknown, LastAdministrator, Unwritable.
    """
    check_role(role, division)

    def update(connection: Connection) -> None:
        connection.execute(
            "UPDATE account SET role = ?, division = ? WHERE name = ?", (role, division, name)
        )
        sessions.end_all(connection, name)
        _keep_one_administrator(connection)

    return _change(home, name, "account.role", update, by=by, now=now, address=address)


def disable(home: Path, name: str, *, by: str, now: float, address: str = "") -> Account:
    """Disable an account and end its sessions. Raises Unknown, LastAdministrator, Unwritable."""

    def update(connection: Connection) -> None:
        connection.execute("UPDATE account SET disabled = 1 WHERE name = ?", (name,))
        sessions.end_all(connection, name)
        _keep_one_administrator(connection)

    return _change(home, name, "account.disable", update, by=by, now=now, address=address)


def enable(home: Path, name: str, *, by: str, now: float, address: str = "") -> Account:
    """Enable a disabled account. Raises Unknown, Unwritable."""

    def update(connection: Connection) -> None:
        connection.execute("UPDATE account SET disabled = 0 WHERE name = ?", (name,))

    return _change(home, name, "account.enable", update, by=by, now=now, address=address)


def change_password(
    home: Path,
    name: str,
    password: str,
    *,
    by: str,
    now: float,
    must_change: bool,
    address: str = "",
) -> Account:
    """Store another password hash, end the account's sessions and delete its failed guesses.

    Raises Unknown, Unwritable.
    """

    def update(connection: Connection) -> None:
        connection.execute(
            "UPDATE account SET password = ?, must_change = ? WHERE name = ?",
            (password, must_change, name),
        )
        connection.execute("DELETE FROM guess WHERE name = ?", (name,))
        sessions.end_all(connection, name)

    return _change(home, name, "account.password", update, by=by, now=now, address=address)


def get(home: Path, name: str) -> Account:
    """Return an account. Raises Unknown."""
    with reading(home) as connection:
        return _get(connection, normalize_name(name))


def all_accounts(home: Path) -> list[Account]:
    """Return every account, by name."""
    with reading(home) as connection:
        return [from_row(row) for row in connection.execute("SELECT * FROM account ORDER BY name")]


def _change(
    home: Path,
    name: str,
    action: str,
    update: Callable[[Connection], None],
    *,
    by: str,
    now: float,
    address: str,
) -> Account:
    """Update an account and record it in the audit trail, in one transaction. Raises Unknown."""
    with writing(home) as connection:
        before = _get(connection, name)
        update(connection)
        after = _get(connection, name)
        _note(connection, action, before, after, by=by, now=now, address=address)
    return after


def _keep_one_administrator(connection: Connection) -> None:
    kept = connection.execute(
        "SELECT 1 FROM account WHERE role = 'administrator' AND NOT disabled LIMIT 1"
    ).fetchone()
    if kept is None:
        raise LastAdministrator


def _get(connection: Connection, name: str) -> Account:
    row = connection.execute("SELECT * FROM account WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise Unknown(name)
    return from_row(row)


def _note(
    connection: Connection,
    action: str,
    before: Account | None,
    after: Account,
    *,
    by: str,
    now: float,
    address: str,
) -> None:
    act = audit.Act(
        who=by,
        action=action,
        object=f"account/{after.name} {after.role} {after.division or ''}".strip(),
        address=address,
        before=audit.digest(asdict(before)) if before else "",
        after=audit.digest(asdict(after)),
    )
    audit.append(connection, act, now)
