"""Periodic reports submitted by the divisions: for which period, on which day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import pandas as pd

from store import manual_entries
from store.database import Connection, write

ReportPeriod = Literal["half_year", "year"]
KIND = "report"


def record(
    folder: Path, year: int, period: ReportPeriod, division: str, on: date, by: str, note: str = ""
) -> int:
    """Record that a report has arrived; return the number by which it can be undone.

    Raises store.Busy.
    """
    said = {"year": year, "period": period, "division": division, "on": on.isoformat()}
    with write(folder) as connection:
        return manual_entries.record(
            connection, KIND, f"{year}/{period}/{division}", by, said, note=note
        )


def newest(cursor: Connection, year: int) -> pd.DataFrame:
    """Return the newest standing entry of each report of a year.

    Columns: id, by, at (UTC), note, period, division, on (day).
    """
    found = manual_entries.standing(cursor, KIND)
    own = found[found["subject"].str.startswith(f"{year}/")].drop_duplicates("subject")
    said = pd.DataFrame(list(own["said"]), columns=["period", "division", "on"], index=own.index)
    said["on"] = pd.to_datetime(said["on"])
    return own[["id", "by", "at", "note"]].join(said).reset_index(drop=True)
