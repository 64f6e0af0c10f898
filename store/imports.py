"""The register of imports: who brought in what, when, and whether it was withdrawn."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pandas as pd

from store.database import Connection


@dataclass(frozen=True, slots=True)
class Import:
    """What is to be said of an import when it is recorded."""

    kind: str
    file: str
    sha256: str
    imported_by: str
    rows: int
    layout: str = ""
    note: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


def record(connection: Connection, entry: Import) -> int:
    """Writes an import into the register and returns its number."""
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


def history(cursor: Connection) -> pd.DataFrame:
    """One row an import, newest first."""
    return cursor.execute("SELECT * FROM import ORDER BY id DESC").df()


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
