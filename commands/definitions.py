"""Changing a break, a threshold, a link or a target: checked, then kept as an undoable entry."""

from __future__ import annotations

from dataclasses import asdict

import store
from access.roles import Identity
from catalog import Break, Link, Threshold, load, with_edits
from catalog.check import Problem, problems
from catalog.edits import break_subject, link_subject, threshold_subject
from catalog.targets import Target, target_problems
from commands.trail import acting, name_of
from store import manual_entries, targets


class DefinitionRefused(Exception):
    """The change would leave the definitions with faults; nothing was changed."""

    def __init__(self, found: list[Problem]) -> None:
        super().__init__(", ".join(f"{each.code}: {each.about}" for each in found))
        self.problems = found


def define(
    actor: Identity, found: Break | Threshold | Link, reason: str, *, enabled: bool = True
) -> int:
    """Keep a definition as it is to hold; return the number under which it can be undone.

    A break says itself whether it is enabled; a threshold or a link that is not
    `enabled` holds no more. Raises DefinitionRefused.
    """
    kind, subject, said = _entry(found, enabled=enabled)
    with acting(actor, "definitions.change", f"{kind}/{subject}"):
        if not reason.strip():
            raise DefinitionRefused([Problem("no_reason", subject)])
        with store.write(store.home()) as connection:
            by = name_of(actor)
            number = manual_entries.record(connection, kind, subject, by, said, note=reason, rows=1)
            faults = problems(with_edits(load(), manual_entries.edits(connection)))
            if faults:
                raise DefinitionRefused(faults)
        return number


def _entry(found: Break | Threshold | Link, *, enabled: bool) -> tuple[str, str, dict[str, object]]:
    """Return the kind of an entry, its subject and its values."""
    if isinstance(found, Break):
        return "break", break_subject(found), asdict(found)
    said = asdict(found) | {"enabled": enabled}
    if isinstance(found, Link):
        return "crosswalk", link_subject(found), said
    return "threshold", threshold_subject(found), said


def set_target(actor: Identity, found: Target, note: str = "") -> int:
    """Keep a target; one of the same kind for the same component and year gives way to it.

    Returns the number under which it can be undone. Raises DefinitionRefused.
    """
    with acting(actor, "targets.write", f"target/{found.subject}"):
        faults = target_problems(load(), found)
        if faults:
            raise DefinitionRefused(faults)
        with store.write(store.home()) as connection:
            by, said = name_of(actor), asdict(found)
            return manual_entries.record(
                connection, targets.KIND, found.subject, by, said, note=note, rows=1
            )
