"""Queries of the plan's pages on activities, counted in the database: there may be a million rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from store.database import Connection

NOTHING = ("duty", "none")  # filters for activities of no content area, of no sub-dimension
MADE_UP = "Số liệu minh họa"  # the note on every row of the sample


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """A filter of activities: a plan's year, two days, and, where not empty, one division, area …"""

    year: int
    first: date
    last: date
    division: str = ""
    area: str = ""
    task: str = ""
    component: str = ""
    words: str = ""
    evidenced: bool = False  # only those with evidence


def plan_years(cursor: Connection) -> list[int]:
    """Return the years that have tasks or activities, newest first."""
    found = cursor.execute(
        "SELECT DISTINCT year FROM task UNION SELECT DISTINCT year FROM activity ORDER BY 1 DESC"
    )
    return [int(year) for (year,) in found.fetchall()]


def years_with_tasks(cursor: Connection) -> list[int]:
    """Return the years that have a plan, newest first."""
    found = cursor.execute("SELECT DISTINCT year FROM task ORDER BY 1 DESC")
    return [int(year) for (year,) in found.fetchall()]


def is_made_up(cursor: Connection, year: int) -> bool:
    """Return whether any task or activity of a year is made up for the demo."""
    row = cursor.execute(
        """SELECT EXISTS (SELECT 1 FROM task WHERE year = $year AND starts_with(note, $mark))
        OR EXISTS (SELECT 1 FROM activity WHERE year = $year AND starts_with(note, $mark))""",
        {"year": year, "mark": MADE_UP},
    ).fetchone()
    return bool(row and row[0])


def cells(cursor: Connection, chosen: ActivityFilter, since: date) -> pd.DataFrame:
    """Count activities by division, area, component, task, measure and month.

    Columns: those six (month is its first day), n (rows), evidenced (rows with evidence), recent
    (rows from the day `since`), quantity (sum, counted as `measure` says), last (day), newest
    (quantity of that day).
    """
    where, values = _where(chosen)
    frame: pd.DataFrame = cursor.execute(
        f"""SELECT division, area, component, task, measure, count(*) AS n,
        count(*) FILTER (evidence <> '') AS evidenced, count(*) FILTER (date >= $since) AS recent,
        sum(quantity) AS quantity, max(date) AS last, arg_max(quantity, date) AS newest,
        12 * year(date) + month(date) - 1 AS months
        FROM activity WHERE {where} GROUP BY ALL ORDER BY ALL""",
        {**values, "since": since},
    ).df()
    months = frame.pop("months")
    frame["month"] = pd.to_datetime({"year": months // 12, "month": months % 12 + 1, "day": 1})
    return frame


def count(cursor: Connection, chosen: ActivityFilter) -> int:
    """Count the chosen activities."""
    where, values = _where(chosen)
    row = cursor.execute(f"SELECT count(*) FROM activity WHERE {where}", values).fetchone()
    return int(row[0]) if row else 0


def rows(cursor: Connection, chosen: ActivityFilter, start: int, length: int) -> pd.DataFrame:
    """Return `length` of the chosen activities from `start`, newest first.

    Columns: import_id, store.activities.ACTIVITY, file, imported_by, imported_at (UTC).
    """
    where, values = _where(chosen)
    frame: pd.DataFrame = cursor.execute(
        f"""WITH shown AS (
            SELECT rowid AS id FROM activity WHERE {where}
            ORDER BY date DESC, id DESC LIMIT {int(length)} OFFSET {int(start)}
        )
        SELECT a.*, i.file, i.imported_by, i.imported_at FROM activity a
        JOIN shown ON shown.id = a.rowid JOIN import i ON i.id = a.import_id
        ORDER BY a.date DESC, a.rowid DESC""",
        values,
    ).df()
    return frame


def entry(cursor: Connection, number: int, sheet: str, row: int) -> pd.DataFrame:
    """Return the activity of one row of an import's file; an empty frame if there is none.

    Columns: import_id, store.activities.ACTIVITY, file, sha256, imported_by, imported_at (UTC).
    """
    frame: pd.DataFrame = cursor.execute(
        """SELECT a.*, i.file, i.sha256, i.imported_by, i.imported_at
        FROM activity a JOIN import i ON i.id = a.import_id
        WHERE a.import_id = ? AND a.sheet = ? AND coalesce(a.row, 0) = ? LIMIT 1""",
        [number, sheet, row],
    ).df()
    return frame


def _where(chosen: ActivityFilter) -> tuple[str, dict[str, object]]:
    parts = ["year = $year", "date BETWEEN $first AND $last"]
    values: dict[str, object] = {
        "year": chosen.year,
        "first": chosen.first,
        "last": chosen.last,
    }
    for name in ("division", "area", "component"):
        if value := getattr(chosen, name):
            parts.append(f"{name} = ${name}")
            values[name] = "" if value in NOTHING else value
    if chosen.task:
        parts.append("(task = $task OR starts_with(task, $items))")
        values |= {"task": chosen.task, "items": f"{chosen.task}."}
    if chosen.words:
        parts.append("regexp_matches(what, regexp_escape($words), 'i')")  # lower() is slower
        values["words"] = chosen.words
    if chosen.evidenced:
        parts.append("evidence <> ''")
    return " AND ".join(parts), values
