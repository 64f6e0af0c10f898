"""What people type by hand, kept as entries of the register: who, when, why, and undone like an import."""

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
    """Writes an entry about `subject` and returns the number under which it can be undone.

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
    """The entries of a kind that were not undone, newest first, of one subject where it is named.

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
    """Of each subject the entry that holds, in the order they were typed; columns as `standing`."""
    return standing(cursor, kind).drop_duplicates("subject").sort_values("id", ignore_index=True)


def edits(cursor: Connection) -> dict[str, list[dict[str, object]]]:
    """What was said last of each definition that people changed, by kind; see catalog.edits."""
    return {kind: list(newest(cursor, kind)["said"]) for kind in DEFINITIONS}
