"""Periodic reports as they arrive: which division's, for which period, on which day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import pandas as pd

from store import typed
from store.database import Connection, write

Period = Literal["half_year", "year"]
KIND = "report"


def receive(
    folder: Path, year: int, period: Period, unit: str, on: date, by: str, note: str = ""
) -> int:
    """Publishes that a report has arrived; returns the number under which it can be undone.

    Raises store.Busy.
    """
    said = {"year": year, "period": period, "unit": unit, "on": on.isoformat()}
    with write(folder) as connection:
        return typed.record(connection, KIND, f"{year}/{period}/{unit}", by, said, note=note)


def received(cursor: Connection, year: int) -> pd.DataFrame:
    """The newest standing entry of each report of a year: id, by, at, note, period, unit, on."""
    found = typed.standing(cursor, KIND)
    own = found[found["subject"].str.startswith(f"{year}/")].drop_duplicates("subject")
    said = pd.DataFrame(list(own["said"]), columns=["period", "unit", "on"], index=own.index)
    said["on"] = pd.to_datetime(said["on"])
    return own[["id", "by", "at", "note"]].join(said).reset_index(drop=True)
