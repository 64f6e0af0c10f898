"""Typed entries of the register, and undoing what is in it."""

from __future__ import annotations

from collections.abc import Mapping

import store
from access.roles import Identity
from commands.trail import acting, name_of
from store import manual_entries
from store import undo as stored
from store.undo import CannotUndo, Undone

__all__ = ["CannotUndo", "Undone", "record", "undo"]


def record(
    actor: Identity, action: str, kind: str, subject: str, values: Mapping[str, object]
) -> int:
    """Write an entry; return the number under which it can be undone."""
    with acting(actor, action, f"{kind}/{subject}"), store.write(store.home()) as connection:
        return manual_entries.record(connection, kind, subject, name_of(actor), values)


def undo(
    actor: Identity, number: int, action: str = "import.undo", division: str | None = None
) -> Undone:
    """Undo an import or an entry, for those who may do what it was. Raises CannotUndo."""
    with acting(actor, action, f"import/{number}", division):
        return stored.undo(number, name_of(actor), store.home())
