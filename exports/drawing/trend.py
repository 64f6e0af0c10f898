"""A trend as a drawing: each of its parts a series, its names and reasons the labels of points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil
from textwrap import wrap

from exports.drawing.drawing import Axis, Label, Lines, Series, Stroke, Symbol, rounded
from exports.drawing.series import POINTS, line
from exports.drawing.trend_marks import here, pins, verdicts, whiskers
from exports.text import Words, short
from reports.charts import Cut, Trend
from reports.charts.frame import HALF_ZONE, LINES, STUB, VERDICTS, Frame, frame, zones
from reports.charts.trend import Path, level_path, middle, path
from reports.charts.words import Part, ends, feet, name
from reports.model.palette import LIGHT
from strings import Lang, translate

LETTERS = 70  # of a reason, over the width of the chart
MANY = 15  # years; of more only every second one is labelled
ZONE_EDGE = "#69778A"


def trend(found: Trend, height: float, lang: Lang) -> Lines:
    """Draw a trend; `height` is that of its chart in pixels."""
    extent = frame(found)
    low, high = extent.values
    unit = (high - low) / (LINES[1] - LINES[0])

    def at(share: float) -> float:
        return high - unit * (1 - share)

    every = 2 if len(found.years) > MANY else 1
    first, last = found.years[0], found.years[-1]
    x = Axis(first - every, ceil(extent.years[1]), every, first, last)
    row = at(sum(VERDICTS) / 2)
    words = [
        *((end.at, end.text, end.strong, end.part) for end in ends(found, extent, height, lang)),
        (row, translate("area.verdicts", lang), False, "noise"),
    ]
    series = [
        *_named(_lines(found, extent, row, lang), lang),
        *_band(found, lang),
        *(_cut(cut, at, lang) for cut in found.cuts),
        _ends(words, x.high, lang),
        *_reasons(found, at(LINES[0]), x, lang),
    ]
    return Lines(tuple(series), x, rounded(high - unit, high, low), (0.06, 0.7), lang)


def _lines(found: Trend, extent: Frame, row: float, lang: Lang) -> Iterator[Series]:
    """Order the lines from back to front, the zones of noise last."""
    ink = LIGHT.ink
    yield line(name("median", lang), path(found, lambda p: p.median), LIGHT.median, 2, dashed=True)
    if not found.plain:
        diamond = Symbol("diamond", 5 * POINTS, LIGHT.best, LIGHT.best)
        best = path(found, lambda p: p.best)
        yield line(name("best", lang), best, LIGHT.best, 1.5, symbol=diamond)
    noise = zones(found)
    left, right = found.shown - HALF_ZONE, found.shown + HALF_ZONE
    for end in noise[0][1] if noise else ():
        yield line("", [(left, end), (right, end)], LIGHT.edge, 1.4)
    if found.level:
        yield line(name("level", lang), level_path(found), LIGHT.accent, 2)
    dot = Symbol("circle", 7 * POINTS, ink, ink)
    yield line(found.name, path(found, lambda p: p.value), ink, 3, symbol=dot)
    yield from whiskers(found)
    yield from here(found)
    yield from pins(extent)
    yield from verdicts(found, row)
    for level, (low, high) in noise:
        corners: Path = [(left, low), (right, low), (right, high), (left, high), (left, low)]
        yield line(translate("area.series_noise", lang, level=level), corners, ZONE_EDGE, 1)


def _named(series: Iterable[Series], lang: Lang) -> Iterator[Series]:
    for nth, each in enumerate(series, start=1):
        yield each if each.name else replace(each, name=translate("series.points", lang, n=nth))


def _band(found: Trend, lang: Lang) -> list[Series]:
    """Draw the band's edges as two lines with gaps: LibreOffice drops a line that turns back."""
    lower: Path = []
    upper: Path = []
    for run in middle(found):
        if lower:
            lower.append((lower[-1][0] + 0.5, None))
            upper.append((upper[-1][0] + 0.5, None))
        lower += [(year, low) for year, low, _ in run]
        upper += [(year, high) for year, _, high in run]
    edges = (("series.lower", lower), ("series.upper", upper)) if lower else ()
    return [line(translate(key, lang), edge, LIGHT.peers, 1) for key, edge in edges]


def _cut(cut: Cut, at: Callable[[float], float], lang: Lang) -> Series:
    colour = LIGHT.not_comparable if cut.enabled else LIGHT.edge
    foot, top = LINES[0], LINES[1] if cut.enabled else LINES[0] + STUB
    stroke, ys = Stroke(colour, 1.5 * POINTS, "dot"), (at(foot), at(top))
    name_ = translate("series.cut", lang, year=cut.year)
    return Series(name_, (cut.year - 0.5,) * 2, ys, stroke)


def _ends(words: Sequence[tuple[float, str, bool, Part]], x: float, lang: Lang) -> Series:
    labels = {
        i: Label(Words((short(text),), strong), LIGHT.part(part), "r", 13 * POINTS)
        for i, (_, text, strong, part) in enumerate(words)
    }
    xs, ys = (float(x),) * len(words), tuple(float(at) for at, *_ in words)
    return Series(translate("series.ends", lang), xs, ys, labels=labels)


def _reasons(found: Trend, foot: float, axis: Axis, lang: Lang) -> list[Series]:
    """Write the reasons of breaks at the foot, each wrapped into the room before the next one."""
    feet_ = sorted(feet(found, lang), key=lambda f: f.year)
    if not feet_:
        return []
    xs = [f.year - 0.44 for f in feet_]
    labels, letters = {}, LETTERS / (axis.last - axis.first + 1)
    for i, (f, x, stop) in enumerate(zip(feet_, xs, [*xs[1:], axis.last + 1], strict=True)):
        rows = wrap(short(" ".join(f.rows)), max(9, int((stop - x) * letters)))
        colour = LIGHT.not_comparable if f.enabled else LIGHT.ink3
        labels[i] = Label(Words(tuple(rows)), colour, "r", 12 * POINTS)
    return [Series(translate("series.reasons", lang), tuple(xs), (foot,) * len(xs), labels=labels)]
