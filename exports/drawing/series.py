"""Series of points as trends and dot plots draw them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exports.drawing.drawing import Series, Stroke, Symbol
from exports.drawing.values import exact
from exports.text import short
from reports.charts.trend import Path

POINTS = 0.75  # of a pixel


def line(
    title: str,
    points: Path,
    colour: str,
    width: float,
    *,
    dashed: bool = False,
    symbol: Symbol | None = None,
) -> Series:
    """Draw a line through points, `width` in pixels, with `symbol` on each where one is given."""
    return Series(
        short(title),
        tuple(float(x) for x, _ in points),
        tuple(None if y is None else exact(y) for _, y in points),
        Stroke(colour, width * POINTS, "dash" if dashed else ""),
        (symbol,) * len(points) if symbol else (),
    )


def dotted(points: Sequence[tuple[float, float]], symbols: Iterable[Symbol | None] = ()) -> Series:
    """Place points without a line and without a name."""
    xs, ys = tuple(float(x) for x, _ in points), tuple(exact(y) for _, y in points)
    return Series("", xs, ys, symbols=tuple(symbols))
