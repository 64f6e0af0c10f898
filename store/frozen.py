"""Frozen report periods: the version each rests on, who froze it and when.

Versions that a standing freeze names are never removed (store.register_changes.pinned_versions).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from store import database, manual_entries
from store.database import Connection
from store.model import Version

KIND = "freeze"


@dataclass(frozen=True, slots=True)
class Period:
    """The period of a report: its kind (meeting, half-year, year), its year and its province."""

    kind: str
    year: int
    unit: str

    @property
    def subject(self) -> str:
        """Return the subject of the register's entries: kind/year/unit."""
        return f"{self.kind}/{self.year}/{self.unit}"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A period frozen to a version; `number` is the entry to undo, `at` is UTC."""

    number: int
    version: int
    by: str
    at: datetime
    note: str


def freeze(folder: Path, period: Period, by: str, note: str = "") -> int:
    """Freeze a period to the current version; return the number of the entry.

    Raises store.Busy, or store.Damaged when the current version is not whole.
    """
    with database.write(folder) as connection:
        said = {"version": database.current(folder).number}
        return manual_entries.record(connection, KIND, period.subject, by, said, note=note)


def freezes(cursor: Connection, period: Period) -> list[Frozen]:
    """Return the standing freezes of a period, newest first; the newest holds."""
    found = manual_entries.standing(cursor, KIND, period.subject)
    return [_frozen(row) for row in found.to_dict("records")]


def version(folder: Path, found: Frozen) -> Version:
    """Return the version that a freeze names. Raises Damaged when it is missing or altered."""
    return database.version(folder, found.version)


def _frozen(row: dict[str, Any]) -> Frozen:
    return Frozen(int(row["id"]), int(row["said"]["version"]), row["by"], row["at"], row["note"])
