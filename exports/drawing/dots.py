"""A dot plot as a drawing: names down the side, joined by a line where there are two dots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from exports.drawing.drawing import Axis, Label, Lines, Series, Stroke, Symbol, rounded
from exports.drawing.series import POINTS, dotted
from exports.text import Words, short
from reports.charts import Dot, Dots
from reports.model.palette import LIGHT
from strings import Lang, translate
from strings.numbers import number

ROOM, NAMED = 260.0, 32  # points of height that a dot plot has; names that find room in it


def dots(found: Dots, lang: Lang) -> Lines:
    """Draw dots in rows, the first at the top."""
    rows = list(enumerate(found.dots, start=1))
    before = [(d.before, n) for n, d in rows if d.before is not None]
    xs = [d.value for d in found.dots] + [x for x, _ in before]
    low, high = min(xs), max(xs)
    x = rounded(low - 0.05 * (high - low), high + 0.1 * (high - low), low)
    ring = Symbol("circle", _fitting(8, len(rows)), LIGHT.rule, LIGHT.peers)
    rings = dotted(before, [ring] * len(before))
    edge = Series(
        translate("series.names", lang),
        (x.low,) * len(rows),
        tuple(float(n) for n, _ in rows),
        labels=_names(found.dots),
    )
    series = (
        _joins(found, lang),
        replace(rings, name=translate("series.points", lang, n=1)),
        replace(_scores(found, lang), name=translate("series.points", lang, n=2)),
        edge,
    )
    y = Axis(0, len(rows) + 1, 1, 1, len(rows), shown=False, reversed=True)
    return Lines(series, x, y, (0.3, 0.62), lang)


def _fitting(pixels: float, rows: int, share: float = 1.0) -> float:
    """Return the size of a mark in points, no larger than its share of the height of a row."""
    return max(3.0, min(pixels * POINTS, ROOM / rows * share))


def _scores(found: Dots, lang: Lang) -> Series:
    """Place a dot for each score; our own is the largest and has its value as label."""
    rows = len(found.dots)
    symbols = [
        Symbol("circle", _fitting(13, rows, 1.6), LIGHT.ink, LIGHT.ink)
        if dot.ours
        else Symbol("circle", _fitting(9, rows), LIGHT.peers, LIGHT.peers)
        for dot in found.dots
    ]
    labels = {
        i: Label(Words((number(dot.value, lang),), bold=True), LIGHT.ink, "r", 13 * POINTS)
        for i, dot in enumerate(found.dots)
        if dot.ours
    }
    points = [(dot.value, n) for n, dot in enumerate(found.dots, start=1)]
    return replace(dotted(points, symbols), labels=labels)


def _names(found: Sequence[Dot]) -> dict[int, Label]:
    """Label the rows that have room: every one of a few, every second or third of many, ours always."""
    every = ceil(len(found) / NAMED)
    size = min(11.0, max(6.5, ROOM * every / len(found)))
    ours = {i for i, dot in enumerate(found) if dot.ours}
    beside = {i + d for i in ours for d in range(1 - every, every)} - ours
    shown = ours | (set(range(0, len(found), every)) - beside)
    return {
        i: Label(Words((short(found[i].name),), found[i].ours), LIGHT.ink, "l", size)
        for i in sorted(shown)
    }


def _joins(found: Dots, lang: Lang) -> Series:
    """Join each pair of dots by a line, in one series with gaps between the pairs."""
    spaced = [
        point
        for n, dot in enumerate(found.dots, start=1)
        if dot.before is not None
        for point in ((dot.before, float(n)), (dot.value, float(n)), (dot.value, None))
    ]
    xs, ys = tuple(x for x, _ in spaced), tuple(y for _, y in spaced)
    return Series(translate("series.joins", lang), xs, ys, Stroke(LIGHT.peers, 0.9))
