"""The person using the app, looked up at every rerun so that an ended session is noticed at once."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping

from access import audit, sessions
from access.roles import LOCAL_USER, Denied, Identity, may, may_open
from access.settings import home, read

HEADER = "x-papi-session"  # set by the gate, which removes what a browser sends
GATE = "PAPI_GATE"  # in the environment of a process behind the gate


class SignedOut(Exception):
    """The session is over, or never existed."""


def behind_gate() -> bool:
    """Return whether this process serves the app behind sign-in."""
    return os.environ.get(GATE) == "1"


def current(headers: Mapping[str, str], now: float | None = None) -> Identity:
    """Return the person behind a request; without a gate the local user, who may do everything.

    Raises SignedOut.
    """
    if not behind_gate():
        return LOCAL_USER
    settings = read(os.environ)
    key = headers.get(HEADER, "")
    found = sessions.find(settings.home, key, time.time() if now is None else now, settings.limits)
    if found is None:
        raise SignedOut
    return found


def require(who: Identity, action: str, division: str | None = None) -> None:
    """Raise Denied, and record it in the audit trail, if the role does not allow an action."""
    if not may(who, action, division):
        _deny(who, action, f"division/{division}" if division else "")


def require_page(who: Identity, page: str) -> None:
    """Raise Denied, and record it in the audit trail, if the role may not open a page."""
    if not may_open(who.role, page):
        _deny(who, "page.open", f"page/{page}")


def note(
    who: Identity,
    action: str,
    object_: str,
    *,
    result: audit.Result = "done",
    before: object = None,
    after: object = None,
) -> None:
    """Record an act in the audit trail; of the states `before` and `after` it stores digests.

    Raises Unwritable.
    """
    act = audit.Act(
        who=who.name,
        action=action,
        object=object_,
        result=result,
        address=who.address,
        before="" if before is None else audit.digest(before),
        after="" if after is None else audit.digest(after),
    )
    audit.record(home(os.environ), act, time.time())


def _deny(who: Identity, action: str, object_: str) -> None:
    note(who, action, object_, result="refused")
    raise Denied(action)
