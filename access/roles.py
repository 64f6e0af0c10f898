"""Pages and actions by role, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Role = Literal["viewer", "officer", "analyst", "administrator", "local"]
Reach = Literal["every", "own"]  # of every division, or only of one's own

ROLES: Final[tuple[Role, ...]] = ("viewer", "officer", "analyst", "administrator")
LOCAL: Final[Role] = (
    "local"  # the only person on a machine that nobody else reaches: may do everything
)

EVERYONE: Final[frozenset[Role]] = frozenset(ROLES)
_ADMINISTRATOR: Final[frozenset[Role]] = frozenset({"administrator"})

# The address of a page ("" is the first one) → who may open it.
PAGES: Final[Mapping[str, frozenset[Role]]] = {
    "": EVERYONE,
    "overview": EVERYONE,
    "area": EVERYONE,
    "index": EVERYONE,
    "compare": EVERYONE,
    "annotations": EVERYONE,
    "what_if": EVERYONE,
    "targets": EVERYONE,
    "explain": EVERYONE,
    "bridge": EVERYONE,
    "beside": EVERYONE,
    "plan": EVERYONE,
    "activities": EVERYONE,
    "alongside": EVERYONE,
    "divisions": EVERYONE,
    "units": EVERYONE,  # its address before
    "presenter": EVERYONE,
    "conclusions": EVERYONE,
    "reports": EVERYONE,
    "import": frozenset({"officer", "analyst"}),
    "history": frozenset({"analyst", "administrator"}),
    "trace": EVERYONE,
    "definitions": frozenset({"analyst", "administrator"}),
    "accounts": _ADMINISTRATOR,
    "audit": _ADMINISTRATOR,
}

# An action that changes or hands out something → who may do it, and for whom.
ACTIONS: Final[Mapping[str, Mapping[Role, Reach]]] = {
    "scores.import": {"analyst": "every"},
    "import.undo": {"analyst": "every"},
    "original.download": {"analyst": "every", "administrator": "every"},
    "activities.write": {"officer": "own", "analyst": "every"},
    "tasks.state": {"officer": "own", "analyst": "every"},
    "tasks.write": {"analyst": "every"},
    "definitions.change": {"analyst": "every"},
    "targets.write": {"analyst": "every"},
    "conclusions.write": {"analyst": "every"},
    "annotations.write": {"analyst": "every"},
    "reports.freeze": {"analyst": "every"},
    "reports.download": dict.fromkeys(ROLES, "every"),
    "accounts.change": {"administrator": "every"},
    "sessions.end": {"administrator": "every"},
    "audit.read": {"administrator": "every"},
    "metrics.read": {"administrator": "every"},
}


class Denied(Exception):
    """The role of a person does not allow an action or a page."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A person using the app. `session` is the key of their session, not its secret."""

    name: str
    shown: str
    role: Role
    division: str | None = None
    session: str = ""
    address: str = ""
    seen: float = 0.0
    must_change: bool = False


LOCAL_USER: Final = Identity(name="local", shown="", role=LOCAL)


def may_open(role: Role, page: str) -> bool:
    """Return whether a role may open a page; only `local` may open one that is not declared."""
    return role == LOCAL or role in PAGES.get(page, frozenset())


def may(who: Identity, action: str, division: str | None = None) -> bool:
    """Return whether a person may do an action, for a division where it concerns one.

    Raises KeyError for an action that is not declared.
    """
    reach = ACTIONS[action].get(who.role)
    if who.role == LOCAL or reach == "every":
        return True
    return reach == "own" and division is not None and division == who.division
