"""What the results of a version rest on, in a word each: where the words are equal, so are the results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from store.database import Connection
from store.scores import LEDGER
from store.typed import DEFINITIONS, LAYOUT

ANNOTATIONS = ("annotation",)


@dataclass(frozen=True, slots=True)
class Content:
    """`figures` by index; `updated` is the day of the newest import."""

    figures: Mapping[str, str]
    definitions: str
    annotations: str
    updated: date


def content(cursor: Connection) -> Content:
    """The words of the version that a cursor reads; they hold within one process."""
    row = ", ".join(("import_id", *LEDGER.columns))
    figures = cursor.execute(
        f"SELECT \"index\", bit_xor(hash({row})) || '-' || count(*) FROM score GROUP BY ALL"
    ).fetchall()
    [newest] = cursor.execute("SELECT max(imported_at)::DATE FROM import").fetchone() or [None]
    return Content(
        dict(figures), _standing(cursor, DEFINITIONS), _standing(cursor, ANNOTATIONS),
        newest or date.min,
    )  # fmt: skip


def _standing(cursor: Connection, kinds: tuple[str, ...]) -> str:
    """A word for the typed entries that hold."""
    [word] = cursor.execute(
        f"""SELECT coalesce(bit_xor(hash(id, kind, file, details, imported_at)), 0)::VARCHAR
        FROM import WHERE layout = ? AND withdrawn_at IS NULL
        AND kind IN ({", ".join("?" * len(kinds))})""",
        [LAYOUT, *kinds],
    ).fetchone() or [""]
    return str(word)
