"""A trace of a figure as a series: its points, line, marks and labels."""

from __future__ import annotations

from typing import Any

from exports.drawing.drawing import Label, Series, Side, Stroke, Symbol
from exports.drawing.values import exact, nothing
from exports.text import words
from reports.model.palette import LIGHT
from strings import Lang, translate

Spec = Any  # an object of Plotly, which ships without types
POINTS = 0.75  # of a pixel
GLYPHS = {("triangle-up", True): "▲", ("triangle-up", False): "△"}
GLYPHS |= {("triangle-down", True): "▼", ("triangle-down", False): "▽"}
SIDES: dict[str, Side] = {"middle right": "r", "middle center": "ctr"}


def series_of(
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
        name=words(trace.name or translate("series.points", lang, n=nth + 1)).text,
        xs=xs,
        ys=ys,
        stroke=_stroke(trace) if "lines" in mode else None,
        symbols=symbols,
        labels=labels,
        spread=_spread(trace),
    )


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
            _filling(trace, str(shape), fill),
            edge or fill or trace.line.color,
        )
        for shape, size, fill, edge in zip(shapes, sizes, fills, edges, strict=True)
    )


def _filling(trace: Spec, shape: str, fill: str | None) -> str:
    """A ring is light, as some programs fill what has no filling; a note's shows its point."""
    if shape.endswith("open"):
        return "" if trace.meta == "note" else LIGHT.rule
    return fill or str(trace.line.color)


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
