"""Where the parts of a trend stand, in years, values and shares of the height: the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import Literal

from reports.charts.trend import Note, Range, Trend, level_path, middle

VERDICTS = (0.0, 0.1)  # of the height: the row of verdicts under the axis
LINES = (0.2, 1.0)  # of the height: the lines
STUB = 0.06  # of the height: the cut of a break that is only suspected
HALF_ZONE = 0.17  # of a year: the noise, left and right of the year shown

LETTERS, ROWS = 26, 2  # of a note beside its point
LEVELS = 2  # notes of near years stand above each other
NEAR = 4  # years
STEP = 0.28  # of the values' extent, from one level of notes to the next

Side = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Pin:
    """A note drawn: a ring at a value, its words at the height `top`, in points."""

    note: Note
    at: float
    top: float
    rows: tuple[str, ...]
    side: Side


@dataclass(frozen=True, slots=True)
class Frame:
    """The first and last year and value that a trend shows, and its notes."""

    years: Range
    values: Range
    pins: tuple[Pin, ...]


def frame(trend: Trend) -> Frame:
    """Return the extent of a trend with room for its words."""
    low, high = _extent(trend)
    span = high - low
    levels = _levels(trend.notes)
    pins = tuple(
        _pin(trend, note, high + STEP * span * (level + 0.2))
        for note, level in zip(trend.notes, levels, strict=True)
    )
    top = high + STEP * span * (max(levels) + 1.3) if levels else high
    return Frame((trend.years[0] - 0.4, trend.years[-1] + 0.55), (low, top), pins)


def zones(trend: Trend) -> list[tuple[Literal[95, 90], Range]]:
    """Return the noise round the level to beat as (level, (low, high)), the wider one first."""
    at = trend.level
    if at is None or at.noise is None:
        return []
    inner, outer = at.noise
    return [
        (95, (at.value - outer, at.value + outer)),
        (90, (at.value - inner, at.value + inner)),
    ]


def _extent(trend: Trend) -> Range:
    """Return the values that a trend shows, with room below for the reasons of breaks."""
    drawn = [p.value for p in trend.points] + [p.median for p in trend.points]
    if not trend.plain:
        drawn += [p.best for p in trend.points]
    drawn += [v for run in middle(trend) for _, *pair in run for v in pair]
    drawn += [v for _, pair in zones(trend) for v in pair] + [v for _, v in level_path(trend)]
    values = [v for v in drawn if v is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low or 1.0) * 0.08
    return low - 3 * room, high + room


def _levels(notes: tuple[Note, ...]) -> list[int]:
    levels: list[int] = []
    for before, note in zip((None, *notes), notes, strict=False):
        near = before is not None and note.year - before.year < NEAR
        levels.append((levels[-1] + 1) % LEVELS if near else 0)
    return levels


def _pin(trend: Trend, note: Note, top: float) -> Pin:
    where = trend.years.index(note.year)
    value = trend.points[where].value
    side: Side = "right" if where < 2 else "left" if where > len(trend.points) - 3 else "center"
    rows = wrap(note.text, LETTERS, max_lines=ROWS, placeholder=" …")
    return Pin(note, top if value is None else value, top, tuple(rows), side)
