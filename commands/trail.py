"""Who may do it, and the row that it leaves in the audit trail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from access import identity
from access.roles import LOCAL, Identity


@contextmanager
def acting(
    actor: Identity, action: str, object_: str, division: str | None = None
) -> Iterator[None]:
    """Do something that only some may do, and leave a row in the trail: done, failed or refused.

    Raises access.roles.Denied before the block where the actor may not, for a division where the
    action concerns one.
    """
    identity.require(actor, action, division)
    try:
        yield
    except Exception:
        identity.note(actor, action, object_, result="failed")
        raise
    identity.note(actor, action, object_)


def name_of(actor: Identity) -> str:
    """Return the name recorded with a change; of the local person the one they gave."""
    return actor.shown if actor.role == LOCAL else actor.name
