"""The accounts: who may sign in, with which role. Every change is in the audit trail."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path

from access import audit, sessions
from access.database import Connection, Row, Taken, reading, writing
from access.roles import ROLES, Role

NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")


class BadName(Exception):
    """A name is 2–64 small letters, digits and . _ @ -, a letter or digit first."""


class BadRole(Exception):
    """There is no such role, or an officer has no unit."""


class Exists(Exception):
    """There is an account of that name."""


class Unknown(Exception):
    """There is no account of that name."""


class LastAdministrator(Exception):
    """The change would leave nobody who can manage accounts."""


@dataclass(frozen=True, slots=True)
class Account:
    """One person who may sign in. `local` says that a password is kept here."""

    name: str
    shown: str
    role: Role
    unit: str | None
    local: bool
    disabled: bool
    must_change: bool


def name_of(text: str) -> str:
    """The name as it is kept: small letters, no spaces around."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def add(
    home: Path,
    name: str,
    shown: str,
    role: Role,
    unit: str | None,
    password: str | None,
    *,
    by: str,
    now: float,
    must_change: bool = True,
    address: str = "",
) -> Account:
    """A new account. `password` is a hash; None where an OpenID provider signs the person in."""
    name = name_of(name)
    if not NAME.fullmatch(name):
        raise BadName(name)
    _check_role(role, unit)
    with writing(home) as connection:
        try:
            connection.execute(
                "INSERT INTO account (name, shown, role, unit, password, must_change, created)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    name,
                    shown or name,
                    role,
                    unit,
                    password,
                    password is not None and must_change,
                    now,
                ),
            )
        except Taken:
            raise Exists(name) from None
        account = _get(connection, name)
        _note(connection, "account.add", None, account, by=by, now=now, address=address)
    return account


def change_role(
    home: Path, name: str, role: Role, unit: str | None, *, by: str, now: float, address: str = ""
) -> Account:
    """Gives another role or unit, and ends the sessions that had the old one."""
    _check_role(role, unit)
    with writing(home) as connection:
        before = _get(connection, name)
        connection.execute(
            "UPDATE account SET role = ?, unit = ? WHERE name = ?", (role, unit, name)
        )
        sessions.end_all(connection, name)
        _keep_one_administrator(connection)
        after = _get(connection, name)
        _note(connection, "account.role", before, after, by=by, now=now, address=address)
    return after


def disable(home: Path, name: str, *, by: str, now: float, address: str = "") -> Account:
    """Shuts an account at once: its sessions end, nobody signs in by it."""
    with writing(home) as connection:
        before = _get(connection, name)
        connection.execute("UPDATE account SET disabled = 1 WHERE name = ?", (name,))
        sessions.end_all(connection, name)
        _keep_one_administrator(connection)
        after = _get(connection, name)
        _note(connection, "account.disable", before, after, by=by, now=now, address=address)
    return after


def enable(home: Path, name: str, *, by: str, now: float, address: str = "") -> Account:
    """Opens a disabled account again."""
    with writing(home) as connection:
        before = _get(connection, name)
        connection.execute("UPDATE account SET disabled = 0 WHERE name = ?", (name,))
        after = _get(connection, name)
        _note(connection, "account.enable", before, after, by=by, now=now, address=address)
    return after


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
    """Keeps another hash, ends every session of the account and forgets its wrong guesses."""
    with writing(home) as connection:
        before = _get(connection, name)
        connection.execute(
            "UPDATE account SET password = ?, must_change = ? WHERE name = ?",
            (password, must_change, name),
        )
        connection.execute("DELETE FROM guess WHERE name = ?", (name,))
        sessions.end_all(connection, name)
        after = _get(connection, name)
        _note(connection, "account.password", before, after, by=by, now=now, address=address)
    return after


def get(home: Path, name: str) -> Account:
    """One account. Raises Unknown."""
    with reading(home) as connection:
        return _get(connection, name_of(name))


def everyone(home: Path) -> list[Account]:
    """Every account, by name."""
    with reading(home) as connection:
        return [_account(row) for row in connection.execute("SELECT * FROM account ORDER BY name")]


def _check_role(role: str, unit: str | None) -> None:
    if role not in ROLES or (role == "officer" and not unit):
        raise BadRole(role)


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
    return _account(row)


def _account(row: Row) -> Account:
    return Account(
        name=row["name"],
        shown=row["shown"],
        role=row["role"],
        unit=row["unit"],
        local=row["password"] is not None,
        disabled=bool(row["disabled"]),
        must_change=bool(row["must_change"]),
    )


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
        object=f"account/{after.name} {after.role} {after.unit or ''}".strip(),
        address=address,
        before=audit.digest(asdict(before)) if before else "",
        after=audit.digest(asdict(after)),
    )
    audit.append(connection, act, now)
