"""Fingerprints that key the result caches: where they are equal, so are the results of two versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from store.database import Connection
from store.manual_entries import DEFINITIONS, LAYOUT
from store.scores import LEDGER

ANNOTATIONS = ("annotation",)


class Figures(NamedTuple):
    """Of one component and year: the fingerprint of its figures, and how many have a value."""

    fingerprint: int
    values: int


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """`figures` by index, then by (component, year); `updated` is the day of the newest import."""

    figures: Mapping[str, Mapping[tuple[str, int], Figures]]
    definitions: str
    annotations: str
    updated: date


def fingerprints(cursor: Connection) -> Fingerprints:
    """Return the fingerprints of the version that a cursor reads; they hold within one process."""
    row = ", ".join(("import_id", *LEDGER.columns))
    found = cursor.execute(
        f"""SELECT "index", component, year, hash(bit_xor(hash({row})), count(*)), count(value)
        FROM score GROUP BY ALL"""
    ).fetchall()
    figures: dict[str, dict[tuple[str, int], Figures]] = {}
    for index, component, year, fingerprint, values in found:
        figures.setdefault(index, {})[component, year] = Figures(fingerprint, values)
    [newest] = cursor.execute("SELECT max(imported_at)::DATE FROM import").fetchone() or [None]
    return Fingerprints(
        figures, _standing(cursor, DEFINITIONS), _standing(cursor, ANNOTATIONS),
        newest or date.min,
    )  # fmt: skip


def _standing(cursor: Connection, kinds: tuple[str, ...]) -> str:
    """Return the fingerprint of the typed entries that hold."""
    [fingerprint] = cursor.execute(
        f"""SELECT coalesce(bit_xor(hash(id, kind, file, details, imported_at)), 0)::VARCHAR
        FROM import WHERE layout = ? AND withdrawn_at IS NULL
        AND kind IN ({", ".join("?" * len(kinds))})""",
        [LAYOUT, *kinds],
    ).fetchone() or [""]
    return str(fingerprint)
