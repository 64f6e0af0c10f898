"""Changing a break, a threshold, a link or a target: checked, then kept as an undoable entry."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import store
from catalog import Break, Link, Threshold, load, with_edits
from catalog.check import Problem, problems
from catalog.edits import break_subject, link_subject
from catalog.targets import Target, target_problems
from store import manual_entries, targets


class Refused(Exception):
    """The change would leave the definitions with faults; nothing was changed."""

    def __init__(self, found: list[Problem]) -> None:
        super().__init__(", ".join(f"{each.code}: {each.about}" for each in found))
        self.problems = found


def define(
    found: Break | Threshold | Link, by: str, reason: str, folder: Path, *, enabled: bool = True
) -> int:
    """Keeps a definition as it is to hold; returns the number under which it can be undone.

    A break says itself whether it is enabled; a threshold or a link that is not
    `enabled` holds no more.
    Raises Refused, or store.Busy when another process is writing.
    """
    if isinstance(found, Break):
        kind, subject, said = "break", break_subject(found), asdict(found)
    elif isinstance(found, Link):
        kind, subject = "crosswalk", link_subject(found)
        said = asdict(found) | {"enabled": enabled}
    else:
        kind, subject, said = "threshold", found.component, asdict(found) | {"enabled": enabled}
    if not reason.strip():
        raise Refused([Problem("no_reason", subject)])
    with store.write(folder) as connection:
        number = manual_entries.record(connection, kind, subject, by, said, note=reason, rows=1)
        faults = problems(with_edits(load(), manual_entries.edits(connection)))
        if faults:
            raise Refused(faults)
    return number


def set_target(found: Target, by: str, note: str, folder: Path) -> int:
    """Keeps a target; one of the same kind for the same component and year gives way to it.

    Returns the number under which it can be undone. Raises Refused, or store.Busy.
    """
    faults = target_problems(load(), found)
    if faults:
        raise Refused(faults)
    with store.write(folder) as connection:
        return manual_entries.record(
            connection, targets.KIND, found.subject, by, asdict(found), note=note, rows=1
        )
