"""Frozen figures: which version of the database a report period rests on, who said so and when.

Versions that a standing freeze names are never removed (store.noted.pinned, store.prune).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from store import database, typed
from store.database import Connection
from store.model import Version

KIND = "freeze"


@dataclass(frozen=True, slots=True)
class Period:
    """What a report is about: its kind (meeting, half-year, year), its year and its province."""

    kind: str
    year: int
    unit: str

    @property
    def subject(self) -> str:
        return f"{self.kind}/{self.year}/{self.unit}"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A period frozen to a version; `number` is the entry under which that is undone, `at` is UTC."""

    number: int
    version: int
    by: str
    at: datetime
    note: str


def freeze(folder: Path, period: Period, by: str, note: str = "") -> int:
    """Ties a period to the version that is current now; returns the entry's number.

    Raises store.Busy, or store.Damaged when the current version is not whole.
    """
    with database.write(folder) as connection:
        said = {"version": database.current(folder).number}
        return typed.record(connection, KIND, period.subject, by, said, note=note)


def freezes(cursor: Connection, period: Period) -> list[Frozen]:
    """Every freeze of a period that was not undone, newest first; the newest holds."""
    found = typed.standing(cursor, KIND, period.subject)
    return [_frozen(row) for row in found.to_dict("records")]


def version(folder: Path, found: Frozen) -> Version:
    """The version that a freeze names. Raises Damaged when it is missing or no more as published."""
    return database.version(folder, found.version)


def _frozen(row: dict[str, Any]) -> Frozen:
    return Frozen(int(row["id"]), int(row["said"]["version"]), row["by"], row["at"], row["note"])
