"""Figures of the indices: what is current, and what each import said."""

from __future__ import annotations

import pandas as pd

from store.database import Connection

FIGURE = (
    "index", "year", "unit", "component", "value", "se", "low", "high", "maximum", "self_scored",
    "rank", "status", "basis", "quality", "source", "sheet", "cell",
)  # fmt: skip
KEY = ("index", "year", "unit", "component")


def scores(cursor: Connection) -> pd.DataFrame:
    """All current figures, one row an index, year, unit and component, sorted by that key."""
    frame: pd.DataFrame = cursor.execute(f"SELECT * FROM score ORDER BY {', '.join(KEY)}").df()
    return frame


def add(connection: Connection, import_id: int, figures: pd.DataFrame) -> None:
    """Adds what an import says of figures (columns FIGURE; absent ones are empty) and makes it current."""
    full = figures.reindex(columns=FIGURE)
    text = ["basis", "quality", "source", "sheet", "cell"]
    full[text] = full[text].fillna("")
    connection.register("figures", full)
    connection.execute(f"INSERT INTO score_entry SELECT {import_id}, {', '.join(FIGURE)} FROM figures")
    connection.unregister("figures")
    refresh(connection, import_id)


def refresh(connection: Connection, import_id: int) -> None:
    """Recomputes the current figure of every key that an import touched."""
    keys = f"(SELECT DISTINCT {', '.join(KEY)} FROM score_entry WHERE import_id = {import_id})"
    match = " AND ".join(f"k.{c} = e.{c}" for c in KEY)
    connection.execute(f"DELETE FROM score e USING {keys} k WHERE {match}")
    connection.execute(
        f"""INSERT INTO score SELECT e.* FROM score_entry e
        JOIN {keys} k ON {match}
        JOIN import i ON i.id = e.import_id AND i.withdrawn_at IS NULL
        QUALIFY row_number() OVER (PARTITION BY {', '.join('e.' + c for c in KEY)} ORDER BY e.import_id DESC) = 1"""
    )
