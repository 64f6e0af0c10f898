"""The plans that ship with the product, as rows of tasks."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from catalog.load import DATA
from store.tasks import TASK

PLANS = DATA / "plans"


def shipped_plans() -> list[Path]:
    """List the files of the plans that ship, oldest first."""
    return sorted(PLANS.glob("*.csv"))


def shipped_plan(year: int) -> pd.DataFrame:
    """Return the tasks of a shipped plan, columns as store.tasks.TASK; no rows where none ships."""
    path = PLANS / f"{year}.csv"
    return plan_rows(path) if path.is_file() else pd.DataFrame(columns=list(TASK))


def plan_rows(path: Path) -> pd.DataFrame:
    """Return the tasks of one file of data/plans, each with its row there."""
    frame = pd.read_csv(path, dtype="str", keep_default_na=False)
    frame["target"] = pd.to_numeric(frame["target"])
    frame["due"] = pd.to_datetime(frame["due"])
    frame["year"] = int(path.stem)
    frame["status"] = "planned"
    frame["sheet"] = path.name
    frame["row"] = range(2, len(frame) + 2)
    return frame.reindex(columns=list(TASK))
