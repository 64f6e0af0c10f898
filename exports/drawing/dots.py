"""A dot plot as a drawing: names down the side, joined by a line where there are two dots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from exports.drawing.drawing import Axis, Label, Lines, Series, Stroke, rounded
from exports.drawing.series import series_of
from exports.text import Words, words
from strings import Lang, translate

Spec = Any  # an object of Plotly, which ships without types
ROOM, NAMED = 260.0, 32  # points of height that a dot plot has; names that find room in it
OURS = 8.0  # points: a larger dot is ours


def dots(figure: Spec, lang: Lang) -> Lines:
    """The drawing of a figure whose height is names."""
    names = list(figure.layout.yaxis.tickvals)
    place = {name: float(i + 1) for i, name in enumerate(names)}
    series = [_thin(series_of(t, i, lang, place), len(names)) for i, t in enumerate(figure.data)]
    xs = [x for s in series for x, y in zip(s.xs, s.ys, strict=True) if y is not None]
    low, high = min(xs), max(xs)
    x = rounded(low - 0.05 * (high - low), high + 0.1 * (high - low), low)
    left = _names([words(t) for t in figure.layout.yaxis.ticktext])
    joined = [(v, place[s.y0]) for s in figure.layout.shapes for v in (s.x0, s.x1)]
    series.insert(0, _joins(joined, figure.layout.shapes, lang))
    edge = (x.low,) * len(names)
    series.append(Series(translate("series.names", lang), edge, tuple(place.values()), labels=left))
    y = Axis(0, len(names) + 1, 1, 1, len(names), shown=False, reversed=True)
    return Lines(tuple(series), x, y, (0.3, 0.62), lang)


def _thin(series: Series, rows: int) -> Series:
    """The marks no larger than the rows leave room for; ours stays the largest."""
    room = ROOM / rows
    smaller = [
        s and replace(s, size=max(3.0, min(s.size, room * (1.6 if s.size > OURS else 1.0))))
        for s in series.symbols
    ]
    return replace(series, symbols=tuple(smaller))


def _names(ticks: Sequence[Words]) -> dict[int, Label]:
    """The names that find room: all of a few, of many every second or third, and always ours."""
    every = ceil(len(ticks) / NAMED)
    size = min(11.0, max(6.5, ROOM * every / len(ticks)))
    ours = {i for i, words_ in enumerate(ticks) if words_.bold}
    beside = {i + d for i in ours for d in range(1 - every, every)} - ours
    shown = ours | (set(range(0, len(ticks), every)) - beside)
    return {i: Label(ticks[i], "#14202E", "l", size) for i in sorted(shown)}


def _joins(points: Sequence[tuple[float, float]], shapes: Sequence[Spec], lang: Lang) -> Series:
    """A line for each pair of points, in one series with gaps between the pairs."""
    pairs = zip(points[::2], points[1::2], strict=True)
    spaced = [p for a, b in pairs for p in (a, b, (b[0], None))]
    colour = shapes[0].line.color if shapes else "#7D8A9B"
    xs, ys = tuple(p[0] for p in spaced), tuple(p[1] for p in spaced)
    return Series(translate("series.joins", lang), xs, ys, Stroke(colour, 0.9))
