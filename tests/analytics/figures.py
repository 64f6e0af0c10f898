"""Made-up figures in the form the store gives them, for tests of the analytics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeAlias

import pandas as pd

from analytics.judge import verdicts
from catalog import Catalog, load
from store.scores import FIGURE

VerdictRow: TypeAlias = Any  # a named tuple of the columns of verdicts()

NUMBERS = ("value", "se", "low", "high", "maximum", "self_scored", "rank")


def figure(
    index: str, year: int, unit: str, component: str, value: float | None, **more: object
) -> dict[str, object]:
    """One figure; `more` fills se, low, high, maximum, rank, basis …"""
    return {
        "index": index,
        "year": year,
        "unit": unit,
        "component": component,
        "value": value,
        "status": "missing" if value is None else "published",
        **more,
    }


def frame(figures: Iterable[dict[str, object]]) -> pd.DataFrame:
    """Figures as a frame with every column of the store."""
    made = pd.DataFrame(list(figures)).reindex(columns=["import_id", *FIGURE])
    texts = [c for c in FIGURE if c not in NUMBERS and c != "year"]
    made[texts] = made[texts].astype("object").fillna("").astype("str")
    return made.astype(dict.fromkeys(NUMBERS, "float64") | {"year": "int16"})


def series(
    index: str, unit: str, component: str, values: dict[int, float | None], **more: object
) -> list[dict[str, object]]:
    """One component of one unit over years."""
    return [figure(index, year, unit, component, value, **more) for year, value in values.items()]


def judge(figures: Iterable[dict[str, object]], catalog: Catalog) -> pd.DataFrame:
    """The verdicts on made-up figures, of the units that have any."""
    made = frame(figures)
    return verdicts(made, catalog, units=set(made["unit"]))


def without_breaks(index: str) -> Catalog:
    """The shipped definitions with every break of an index switched off."""
    shipped = load()
    breaks = tuple(replace(b, enabled=b.enabled and b.index != index) for b in shipped.breaks)
    return replace(shipped, breaks=breaks)


def only(rows: pd.DataFrame, component: str, year: int, unit: str = "dong-nai") -> VerdictRow:
    """The one row of a component, year and unit."""
    found = rows[(rows["component"] == component) & (rows["year"] == year) & (rows["unit"] == unit)]
    assert len(found) == 1
    return next(found.itertuples(index=False))
