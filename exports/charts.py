"""A figure of the product's vocabulary (line, bar, dot) as a drawing that every file can hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10
from textwrap import wrap
from typing import Any

from exports.drawing import Axis, Bar, Bars, Drawing, Label, Lines, Series, Side, Stroke, Symbol
from exports.text import Words, words
from exports.values import exact, nothing
from reports.model import Chart
from strings import Lang, say

Spec = Any  # an object of Plotly, which ships without types
POINTS = 0.75  # of a pixel
GLYPHS = {("triangle-up", True): "▲", ("triangle-up", False): "△"}
GLYPHS |= {("triangle-down", True): "▼", ("triangle-down", False): "▽"}
SIDES: dict[str, Side] = {"middle right": "r", "middle center": "ctr"}
LETTERS = 82  # of a reason, over the width of the chart
MANY = 15  # years; of more only every second one is labelled
BOTTOM = 0.2  # of the height: below it lies the row of verdicts


def drawing(chart: Chart, lang: Lang) -> Drawing:
    """The chart's own values, series for series; shapes and notes become series with labels."""
    figure = chart.figure
    if figure.data[0].type == "bar":
        return _bars(chart, lang)
    if figure.layout.yaxis.tickvals is not None:
        return _dots(figure, lang)
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
    y = _rounded(high - unit, high, low)

    def height(share: float) -> float:
        return float(high - unit * (1 - share))

    below = getattr(layout, "yaxis2", None)
    row = height(sum(below.domain) / 2) if below else low
    bands = [t for t in figure.data if t.fill == "toself" and t.line.width]  # zones have no edge
    others = sorted((t for t in figure.data if t not in bands), key=lambda t: t.fill == "toself")
    series = [_series(t, i, lang, row=row) for i, t in enumerate(others)]
    series += _band(bands, lang)
    series += [_cut(s, height, lang) for s in layout.shapes]
    notes = [n for n in layout.annotations if n.xref == "paper"]
    feet = [n for n in layout.annotations if n.xref != "paper"]
    ends = [(x.high, height(n.y) if n.yref == "paper" else n.y, n) for n in notes]
    series += _notes("series.ends", ends, lang)
    series += _reasons([(n.x, height(n.y), n) for n in feet], x, lang)
    return Lines(tuple(series), x, y, (0.06, 0.7), lang)


def _dots(figure: Spec, lang: Lang) -> Lines:
    names = list(figure.layout.yaxis.tickvals)
    place = {name: float(i + 1) for i, name in enumerate(names)}
    series = [_series(t, i, lang, place) for i, t in enumerate(figure.data)]
    xs = [x for s in series for x, y in zip(s.xs, s.ys, strict=True) if y is not None]
    low, high = min(xs), max(xs)
    x = _rounded(low - 0.05 * (high - low), high + 0.1 * (high - low), low)
    ticks = zip(names, figure.layout.yaxis.ticktext, strict=True)
    size = min(11.0, max(5.0, 260 / len(names)))
    left = {i: Label(words(t), "#14202E", "l", size) for i, (_, t) in enumerate(ticks)}
    joined = [(v, place[s.y0]) for s in figure.layout.shapes for v in (s.x0, s.x1)]
    series.insert(0, _joins(joined, figure.layout.shapes, lang))
    edge = (x.low,) * len(names)
    series.append(Series(say("series.names", lang), edge, tuple(place.values()), labels=left))
    y = Axis(0, len(names) + 1, 1, 1, len(names), shown=False, reversed=True)
    return Lines(tuple(series), x, y, (0.3, 0.62), lang)


def _joins(points: Sequence[tuple[float, float]], shapes: Sequence[Spec], lang: Lang) -> Series:
    """A line for each pair of points, in one series with gaps between the pairs."""
    pairs = zip(points[::2], points[1::2], strict=True)
    spaced = [p for a, b in pairs for p in (a, b, (b[0], None))]
    colour = shapes[0].line.color if shapes else "#7D8A9B"
    xs, ys = tuple(p[0] for p in spaced), tuple(p[1] for p in spaced)
    return Series(say("series.joins", lang), xs, ys, Stroke(colour, 0.9))


def _series(
    trace: Spec,
    nth: int,
    lang: Lang,
    place: dict[str, float] | None = None,
    row: float = 0.0,
) -> Series:
    """A trace; `place` are the heights of names, `row` that of the verdicts under the axis."""
    mode = trace.mode or "lines"
    raw = list(zip(trace.x, trace.y, strict=True))
    xs = tuple(0.0 if nothing(x) else float(x) for x, _ in raw)
    below = trace.yaxis == "y2"
    ys = tuple(row if below else _height(x, y, place) for x, y in raw)
    symbols = _symbols(trace, len(xs)) if "markers" in mode else ()
    labels = _labels(trace, mode) | _glyphs(trace, mode)
    return Series(
        name=words(trace.name or say("series.points", lang, n=nth + 1)).text,
        xs=xs,
        ys=ys,
        stroke=_stroke(trace) if "lines" in mode else None,
        symbols=symbols,
        labels=labels,
        spread=_spread(trace),
    )


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
            found.append(Series(say(key, lang), tuple(xs), tuple(ys), stroke))
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
    return [Series(say("series.reasons", lang), xs, ys, labels=labels)]


def _height(x: Spec, y: Spec, place: dict[str, float] | None) -> float | None:
    if nothing(x) or nothing(y):
        return None
    return place[y] if place else exact(y)


def _stroke(trace: Spec) -> Stroke | None:
    if trace.fill == "toself":
        return Stroke(trace.line.color or "#69778A", max(trace.line.width or 0, 1) * POINTS)
    dash = "dash" if trace.line.dash else ""
    return Stroke(trace.line.color, trace.line.width * POINTS, "dash" if dash else "")


def _symbols(trace: Spec, n: int) -> tuple[Symbol | None, ...]:
    marker = trace.marker
    shapes, sizes, fills = (
        _each(v, n) for v in (marker.symbol or "circle", marker.size, marker.color)
    )
    edges = _each(marker.line.color, n)
    return tuple(
        None
        if str(shape).startswith("triangle")
        else Symbol(
            "diamond" if shape == "diamond" else "circle",
            max(2.0, size * POINTS),
            "" if str(shape).endswith("open") else fill or trace.line.color,
            edge or fill or trace.line.color,
        )
        for shape, size, fill, edge in zip(shapes, sizes, fills, edges, strict=True)
    )


def _each(value: Spec, n: int) -> list[Spec]:
    return list(value) if isinstance(value, (list, tuple)) else [value] * n


def _glyphs(trace: Spec, mode: str) -> dict[int, Label]:
    """Verdicts are triangles up and down, which Office has no marks for: they are letters."""
    marker, n = trace.marker, len(trace.x)
    if "markers" not in mode:
        return {}
    found = zip(
        *(_each(v, n) for v in (marker.symbol, marker.color, marker.line.color)), strict=True
    )
    return {
        i: Label(words(GLYPHS[shape, fill == edge]), edge, "ctr", _each(marker.size, n)[i])
        for i, (shape, fill, edge) in enumerate(found)
        if (shape, fill == edge) in GLYPHS
    }


def _labels(trace: Spec, mode: str) -> dict[int, Label]:
    if "text" not in mode or not trace.text:
        return {}
    font, side = trace.textfont, SIDES.get(trace.textposition or "middle center", "r")
    return {
        i: Label(words(text), font.color, side, font.size * POINTS)
        for i, text in enumerate(trace.text)
        if text
    }


def _spread(trace: Spec) -> tuple[tuple[float, float], ...]:
    bars = trace.error_y
    if bars.array is None:
        return ()
    return tuple(zip(map(float, bars.arrayminus), map(float, bars.array), strict=True))


def _cut(shape: Spec, height: Spec, lang: Lang) -> Series:
    ends = (height(max(shape.y0, BOTTOM)), height(shape.y1))
    stroke = Stroke(shape.line.color, shape.line.width * POINTS, "dot")
    name = say("series.cut", lang, year=ceil(shape.x0))
    return Series(name, (float(shape.x0), float(shape.x1)), ends, stroke)


def _notes(key: str, notes: Sequence[tuple[float, float, Spec]], lang: Lang) -> list[Series]:
    if not notes:
        return []
    labels = {
        i: Label(words(n.text), n.font.color, "r", n.font.size * POINTS)
        for i, (_, _, n) in enumerate(notes)
    }
    xs, ys = tuple(float(n[0]) for n in notes), tuple(float(n[1]) for n in notes)
    return [Series(say(key, lang), xs, ys, labels=labels)]


def _extent(traces: Iterable[Any]) -> tuple[float, float]:
    values = [y for t in traces if t.yaxis != "y2" for y in t.y if not nothing(y)]
    return min(values, default=0.0), max(values, default=1.0)


def _rounded(low: float, high: float, first: float) -> Axis:
    """An axis of at most nine round steps, with a grid, labelled from `first` up."""
    rough = (high - low) / 8 or 0.2
    base = 10 ** floor(log10(rough))
    step = next(base * m for m in (1, 2, 5, 10) if base * m >= rough)
    bottom = floor(low / step + 1e-9) * step
    decimals = max(1, -floor(log10(step)))
    return Axis(round(bottom, 6), round(high, 6), round(step, 6), first, high, decimals, grid=True)
