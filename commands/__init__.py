"""Write what people do: check the right, write the store under its lock, leave a row in the audit trail.

Every command takes whoever acts (access.roles.Identity) first, and raises access.roles.Denied,
Busy, Unwritable, Unreachable or what it names; nothing was changed then. `accounts.add`,
`definitions.define` and `set_target`, `imports.commit` and `add_activity`, `meetings.conclude` and
`record`, `period_reports.freeze`, `plans.change_state`, `copy`, `receive` and `add_note`,
`register.record` and `undo`.
"""

from access.roles import Identity
from store import Busy, Unreachable, Unwritable

__all__ = ["Busy", "Identity", "Unreachable", "Unwritable"]
