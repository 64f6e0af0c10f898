"""An account: what it holds, which names and roles are valid, and why a change is refused."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from access.database import Row
from access.roles import ROLES, Role

NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")


class BadName(Exception):
    """A name is not 2–64 lower-case letters, digits and . _ @ -, a letter or digit first."""


class BadRole(Exception):
    """The role does not exist, or an officer has no division."""


class Exists(Exception):
    """An account of that name exists already."""


class Unknown(Exception):
    """No account has that name."""


class LastAdministrator(Exception):
    """The change would leave no administrator."""


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may sign in. `local`: by a password stored here, not by an OpenID provider."""

    name: str
    shown: str
    role: Role
    division: str | None
    local: bool
    disabled: bool
    must_change: bool


def normalize_name(text: str) -> str:
    """Return a name as it is stored: lower case, without surrounding spaces."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def check_role(role: str, division: str | None) -> None:
    """Raise BadRole if the role does not exist or an officer has no division."""
    if role not in ROLES or (role == "officer" and not division):
        raise BadRole(role)


def from_row(row: Row) -> Account:
    """Return the account in a row of the table."""
    return Account(
        name=row["name"],
        shown=row["shown"],
        role=row["role"],
        division=row["division"],
        local=row["password"] is not None,
        disabled=bool(row["disabled"]),
        must_change=bool(row["must_change"]),
    )
