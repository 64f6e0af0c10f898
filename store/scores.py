"""Scores of the indices: the current ones, and the entries of each import."""

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
SAME = 1e-6  # points; shipped scores have six decimals, a workbook has more of the same number
NULLABLE = {pa.int16(): pd.Int16Dtype()}
LEDGER = Ledger("score", KEY, FIGURE, texts=("basis", "quality", "source", "sheet", "cell"))


def scores(cursor: Connection) -> pd.DataFrame:
    """Return all current scores, sorted by index, year, unit and component.

    Columns: import_id and FIGURE. value, se, low, high and maximum are in points of the index's
    scale.
    """
    return _frame(cursor.execute(f"SELECT * FROM score ORDER BY {LEDGER.order}"))


def of(cursor: Connection, index: str) -> pd.DataFrame:
    """Return the current scores of one index, as `scores` does."""
    return _frame(
        cursor.execute(f'SELECT * FROM score WHERE "index" = ? ORDER BY {LEDGER.order}', [index])
    )


def _frame(answer: Connection) -> pd.DataFrame:
    """Convert through Arrow, in half the time of DuckDB's own df()."""
    table = answer.to_arrow_table()
    frame: pd.DataFrame = table.to_pandas()
    return frame.assign(rank=table["rank"].to_pandas(types_mapper=NULLABLE.get))


def add(connection: Connection, import_id: int, figures: pd.DataFrame) -> None:
    """Log an import's scores (columns FIGURE) and make them current."""
    ledger.add(connection, LEDGER, import_id, figures)


def entries(cursor: Connection, index: str, year: int, unit: str, component: str) -> pd.DataFrame:
    """Return every entry about one score, newest first.

    Columns: import_id, FIGURE, then of the import: kind, file, sha256, imported_by, imported_at (UTC),
    withdrawn_at (UTC).
    """
    match = " AND ".join(f"e.{column} = ?" for column in KEY)
    frame: pd.DataFrame = cursor.execute(
        f"""SELECT e.*, i.kind, i.file, i.sha256, i.imported_by, i.imported_at, i.withdrawn_at
        FROM score_entry e JOIN import i ON i.id = e.import_id
        WHERE {match} ORDER BY e.import_id DESC""",
        [index, year, unit, component],
    ).df()
    return frame


def fill_from_current(connection: Connection, figures: pd.DataFrame) -> pd.DataFrame:
    """Fill the empty MEASURES and quality of rows whose value is the current one.

    A ranking list published after the workbook repeats the totals without their intervals. Takes and
    returns columns FIGURE.
    """
    held = scores(connection).astype({"year": "int64"}).set_index(list(KEY))
    at = held.index.get_indexer(pd.MultiIndex.from_frame(figures[list(KEY)]))
    known = held.iloc[at].set_axis(figures.index)
    same = (at >= 0) & ((figures["value"] - known["value"]).abs() <= SAME)
    full = figures.reindex(columns=FIGURE)
    for column in (*MEASURES, "quality"):
        full[column] = full[column].where(full[column].notna() | ~same, known[column])
    return full
