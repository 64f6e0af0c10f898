"""The plan at work: states of tasks, the next plan, reports that arrived, notes on an area."""

from __future__ import annotations

from datetime import date

import store
from access.roles import Identity
from commands.trail import acting, name_of
from store import next_plan, submissions, task_states
from store.submissions import ReportPeriod


def change_state(
    actor: Identity,
    year: int,
    task: str,
    lead: str,
    status: str,
    done_on: date | None,
    reason: str = "",
) -> int:
    """Give a task of the division `lead` a new state; return the number under which to undo it.

    Raises store.task_states.UnknownTask.
    """
    with acting(actor, "tasks.state", f"task/{year}/{task}", lead):
        by = name_of(actor)
        return task_states.change(store.home(), year, task, status, done_on, by, reason)


def copy(actor: Identity, source: int, target: int) -> int:
    """Copy a plan to a later year. Raises store.next_plan.PlanExists, NoPlan."""
    with acting(actor, "tasks.write", f"plan/{target}"):
        return next_plan.copy(store.home(), source, target, name_of(actor))


def receive(actor: Identity, year: int, period: ReportPeriod, division: str, on: date) -> int:
    """Record that a division's report has arrived; return the number under which to undo it."""
    with acting(actor, "tasks.write", f"report/{year}/{period}/{division}"):
        return submissions.record(store.home(), year, period, division, on, name_of(actor))


def add_note(actor: Identity, year: int, area: str, text: str, level: str) -> int:
    """Add a note on an area's work and score; return the number under which to undo it.

    `level` says what the note rests on: measured, documented or judged.
    """
    with acting(actor, "annotations.write", f"note/{year}/{area}"):
        return task_states.add_note(store.home(), year, area, text, level, name_of(actor))
