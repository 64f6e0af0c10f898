"""A meeting that was held, and what it concluded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import store
from access.roles import Identity
from catalog import Catalog, periods
from commands.trail import acting, name_of
from store import meetings, task_states
from store.task_states import Added
from strings import translate
from strings.numbers import day

ACTION = "conclusions.write"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a meeting concluded: a task of a division (`lead`), due on a day, of a content area or ''."""

    text: str
    lead: str
    head: str
    due: date
    area: str


def conclude(actor: Identity, catalog: Catalog, on: date, given: Conclusion) -> Added:
    """Add a conclusion of the meeting `on` a day to the plan as a task."""
    with acting(actor, ACTION, f"meeting/{on.isoformat()}"):
        return task_states.add(
            store.home(),
            periods.plan_year(catalog, on),
            given.text,
            given.lead,
            given.head,
            given.due,
            name_of(actor),
            area=given.area,
            note=translate("conclusion.decided_at", "vi", day=day(on, "vi")),
            meeting=on,
        )


def record(actor: Identity, on: date, text: str) -> int:
    """Record a meeting and its general conclusion; return the entry's number."""
    with acting(actor, ACTION, f"meeting/{on.isoformat()}"):
        return meetings.record(store.home(), on, text, name_of(actor))
