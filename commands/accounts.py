"""Accounts and their sessions; access.accounts leaves the row of what was done, in the same transaction."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypedDict

from access import accounts, identity, passwords, sessions, settings
from access.accounts import Account, BadName, BadRole, Exists, LastAdministrator, Unknown
from access.database import writing
from access.roles import Identity, Role

REFUSALS = (Unknown, Exists, BadName, BadRole, LastAdministrator)


class By(TypedDict):
    """Who changes an account, when and from where."""

    by: str
    now: float
    address: str


def add(
    actor: Identity, name: str, shown: str, role: Role, division: str | None
) -> tuple[Account, str]:
    """Add an account; return it with its first password. Raises one of REFUSALS."""
    with _changing(actor, name) as by:
        here, given = settings.read(os.environ), passwords.generate()
        kept = passwords.hashed(given, here.hashing)
        return accounts.add(here.home, name, shown, role, division, kept, **by), given


def change_role(actor: Identity, name: str, role: Role, division: str | None) -> None:
    """Give an account another role. Raises one of REFUSALS."""
    with _changing(actor, name) as by:
        accounts.change_role(settings.home(os.environ), name, role, division, **by)


def issue_password(actor: Identity, name: str) -> str:
    """Give an account a new password, to be changed at the next sign-in. Raises one of REFUSALS."""
    with _changing(actor, name) as by:
        here, given = settings.read(os.environ), passwords.generate()
        kept = passwords.hashed(given, here.hashing)
        accounts.change_password(here.home, name, kept, must_change=True, **by)
        return given


def disable(actor: Identity, name: str) -> None:
    """Shut an account. Raises one of REFUSALS."""
    with _changing(actor, name) as by:
        accounts.disable(settings.home(os.environ), name, **by)


def enable(actor: Identity, name: str) -> None:
    """Open an account again. Raises one of REFUSALS."""
    with _changing(actor, name) as by:
        accounts.enable(settings.home(os.environ), name, **by)


def end_sessions(actor: Identity, name: str) -> int:
    """End the sessions of an account; return how many there were."""
    with _changing(actor, name), writing(settings.home(os.environ)) as connection:
        count = sessions.end_all(connection, name)
    identity.note(actor, "session.end", f"account/{name}")
    return count


@contextmanager
def _changing(actor: Identity, name: str) -> Iterator[By]:
    identity.require(actor, "accounts.change")
    try:
        yield By(by=actor.name, now=time.time(), address=actor.address)
    except REFUSALS:
        identity.note(actor, "accounts.change", f"account/{name}", result="failed")
        raise
