"""Freezing the figures that the report of a period rests on."""

from __future__ import annotations

import store
from access.roles import Identity
from commands.trail import acting, name_of
from store import frozen
from store.frozen import Period


def freeze(actor: Identity, period: Period, note: str = "") -> int:
    """Tie a period to the version that is current now; return the number under which to undo it."""
    with acting(actor, "reports.freeze", f"report/{period.subject}"):
        return frozen.freeze(store.home(), period, name_of(actor), note)
