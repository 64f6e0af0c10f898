"""Figures of the indices: what is current, and what each import said."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

from store import ledger
from store.database import Connection
from store.ledger import Ledger

FIGURE = (
    "index", "year", "unit", "component", "value", "se", "low", "high", "maximum", "self_scored",
    "rank", "status", "basis", "quality", "source", "sheet", "cell",
)  # fmt: skip
KEY = ("index", "year", "unit", "component")
MEASURES = ("se", "low", "high", "maximum", "self_scored", "rank")
SAME = 1e-6  # figures that ship have six decimals; a workbook holds more of the same number
NULLABLE = {pa.int16(): pd.Int16Dtype()}
LEDGER = Ledger("score", KEY, FIGURE, texts=("basis", "quality", "source", "sheet", "cell"))


def scores(cursor: Connection) -> pd.DataFrame:
    """All current figures, one row an index, year, unit and component, sorted by that key."""
    return _frame(cursor.execute(f"SELECT * FROM score ORDER BY {LEDGER.order}"))


def of(cursor: Connection, index: str) -> pd.DataFrame:
    """The current figures of one index, as `scores`."""
    return _frame(
        cursor.execute(f'SELECT * FROM score WHERE "index" = ? ORDER BY {LEDGER.order}', [index])
    )


def _frame(answer: Connection) -> pd.DataFrame:
    """As DuckDB's own frame, in half the time: its words become strings of Python on the way."""
    table = answer.to_arrow_table()
    frame: pd.DataFrame = table.to_pandas()
    return frame.assign(rank=table["rank"].to_pandas(types_mapper=NULLABLE.get))


def add(connection: Connection, import_id: int, figures: pd.DataFrame) -> None:
    """Logs what an import says of figures (columns FIGURE) and makes it current."""
    ledger.add(connection, LEDGER, import_id, figures)


def said(cursor: Connection, index: str, year: int, unit: str, component: str) -> pd.DataFrame:
    """Every entry about one figure, newest first, with the import that said it."""
    match = " AND ".join(f"e.{column} = ?" for column in KEY)
    frame: pd.DataFrame = cursor.execute(
        f"""SELECT e.*, i.kind, i.file, i.sha256, i.imported_by, i.imported_at, i.withdrawn_at
        FROM score_entry e JOIN import i ON i.id = e.import_id
        WHERE {match} ORDER BY e.import_id DESC""",
        [index, year, unit, component],
    ).df()
    return frame


def completed(connection: Connection, figures: pd.DataFrame) -> pd.DataFrame:
    """Figures whose value is the current one keep what the file does not repeat: a standard error.

    A ranking list printed after the workbook says the same totals without their intervals.
    """
    held = scores(connection).astype({"year": "int64"}).set_index(list(KEY))
    at = held.index.get_indexer(pd.MultiIndex.from_frame(figures[list(KEY)]))
    known = held.iloc[at].set_axis(figures.index)
    same = (at >= 0) & ((figures["value"] - known["value"]).abs() <= SAME)
    full = figures.reindex(columns=FIGURE)
    for column in (*MEASURES, "quality"):
        full[column] = full[column].where(full[column].notna() | ~same, known[column])
    return full
