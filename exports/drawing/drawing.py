"""A chart as every file draws it: series of points with their marks and labels on two axes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import floor, log10
from typing import Literal

from exports.text import Words
from strings import Lang

Side = Literal["r", "l", "t", "b", "ctr"]
Value = float | None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: colour "#RRGGBB", width in points, dashed or dotted or neither."""

    colour: str
    width: float
    dash: Literal["", "dash", "dot"] = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A point's mark of a size in points; an empty fill is hollow."""

    shape: Literal["circle", "diamond"]
    size: float
    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point."""

    words: Words
    colour: str
    side: Side = "r"
    size: float = 11


@dataclass(frozen=True, slots=True)
class Series:
    """Points by position; a missing `ys` is a gap; `spread` is (down, up) by point."""

    name: str
    xs: tuple[float, ...]
    ys: tuple[Value, ...]
    stroke: Stroke | None = None
    symbols: tuple[Symbol | None, ...] = ()
    labels: Mapping[int, Label] = field(default_factory=dict)
    spread: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high` in steps; labels are written from `first` to `last` only."""

    low: float
    high: float
    step: float
    first: float
    last: float
    decimals: int = 0
    shown: bool = True
    grid: bool = False
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines and dots on numeric axes. `inner` is the plot's (left, width) as shares of the chart."""

    series: tuple[Series, ...]
    x: Axis
    y: Axis
    inner: tuple[float, float]
    lang: Lang


@dataclass(frozen=True, slots=True)
class PaintedBar:
    """One horizontal bar."""

    name: str
    value: float
    fill: str
    edge: str
    text: str


@dataclass(frozen=True, slots=True)
class PaintedBars:
    """PaintedBars from one zero line, the first at the top."""

    name: str
    bars: tuple[PaintedBar, ...]
    low: float
    high: float
    decimals: int
    lang: Lang


Drawing = Lines | PaintedBars


def rounded(low: float, high: float, first: float) -> Axis:
    """Build an axis of at most nine round steps, with a grid, labelled from `first` up."""
    rough = (high - low) / 8 or 0.2
    base = 10 ** floor(log10(rough))
    step = next(base * m for m in (1, 2, 5, 10) if base * m >= rough)
    bottom = floor(low / step + 1e-9) * step
    decimals = max(1, -floor(log10(step)))
    return Axis(round(bottom, 6), round(high, 6), round(step, 6), first, high, decimals, grid=True)
