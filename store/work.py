"""What the plan's pages ask of the activities: counted in the database, whose rows may be a million."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from store.database import Connection

Grouping = Literal["area", "unit", "component"]
NOTHING = ("duty", "none")  # ask for the activities of no content area, of no sub-dimension
MADE_UP = "Số liệu minh họa"  # how a row of the sample is noted


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which activities: of one plan's year between two days, and where not empty of one unit …"""

    year: int
    first: date
    last: date
    unit: str = ""
    area: str = ""
    task: str = ""
    component: str = ""
    words: str = ""
    areas_only: bool = False  # leaves out the duties of part III


def plan_years(cursor: Connection) -> list[int]:
    """The years that have tasks or activities, newest first."""
    found = cursor.execute(
        "SELECT DISTINCT year FROM task UNION SELECT DISTINCT year FROM activity ORDER BY 1 DESC"
    )
    return [int(year) for (year,) in found.fetchall()]


def years_with_tasks(cursor: Connection) -> list[int]:
    """The years that have a plan, newest first."""
    found = cursor.execute("SELECT DISTINCT year FROM task ORDER BY 1 DESC")
    return [int(year) for (year,) in found.fetchall()]


def is_made_up(cursor: Connection, year: int) -> bool:
    """Whether any task or activity of a year is made up for the demo."""
    row = cursor.execute(
        """SELECT EXISTS (SELECT 1 FROM task WHERE year = $year AND starts_with(note, $mark))
        OR EXISTS (SELECT 1 FROM activity WHERE year = $year AND starts_with(note, $mark))""",
        {"year": year, "mark": MADE_UP},
    ).fetchone()
    return bool(row and row[0])


def by_task(cursor: Connection, chosen: Chosen) -> pd.DataFrame:
    """One row a task code: n, last (day), evidenced (rows with evidence), quantity."""
    return _frame(
        cursor,
        """SELECT task, count(*) AS n, max(date) AS last,
        count(*) FILTER (evidence <> '') AS evidenced, sum(quantity) AS quantity
        FROM activity WHERE {where} GROUP BY task ORDER BY task""",
        chosen,
    )


def by_month(cursor: Connection, chosen: Chosen, group: Grouping) -> pd.DataFrame:
    """One row a group and calendar month (its first day): code, month, n."""
    return _frame(
        cursor,
        f"""SELECT {group} AS code, date_trunc('month', date) AS month, count(*) AS n
        FROM activity WHERE {{where}} GROUP BY ALL ORDER BY ALL""",
        chosen,
    )


def by_group(cursor: Connection, chosen: Chosen, group: Grouping) -> pd.DataFrame:
    """One row a group: code, n, evidenced, last (day)."""
    return _frame(
        cursor,
        f"""SELECT {group} AS code, count(*) AS n, count(*) FILTER (evidence <> '') AS evidenced,
        max(date) AS last FROM activity WHERE {{where}} GROUP BY ALL ORDER BY ALL""",
        chosen,
    )


def measured(cursor: Connection, chosen: Chosen) -> pd.DataFrame:
    """One row a task code, unit of measure and month: quantity (sum), newest (of the last day)."""
    return _frame(
        cursor,
        """SELECT task, area, measure, date_trunc('month', date) AS month,
        sum(quantity) AS quantity, arg_max(quantity, date) AS newest
        FROM activity WHERE {where} AND quantity IS NOT NULL GROUP BY ALL ORDER BY ALL""",
        chosen,
    )


def count(cursor: Connection, chosen: Chosen) -> int:
    """How many activities are chosen."""
    where, values = _where(chosen)
    row = cursor.execute(f"SELECT count(*) FROM activity WHERE {where}", values).fetchone()
    return int(row[0]) if row else 0


def rows(cursor: Connection, chosen: Chosen, start: int, length: int) -> pd.DataFrame:
    """The chosen activities, newest first, from `start`, each with the file it came from."""
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
    """The activity that one row of an import's file says, with that import; no rows where none does."""
    frame: pd.DataFrame = cursor.execute(
        """SELECT a.*, i.file, i.sha256, i.imported_by, i.imported_at
        FROM activity a JOIN import i ON i.id = a.import_id
        WHERE a.import_id = ? AND a.sheet = ? AND coalesce(a.row, 0) = ? LIMIT 1""",
        [number, sheet, row],
    ).df()
    return frame


def _frame(cursor: Connection, query: str, chosen: Chosen) -> pd.DataFrame:
    where, values = _where(chosen)
    frame: pd.DataFrame = cursor.execute(query.format(where=where), values).df()
    return frame


def _where(chosen: Chosen) -> tuple[str, dict[str, object]]:
    parts = ["year = $year", "date BETWEEN $first AND $last"]
    values: dict[str, object] = {
        "year": chosen.year,
        "first": chosen.first,
        "last": chosen.last,
    }
    for name in ("unit", "area", "component"):
        if value := getattr(chosen, name):
            parts.append(f"{name} = ${name}")
            values[name] = "" if value in NOTHING else value
    if chosen.task:
        parts.append("(task = $task OR starts_with(task, $items))")
        values |= {"task": chosen.task, "items": f"{chosen.task}."}
    if chosen.words:
        parts.append("contains(lower(what), lower($words))")
        values["words"] = chosen.words
    if chosen.areas_only:
        parts.append("area <> ''")
    return " AND ".join(parts), values
