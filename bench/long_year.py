"""A store with many activities: the made-up ones of two years, repeated."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

import catalog
import store
from catalog import periods
from store import activities, imports
from store.activities import ACTIVITY

YEARS = {2017: 0.45, 2018: 0.55}


def fill(folder: Path, count: int) -> None:
    """Publish a version with `count` more activities, spread over the plan's years."""
    held = activities.activities(store.read(store.current(folder)))
    definitions = catalog.load()
    with store.write(folder) as connection:
        for year, share in YEARS.items():
            first, last = periods.year(definitions, year)
            rows = _rows(held[held["year"].eq(year)], round(count * share))
            days = np.sort(
                np.random.default_rng(year).integers(0, (last - first).days + 1, len(rows))
            )
            rows["date"] = pd.Timestamp(first) + pd.to_timedelta(days, unit="D")
            name = f"benchmark-{year}.csv"
            entry = imports.Import("activities", name, name, "bench", len(rows))
            number = imports.record(connection, entry)
            activities.add(connection, number, rows.assign(sheet=name))


def _rows(held: pd.DataFrame, count: int) -> pd.DataFrame:
    """Return `count` stored rows (columns ACTIVITY), each with its own number in what and evidence."""
    which = np.arange(count) % len(held)
    rows = held.iloc[which].reset_index(drop=True).reindex(columns=list(ACTIVITY))
    numbers = pd.Series(np.arange(2, count + 2)).astype(str)
    rows["what"] = rows["what"].str.cat(numbers, sep=", số ")
    rows["evidence"] = rows["evidence"].where(
        rows["evidence"].eq(""), rows["evidence"] + "/" + numbers
    )
    rows["row"] = np.arange(2, count + 2, dtype="int32")
    rows["nth"] = 1
    return rows
