"""The rows of figures that reading a file gives, and whether two of them agree."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from etl.model.issues import Issue

ROWS = (
    "index", "year", "unit", "component", "number", "value", "se", "low", "high", "maximum",
    "self_scored", "rank", "status", "basis", "source", "sheet", "cell",
)  # fmt: skip


NUMBERS = ("value", "se", "low", "high", "maximum", "self_scored", "rank")


INTERVAL = ("se", "low", "high")


Key = tuple[int, str, str]


ScoreRow = dict[str, object]


def frame(rows: Iterable[ScoreRow]) -> pd.DataFrame:
    """Build a frame of the columns ROWS, values in points; empty where there are no rows."""
    table = pd.DataFrame(list(rows), columns=list(ROWS))
    table[list(NUMBERS)] = table[list(NUMBERS)].astype("float64")
    return table.astype({"year": "int64"})


def agree(one: ScoreRow, other: ScoreRow) -> bool:
    """Return whether two rows hold the same value, or both none."""
    a, b = one["value"], other["value"]
    assert isinstance(a, float)
    assert isinstance(b, float)
    return (math.isnan(a) and math.isnan(b)) or math.isclose(a, b, abs_tol=5e-5)


def disagreement(one: ScoreRow, other: ScoreRow) -> Issue:
    """Return the issue of a figure that two tables hold differently."""
    place = f"{one['sheet']}!{one['cell']}"
    values = {"value": other["value"], "other": one["value"], "place": place}
    return Issue("tables_disagree", "error", str(other["sheet"]), str(other["cell"]), values)
