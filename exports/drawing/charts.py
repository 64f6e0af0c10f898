"""A figure of the product's vocabulary (line, bar, dot) as a drawing that every file can hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from textwrap import wrap
from typing import Any

from exports.drawing.dots import dots
from exports.drawing.drawing import Axis, Bar, Bars, Drawing, Label, Lines, Series, Stroke, rounded
from exports.drawing.series import POINTS, series_of
from exports.drawing.values import exact, nothing
from exports.text import Words, words
from reports.model import Chart
from strings import Lang, translate

Spec = Any  # an object of Plotly, which ships without types
LETTERS = 70  # of a reason, over the width of the chart
MANY = 15  # years; of more only every second one is labelled
BOTTOM = 0.2  # of the height: below it lies the row of verdicts


def drawing(chart: Chart, lang: Lang) -> Drawing:
    """The chart's own values, series for series; shapes and notes become series with labels."""
    figure = chart.figure
    if figure.data[0].type == "bar":
        return _bars(chart, lang)
    if figure.layout.yaxis.tickvals is not None:
        return dots(figure, lang)
    return _lines(figure, lang)


def _bars(chart: Chart, lang: Lang) -> Bars:
    trace = chart.figure.data[0]
    edges = trace.marker.line.color
    bars = tuple(
        Bar(words(name).text, exact(value), fill, edge, words(text).text)
        for name, value, fill, edge, text in zip(
            trace.y, trace.x, trace.marker.color, edges, trace.text, strict=True
        )
    )
    low, high = _reach([float(v) for v in trace.x])
    return Bars(words(chart.subtitle or chart.title).text, bars, low, high, 3, lang)


def _reach(values: Sequence[float]) -> tuple[float, float]:
    """From and to, with room beyond the longest bar of either side for the number at its end."""
    low, high = min(*values, 0.0), max(*values, 0.0)
    room = 0.45 * ((high - low) or 1.0)
    return low - (room if low < 0 else 0.0), high + (room if high > 0 else 0.0)


def _lines(figure: Spec, lang: Lang) -> Lines:
    layout = figure.layout
    bottom = layout.yaxis.domain[0] if layout.yaxis.domain else 0.0
    low, high = layout.yaxis.range or _extent(figure.data)
    unit = (high - low) / (1 - bottom)
    years = layout.xaxis.tickvals
    every = 2 if len(years) > MANY else 1
    x = Axis(years[0] - every, ceil(layout.xaxis.range[1]), every, years[0], years[-1])
    y = rounded(high - unit, high, low)

    def height(share: float) -> float:
        return float(high - unit * (1 - share))

    below = getattr(layout, "yaxis2", None)
    row = height(sum(below.domain) / 2) if below else low
    bands = [t for t in figure.data if t.fill == "toself" and t.line.width]  # zones have no edge
    others = sorted((t for t in figure.data if t not in bands), key=lambda t: t.fill == "toself")
    series = [series_of(t, i, lang, row=row) for i, t in enumerate(others)]
    series += _band(bands, lang)
    series += [_cut(s, height, lang) for s in layout.shapes]
    notes = [n for n in layout.annotations if n.xref == "paper"]
    feet = [n for n in layout.annotations if n.xref != "paper"]
    ends = [(x.high, height(n.y) if n.yref == "paper" else n.y, n) for n in notes]
    series += _notes("series.ends", ends, lang)
    series += _reasons([(n.x, height(n.y), n) for n in feet], x, lang)
    return Lines(tuple(series), x, y, (0.06, 0.7), lang)


def _band(runs: Sequence[Spec], lang: Lang) -> list[Series]:
    """The band's lower and upper edge, each a line with gaps: LibreOffice drops what turns back."""
    found = []
    for key, upper in (("series.lower", False), ("series.upper", True)):
        xs: list[float] = []
        ys: list[float | None] = []
        for run in runs:
            half = len(run.x) // 2
            edge = list(zip(run.x, run.y, strict=True))
            edge = edge[:half] if not upper else edge[: half - 1 : -1]
            if xs:
                xs.append(xs[-1] + 0.5)
                ys.append(None)
            xs += [float(x) for x, _ in edge]
            ys += [exact(y) for _, y in edge]
        if xs:
            stroke = Stroke(runs[0].line.color, POINTS)
            found.append(Series(translate(key, lang), tuple(xs), tuple(ys), stroke))
    return found


def _reasons(notes: Sequence[tuple[float, float, Spec]], axis: Axis, lang: Lang) -> list[Series]:
    """The reasons of breaks at the foot, each wrapped into the room before the next one."""
    if not notes:
        return []
    found = sorted(notes, key=lambda note: note[0])
    stops = [*(x for x, _, _ in found[1:]), axis.last + 1]
    labels, letters = {}, LETTERS / (axis.last - axis.first + 1)
    for i, ((x, _, n), stop) in enumerate(zip(found, stops, strict=True)):
        lines = wrap(words(n.text).text, max(9, int((stop - x) * letters)))
        labels[i] = Label(Words(tuple(lines)), n.font.color, "r", n.font.size * POINTS)
    xs, ys = tuple(float(x) for x, _, _ in found), tuple(float(y) for _, y, _ in found)
    return [Series(translate("series.reasons", lang), xs, ys, labels=labels)]


def _cut(shape: Spec, height: Spec, lang: Lang) -> Series:
    ends = (height(max(shape.y0, BOTTOM)), height(shape.y1))
    stroke = Stroke(shape.line.color, shape.line.width * POINTS, "dot")
    name = translate("series.cut", lang, year=ceil(shape.x0))
    return Series(name, (float(shape.x0), float(shape.x1)), ends, stroke)


def _notes(key: str, notes: Sequence[tuple[float, float, Spec]], lang: Lang) -> list[Series]:
    if not notes:
        return []
    labels = {
        i: Label(words(n.text), n.font.color, "r", n.font.size * POINTS)
        for i, (_, _, n) in enumerate(notes)
    }
    xs, ys = tuple(float(n[0]) for n in notes), tuple(float(n[1]) for n in notes)
    return [Series(translate(key, lang), xs, ys, labels=labels)]


def _extent(traces: Iterable[Any]) -> tuple[float, float]:
    values = [y for t in traces if t.yaxis != "y2" for y in t.y if not nothing(y)]
    return min(values, default=0.0), max(values, default=1.0)
