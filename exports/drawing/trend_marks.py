"""What stands on the points of a trend: intervals, verdicts, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exports.drawing.drawing import Label, Series, Symbol
from exports.drawing.series import POINTS, dotted, line
from exports.text import Words, short
from reports.charts import Mark, Trend
from reports.charts.frame import Frame
from reports.model.palette import LIGHT

GLYPHS = {"met": ("▲", "△"), "not_met": ("▼", "▽")}  # Office has no marks for them: letters
SIGNS = {"not_comparable": "//", "unchanged": "="}


def whiskers(found: Trend) -> Iterator[Series]:
    """Draw the interval of each value as error bars."""
    known = [
        (p.year, p.value, p.interval) for p in found.points if p.interval and p.value is not None
    ]
    if known:
        tick = Symbol("circle", 2.0, LIGHT.ink, LIGHT.ink)
        points = dotted([(year, value) for year, value, _ in known], [tick] * len(known))
        spread = tuple((float(v - low), float(high - v)) for _, v, (low, high) in known)
        yield replace(points, spread=spread)


def here(found: Trend) -> Iterator[Series]:
    """Draw the verdict on the point of the year shown."""
    here = found.here
    if here is None or here.value is None or here.mark is None:
        return
    at, colour = [(here.year, here.value)], LIGHT.goal(here.mark.goal)
    if here.mark.goal in GLYPHS:
        yield replace(dotted(at, [None]), labels={0: _glyph(here.mark, 15)})
    else:  # a ring is light, as some programs fill what has no filling
        fill = LIGHT.rule if here.mark.goal == "no_data" else colour
        yield dotted(at, [Symbol("circle", 15 * POINTS, fill, colour)])
    if here.mark.strength == "fairly_clear":
        yield dotted(at, [Symbol("circle", 4 * POINTS, colour, colour)])


def _glyph(mark: Mark, size: float) -> Label:
    solid, hollow = GLYPHS[mark.goal]
    return Label(
        Words((solid if mark.strength == "clear" else hollow,)), LIGHT.goal(mark.goal), "ctr", size
    )


def pins(extent: Frame) -> Iterator[Series]:
    """Draw a ring on each annotated point and its text above."""
    for pin in extent.pins:
        year = float(pin.note.year)
        drawn = line(
            f"{pin.note.year}: {pin.note.text}",
            [(year, pin.at), (year, pin.top)],
            LIGHT.accent,
            1,
            dashed=True,
        )
        rings = tuple(Symbol("circle", size, "", LIGHT.accent) for size in (15 * POINTS, 2.0))
        label = Label(Words(tuple(map(short, pin.rows))), LIGHT.ink2, "r", 12 * POINTS)
        yield replace(drawn, symbols=rings, labels={1: label})


def verdicts(found: Trend, row: float) -> Iterator[Series]:
    """Draw the verdict of each year in a row under the axis."""
    marks = [(p.year, p.mark) for p in found.points if p.mark]
    plain = [(year, mark) for year, mark in marks if mark.goal in GLYPHS]
    dots = [(year, LIGHT.goal(m.goal)) for year, m in plain if m.strength == "fairly_clear"]
    if plain:
        labels = {i: _glyph(mark, 12) for i, (_, mark) in enumerate(plain)}
        drawn = dotted([(year, row) for year, _ in plain], [None] * len(plain))
        yield replace(drawn, labels=labels)
    if dots:
        yield dotted(
            [(y, row) for y, _ in dots], [Symbol("circle", 4 * POINTS, c, c) for _, c in dots]
        )
    for goal, sign in SIGNS.items():
        at = [(year, row) for year, mark in marks if mark.goal == goal]
        label = Label(Words((sign,)), LIGHT.goal(goal), "ctr", 16 * POINTS)
        if at:
            yield replace(dotted(at), labels=dict.fromkeys(range(len(at)), label))
