"""A drawing as SVG: for the PDF, and as a picture to keep; no browser draws it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from exports.drawing.drawing import Axis, Drawing, Label, Lines, PaintedBars, Series, Stroke, Symbol
from strings import Lang
from strings.numbers import number

INK, TEXT, GRID = "#14202E", "#445063", "#D3D9E2"
TRIANGLES = {"▲": (-1, True), "△": (-1, False), "▼": (1, True), "▽": (1, False)}
DASHES = {"dash": "5 3.5", "dot": "1.5 2.5"}
ANCHORS = {"r": ("start", 5.0), "l": ("end", -5.0), "ctr": ("middle", 0.0)}
LEADING = 1.15


@dataclass(frozen=True, slots=True)
class Plot:
    """The inner rectangle of a chart in points, and where values lie in it."""

    left: float
    top: float
    width: float
    height: float
    x: Axis
    y: Axis

    def across(self, value: float) -> float:
        """Return the distance of an x value from the left edge, in points."""
        return self.left + self.width * (value - self.x.low) / (self.x.high - self.x.low)

    def down(self, value: float) -> float:
        """Return the distance of a y value from the top edge, in points."""
        share = (value - self.y.low) / (self.y.high - self.y.low)
        return self.top + self.height * (share if self.y.reversed else 1 - share)


def svg(drawing: Drawing, width: float, height: float, font: str, size: float) -> str:
    """Write a drawing as SVG; `width`, `height` and `size` (of its axes' text) in points."""
    body = (
        _lines(drawing, width, height, size)
        if isinstance(drawing, Lines)
        else _bars(drawing, width, height, size)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}pt" height="{height:g}pt" '
        f'viewBox="0 0 {width:g} {height:g}" font-family="{escape(font)}">{"".join(body)}</svg>'
    )


def _lines(drawing: Lines, width: float, height: float, size: float) -> list[str]:
    left, share = drawing.inner
    plot = Plot(left * width, 0.04 * height, share * width, 0.86 * height, drawing.x, drawing.y)
    zoom = size / 10.5
    body = [*_grid(plot, drawing.lang, size)]
    for series in drawing.series:
        body += _series(plot, series, zoom)
    return body


def _grid(plot: Plot, lang: Lang, size: float) -> Iterable[str]:
    foot = plot.top + plot.height
    for value in _ticks(plot.y):
        at = plot.down(value)
        if plot.y.grid and value >= plot.y.first - 1e-9:
            yield _path(f"M{plot.left:.1f} {at:.1f}h{plot.width:.1f}", Stroke(GRID, 0.6))
        if plot.y.shown and plot.y.first - 1e-9 <= value <= plot.y.last + 1e-9:
            said = number(value, lang, plot.y.decimals)
            yield _text(plot.left - 6, at + size * 0.35, said, size, TEXT, "end")
    for value in _ticks(plot.x):
        at = plot.across(value)
        if plot.x.grid:
            yield _path(f"M{at:.1f} {plot.top:.1f}v{plot.height:.1f}", Stroke(GRID, 0.6))
        if plot.x.first - 1e-9 <= value <= plot.x.last + 1e-9:
            said = number(value, lang, plot.x.decimals) if plot.x.decimals else f"{value:.0f}"
            yield _text(at, foot + size * 1.3, said, size, TEXT, "middle")


def _ticks(axis: Axis) -> list[float]:
    n = int((axis.high - axis.low) / axis.step + 1e-9)
    return [axis.low + i * axis.step for i in range(n + 1)]


def _series(plot: Plot, series: Series, zoom: float) -> Iterable[str]:
    points = [
        None if y is None else (plot.across(x), plot.down(y))
        for x, y in zip(series.xs, series.ys, strict=True)
    ]
    if series.stroke:
        yield _path(_joined(points), series.stroke)
    for point, y, (down, up) in zip(points, series.ys, series.spread, strict=False):
        if point and y is not None:
            low, high = plot.down(y - down), plot.down(y + up)
            yield _path(f"M{point[0]:.1f} {low:.1f}V{high:.1f}", Stroke(INK, 0.9))
    for i, point in enumerate(points):
        if point is None:
            continue
        symbol = series.symbols[i] if i < len(series.symbols) else None
        if symbol:
            yield _symbol(*point, symbol, zoom)
        if i in series.labels:
            yield from _label(*point, series.labels[i], zoom)


def _joined(points: Iterable[tuple[float, float] | None]) -> str:
    path, pen = [], "M"
    for point in points:
        if point is None:
            pen = "M"
            continue
        path.append(f"{pen}{point[0]:.1f} {point[1]:.1f}")
        pen = "L"
    return "".join(path)


def _path(path: str, stroke: Stroke, fill: str = "none") -> str:
    dash = f' stroke-dasharray="{DASHES[stroke.dash]}"' if stroke.dash else ""
    return (
        f'<path d="{path}" fill="{fill}" stroke="{stroke.colour}" stroke-width="{stroke.width:g}" '
        f'stroke-linejoin="round"{dash}/>'
    )


def _symbol(x: float, y: float, symbol: Symbol, zoom: float) -> str:
    r = symbol.size * zoom / 2
    path = f"M{x - r:.1f} {y:.1f}L{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + r:.1f}Z"
    if symbol.shape == "circle":
        path = f"M{x - r:.2f} {y:.2f}a{r:.2f} {r:.2f} 0 1 0 {2 * r:.2f} 0a{r:.2f} {r:.2f} 0 1 0 {-2 * r:.2f} 0Z"
    return _path(path, Stroke(symbol.edge, 1), symbol.fill or "none")


def _label(x: float, y: float, label: Label, zoom: float) -> Iterable[str]:
    size = label.size * zoom
    if label.words.text in TRIANGLES:
        yield _triangle(x, y, label, size)
        return
    anchor, shift = ANCHORS.get(label.side, ANCHORS["r"])
    top = y - size * LEADING * (len(label.words.lines) - 1) / 2 + size * 0.35
    for n, line in enumerate(label.words.lines):
        at = top + n * size * LEADING
        yield _text(x + shift * zoom, at, line, size, label.colour, anchor, bold=label.words.bold)


def _triangle(x: float, y: float, label: Label, size: float) -> str:
    way, solid = TRIANGLES[label.words.text]
    r = size * 0.36
    path = f"M{x - r:.1f} {y - way * r:.1f}H{x + r:.1f}L{x:.1f} {y + way * r:.1f}Z"
    return _path(path, Stroke(label.colour, 1.1), label.colour if solid else "#FFFFFF")


def _text(
    x: float, y: float, said: str, size: float, colour: str, anchor: str, *, bold: bool = False
) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" fill="{colour}" '
        f'text-anchor="{anchor}"{weight}>{escape(said)}</text>'
    )


def _bars(drawing: PaintedBars, width: float, height: float, size: float) -> list[str]:
    left, across = 0.5 * width, 0.48 * width
    row = height / max(len(drawing.bars), 1)
    scale = across / (drawing.high - drawing.low)
    zero = left - drawing.low * scale
    body = []
    for nth, bar in enumerate(drawing.bars):
        middle, end = (nth + 0.5) * row, zero + bar.value * scale
        first, last = sorted((zero, end))
        half = row * 0.27
        box = f"M{first:.1f} {middle - half:.1f}H{last:.1f}V{middle + half:.1f}H{first:.1f}Z"
        body.append(_path(box, Stroke(bar.edge, 1.2), bar.fill))
        base = middle + size * 0.35
        anchor, at = ("start", last + 4) if bar.value >= 0 else ("end", first - 4)
        body.append(_text(at, base, bar.text, size, INK, anchor, bold=True))
        body.append(_text(left - 8, base, bar.name, size, TEXT, "end"))
    return [*body, _path(f"M{zero:.1f} 0V{height:.1f}", Stroke(INK, 1))]
