"""Charts of one row a name: horizontal bars, and dots that may be joined in pairs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A change in points; `total` is the sum of the others."""

    name: str
    value: float
    total: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars from one zero line, the first at the top, each with its value written."""

    bars: tuple[Bar, ...]
    decimals: int


@dataclass(frozen=True, slots=True)
class Dot:
    """A score in points, and that of the year before where the two may be compared."""

    name: str
    value: float
    before: float | None
    ours: bool


@dataclass(frozen=True, slots=True)
class Dots:
    """A dot a name, the first at the top, joined to the one of the year before."""

    dots: tuple[Dot, ...]
    year: int
    previous: int
