"""Entries typed by hand, kept in the register: who, when and why; they are undone like an import."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

import pandas as pd

from store import imports
from store.database import Connection

LAYOUT = "typed"
DEFINITIONS = ("break", "threshold", "crosswalk")


def record(
    connection: Connection,
    kind: str,
    subject: str,
    by: str,
    said: Mapping[str, object],
    *,
    note: str = "",
    rows: int = 0,
) -> int:
    """Record an entry about `subject` and return its number, by which it can be undone.

    `said` is what was typed, as JSON can hold it; `note` is the reason given.
    """
    moment = datetime.now(UTC).isoformat()
    text = json.dumps([kind, subject, by, note, moment, said], ensure_ascii=False)
    entry = imports.Import(
        kind=kind,
        file=subject,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        imported_by=by.strip(),
        rows=rows,
        layout=LAYOUT,
        note=note.strip(),
        details=said,
    )
    return imports.record(connection, entry)


def standing(cursor: Connection, kind: str, subject: str | None = None) -> pd.DataFrame:
    """Return the entries of a kind that were not undone, newest first; with `subject`, of it alone.

    Columns: id, subject, said (a dict), note, by, at (UTC).
    """
    frame: pd.DataFrame = cursor.execute(
        """SELECT id, file AS subject, details AS said, note, imported_by AS by, imported_at AS at
        FROM import WHERE kind = ? AND coalesce(file = ?, true) AND layout = ?
        AND withdrawn_at IS NULL ORDER BY id DESC""",
        [kind, subject, LAYOUT],
    ).df()
    frame["said"] = [json.loads(text) for text in frame["said"]]
    return frame


def newest(cursor: Connection, kind: str) -> pd.DataFrame:
    """Return the newest standing entry of each subject, oldest first; columns as `standing`."""
    return standing(cursor, kind).drop_duplicates("subject").sort_values("id", ignore_index=True)


def edits(cursor: Connection) -> dict[str, list[dict[str, object]]]:
    """Return the last change of each definition that people changed, by kind; see catalog.edits."""
    return {kind: list(newest(cursor, kind)["said"]) for kind in DEFINITIONS}
