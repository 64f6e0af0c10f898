"""What the gate records; a full disk does not stop those who may read."""

from __future__ import annotations

import asyncio
import logging

from access import audit, sessions
from access.database import Unwritable
from access.roles import Identity
from access.settings import Settings

LOG = logging.getLogger("papi.gate")


async def touch_session(settings: Settings, who: Identity, now: float) -> None:
    """Record that a session is in use, at most once a minute."""
    if now - who.seen < sessions.FRESH:
        return
    try:
        await asyncio.to_thread(sessions.touch, settings.home, who.session, now)
    except Unwritable:
        LOG.exception("a session in use cannot be noted")


async def record_refusal(
    settings: Settings, who: Identity, action: str, object_: str, now: float
) -> None:
    """Record that a person was refused what their role does not allow."""
    act = audit.Act(who.name, action, object_, "refused", who.address)
    try:
        await asyncio.to_thread(audit.record, settings.home, act, now)
    except Unwritable:
        LOG.exception("a refusal cannot be recorded: %s", act)
