"""Changing a break or a threshold: checked with everything else that holds, then kept as an entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import store
from catalog import Break, Catalog, Threshold, with_edits
from catalog.check import Problem, problems
from catalog.edits import break_subject
from store import typed


class Refused(Exception):
    """The change would leave the definitions with faults; nothing was changed."""

    def __init__(self, found: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(f"{each.code}: {each.about}" for each in found))
        self.problems = found


def define_break(b: Break, by: str, reason: str, catalog: Catalog, folder: Path) -> int:
    """Keeps a break as it is to hold, enabled or not; returns the number it can be undone under.

    catalog: the definitions that ship. Raises Refused, or store.Busy when another process writes.
    """
    return _record("break", break_subject(b), asdict(b), by, reason, catalog, folder)


def define_threshold(
    t: Threshold, by: str, reason: str, catalog: Catalog, folder: Path, *, enabled: bool = True
) -> int:
    """The same for a threshold; one that is not enabled holds no more."""
    said = asdict(t) | {"enabled": enabled}
    return _record("threshold", t.component, said, by, reason, catalog, folder)


def _record(
    kind: str,
    subject: str,
    said: Mapping[str, object],
    by: str,
    reason: str,
    catalog: Catalog,
    folder: Path,
) -> int:
    if not reason.strip():
        raise Refused((Problem("no_reason", subject),))
    with store.write(folder) as connection:
        number = typed.record(connection, kind, subject, by, said, note=reason, rows=1)
        found = problems(with_edits(catalog, typed.edits(connection)))
        if found:
            raise Refused(tuple(found))
    return number
