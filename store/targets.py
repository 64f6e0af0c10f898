"""Targets: typed one by one, or imported together by a template."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from store import manual_entries
from store.database import Connection

KIND = "target"
TARGET = (
    "unit", "index", "component", "year", "kind", "value", "upper", "tier", "text", "source",
)  # fmt: skip
KEY = ("unit", "component", "year", "kind")
PROVENANCE = ("entry", "file", "by", "at", "note", "sheet", "row")


def targets(cursor: Connection) -> pd.DataFrame:
    """Return one row per standing target, the newest of each KEY, in the order they were set.

    Columns TARGET (value and upper in points of the index), then PROVENANCE: `entry` is the number
    by which it can be undone, `at` is UTC, `sheet` and `row` are those of an imported file.
    """
    entries = cursor.execute(
        """SELECT id AS entry, file, layout, details, imported_by AS by, imported_at AS at, note
        FROM import WHERE kind = ? AND withdrawn_at IS NULL ORDER BY id""",
        [KIND],
    ).df()
    held: dict[tuple[Any, ...], dict[str, Any]] = {}
    for entry in entries.to_dict("records"):
        for said in _said(entry):
            key = tuple(said[name] for name in KEY)
            held.pop(key, None)
            held[key] = {**entry, **said}
    columns = [*TARGET, *PROVENANCE]
    return pd.DataFrame(list(held.values())).reindex(columns=columns)


def _said(entry: Mapping[str, Any]) -> list[dict[str, Any]]:
    details = json.loads(entry["details"])
    return [details] if entry["layout"] == manual_entries.LAYOUT else list(details["rows"])
