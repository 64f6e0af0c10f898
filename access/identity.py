"""Who is here: asked anew at every rerun, so that an ended session is noticed at once."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping

from access import audit, sessions
from access.roles import NOBODY_ELSE, Denied, Identity, may, may_open
from access.settings import home, read

HEADER = "x-papi-session"  # set by the gate, and taken out of whatever a browser sends
GATE = "PAPI_GATE"  # in the environment of a process whose gate is up


class SignedOut(Exception):
    """The session is over, or there never was one."""


def behind_gate() -> bool:
    """Whether this process serves the app behind sign-in."""
    return os.environ.get(GATE) == "1"


def current(headers: Mapping[str, str], now: float | None = None) -> Identity:
    """Whoever the app is being drawn for; without a gate one person, who may do everything.

    Raises SignedOut.
    """
    if not behind_gate():
        return NOBODY_ELSE
    settings = read(os.environ)
    key = headers.get(HEADER, "")
    found = sessions.find(settings.home, key, time.time() if now is None else now, settings.limits)
    if found is None:
        raise SignedOut
    return found


def require(who: Identity, action: str, unit: str | None = None) -> None:
    """Raises Denied, and leaves a row in the trail, where the role does not allow an action."""
    if not may(who, action, unit):
        _deny(who, action, f"unit/{unit}" if unit else "")


def require_page(who: Identity, page: str) -> None:
    """The same for opening a page, named by its address."""
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
    """Leaves a row in the trail; `before` and `after` are states, of which digests are kept."""
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
