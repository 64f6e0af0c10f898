"""Writes what people do: checks the right, writes the store under its lock, leaves a row in the audit trail.

Every command takes whoever acts (access.roles.Identity) first, and raises access.roles.Denied,
Busy, Unwritable, Unreachable or what it names; nothing was changed then. `definitions`, `imports`,
`meetings`, `period_reports`, `plans`, `register` (typed entries, undo).
"""

from access.roles import Identity
from store import Busy, Unreachable, Unwritable

__all__ = ["Busy", "Identity", "Unreachable", "Unwritable"]
