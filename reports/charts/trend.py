"""The line of one component through the years, with what stands round it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.charts.mark import Mark

Value = float | None
Range = tuple[float, float]
Path = list[tuple[float, Value]]  # (year, value in points); None is a gap


@dataclass(frozen=True, slots=True)
class Point:
    """Hold one year: our value with the interval as printed and the verdict, and the country beside it.

    Values are in points; `middle` is the middle half of the provinces; None is missing.
    """

    year: int
    value: Value
    interval: Range | None
    mark: Mark | None
    median: Value
    middle: Range | None
    best: Value
    best_name: str


@dataclass(frozen=True, slots=True)
class Cut:
    """Hold a change of method before a year; one not enabled is only suspected and cuts nothing."""

    year: int
    reason: str
    enabled: bool


@dataclass(frozen=True, slots=True)
class Level:
    """Hold the score of an earlier year, which is to beat.

    `noise` is how many points noise alone may make, ± at 90 and at 95 percent, where known.
    """

    value: float
    since: int
    noise: Range | None


@dataclass(frozen=True, slots=True)
class Note:
    """Hold what somebody noted on a year."""

    year: int
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Hold the line `name` over consecutive years, the year `shown` being judged.

    `plain` leaves out the other provinces but for their median: a wall shows one finding.
    """

    name: str
    shown: int
    points: tuple[Point, ...]
    cuts: tuple[Cut, ...]
    level: Level | None
    notes: tuple[Note, ...]
    plain: bool = False

    @property
    def years(self) -> tuple[int, ...]:
        """Return the consecutive years of the points."""
        return tuple(p.year for p in self.points)

    @property
    def here(self) -> Point | None:
        """Return the point of the year shown; None without one."""
        return next((p for p in self.points if p.year == self.shown), None)

    @property
    def broken(self) -> frozenset[int]:
        """Return the years that are not joined to the year before."""
        return frozenset(c.year for c in self.cuts if c.enabled)


def path(trend: Trend, value: Callable[[Point], Value]) -> Path:
    """Return one value of each year in points, with a gap where it is missing and before each cut."""
    return cut([(p.year, value(p)) for p in trend.points], trend.broken)


def cut(points: Sequence[tuple[int, Value]], broken: frozenset[int]) -> Path:
    """Return points in the order of their years, with a gap before each year that is not joined."""
    found: Path = []
    for year, value in points:
        if year in broken and found:
            found.append((year - 0.5, None))
        found.append((year, value))
    return found


def middle(trend: Trend) -> list[list[tuple[int, float, float]]]:
    """Return the middle half of the provinces as (year, low, high), in stretches ended where lines end."""
    found: list[list[tuple[int, float, float]]] = [[]]
    for point in () if trend.plain else trend.points:
        if point.year in trend.broken or point.middle is None:
            found.append([])
        if point.middle is not None:
            found[-1].append((point.year, *point.middle))
    return [run for run in found if len(run) > 1]


def level_path(trend: Trend) -> Path:
    """Return the line of the level to beat, from its own year to a little beyond the year shown."""
    at = trend.level
    return [(at.since, at.value), (trend.shown + 0.3, at.value)] if at else []
