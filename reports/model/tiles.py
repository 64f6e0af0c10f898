"""Tiles: one component's verdict in one year, with its noise and the line behind it."""

from __future__ import annotations

from dataclasses import dataclass

from reports.charts import Mark
from reports.model.cells import Link


@dataclass(frozen=True, slots=True)
class Spark:
    """A small line: ours and the median by year, cut where a break lies before a year."""

    years: tuple[int, ...]
    ours: tuple[float | None, ...]
    median: tuple[float | None, ...]
    breaks: tuple[int, ...]
    marked: int


@dataclass(frozen=True, slots=True)
class Tile:
    """One component in one year: score, change, verdict, noise and the line behind it.

    Figures are in points, None where there is none: `score` and `change` as the product rounds
    them, `change_points` the exact change where its noise (`points_90`, `points_95`) is known.
    """

    key: str
    ordinal: str
    name: str
    score: float | None
    change: float | None
    compared_with: str
    mark: Mark
    change_points: float | None
    points_90: float | None
    points_95: float | None
    reason: str
    net: str
    spark: Spark | None
    link: Link
    net_strength: str = ""  # of the change net of the country, where that is known
    explain: Link | None = None  # where the verdict is opened to its arithmetic


@dataclass(frozen=True, slots=True)
class Tiles:
    """Tiles in the order of the plan; small ones carry no line."""

    tiles: tuple[Tile, ...]
    small: bool = False
