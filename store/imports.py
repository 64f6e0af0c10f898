"""The register of imports: who imported what, when, and whether it was withdrawn."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pandas as pd

from store.database import Connection


@dataclass(frozen=True, slots=True)
class Import:
    """An import to be recorded; `rows` is how many it has."""

    kind: str
    file: str
    sha256: str
    imported_by: str
    rows: int
    layout: str = ""
    note: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


def record(connection: Connection, entry: Import) -> int:
    """Record an import and return its number."""
    row = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM import").fetchone()
    number = int(row[0]) if row else 1
    connection.execute(
        "INSERT INTO import VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
        [
            number,
            entry.kind,
            entry.file,
            entry.sha256,
            entry.layout,
            entry.imported_by,
            _now(),
            entry.rows,
            entry.note,
            json.dumps(entry.details, ensure_ascii=False),
        ],
    )
    return number


def withdraw(connection: Connection, number: int, by: str) -> None:
    """Mark an import as withdrawn; its row stays."""
    connection.execute(
        "UPDATE import SET withdrawn_by = ?, withdrawn_at = ? WHERE id = ?", [by, _now(), number]
    )


def history(cursor: Connection) -> pd.DataFrame:
    """Return one row per import, newest first.

    Columns: id, kind, file, sha256, layout, imported_by, imported_at (UTC), rows, note, details
    (JSON), withdrawn_by, withdrawn_at (UTC).
    """
    return cursor.execute("SELECT * FROM import ORDER BY id DESC").df()


def standing(cursor: Connection) -> dict[str, int]:
    """Return the files that have been imported and not withdrawn: sha256 → the import's number."""
    found = cursor.execute("SELECT sha256, id FROM import WHERE withdrawn_at IS NULL ORDER BY id")
    return dict(found.fetchall())


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
