"""The targets that hold: typed one by one, or brought in together by a template."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from store import typed
from store.database import Connection

KIND = "target"
TARGET = (
    "unit", "index", "component", "year", "kind", "value", "upper", "tier", "text", "source",
)  # fmt: skip
KEY = ("unit", "component", "year", "kind")
PROVENANCE = ("entry", "file", "by", "at", "note", "sheet", "row")


def targets(cursor: Connection) -> pd.DataFrame:
    """One row a target that holds, in the order they were set; the newest of a KEY stands.

    Columns TARGET, then where it is from: `entry` is the number under which it can be undone,
    `sheet` and `row` are of the file where it came by one.
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
    return [details] if entry["layout"] == typed.LAYOUT else list(details["rows"])
