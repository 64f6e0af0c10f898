"""Figures: line, bar and dot, in the colours of a palette. Titles live outside, in the report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from catalog import Lang
from reports.model import Mark
from reports.palette import Palette

FONT = '"Source Sans", "Source Sans 3", sans-serif'
VERDICT_DOMAIN = (0.0, 0.1)  # of the height: the row of verdicts under the axis
MAIN_DOMAIN = (0.2, 1.0)  # of the height: the lines
SYMBOLS = {
    "met": "triangle-up",
    "not_met": "triangle-down",
    "unchanged": "square",
    "no_data": "circle-open",
}


def layout(palette: Palette, lang: Lang, height: int, **more: object) -> go.Layout:
    """The frame that every figure shares: no legend, horizontal grid only, numbers as the language writes them."""
    axis = {"zeroline": False, "fixedrange": True, "tickfont": {"size": 13, "color": palette.ink3}}
    settings: dict[str, Any] = {
        "font": {"family": FONT, "size": 14, "color": palette.ink2},
        "separators": ",." if lang == "vi" else ".,",
        "showlegend": False,
        "hovermode": "x unified",
        "hoverlabel": {
            "bgcolor": palette.panel,
            "font": {"family": FONT, "size": 13, "color": palette.ink},
        },
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 40, "r": 140, "t": 8, "b": 8},
        "height": height,
        "dragmode": False,
        "xaxis": {**axis, "showgrid": False},
        "yaxis": {**axis, "gridcolor": palette.rule, "nticks": 5},
    }
    for key, value in more.items():
        given = settings.get(key)
        settings[key] = {**given, **value} if isinstance(value, dict) and given else value
    return go.Layout(settings)


def line(
    years: Sequence[int],
    values: Sequence[float | None],
    cuts: Sequence[int],
    *,
    name: str,
    **style: object,
) -> go.Scatter:
    """A line that stops at a missing value and before each year in `cuts`."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for year, value in zip(years, values, strict=True):
        if year in cuts and xs:
            xs.append(year - 0.5)
            ys.append(None)
        xs.append(year)
        ys.append(value)
    return go.Scatter(x=xs, y=ys, name=name, connectgaps=False, **style)


def band(
    years: Sequence[int],
    low: Sequence[float | None],
    high: Sequence[float | None],
    cuts: Sequence[int],
    palette: Palette,
) -> list[go.Scatter]:
    """The middle half of the provinces, ended where the lines end."""
    traces = []
    for run in (r for r in _runs(years, low, high, cuts) if len(r) > 1):
        xs = [y for y, _, _ in run]
        traces.append(
            go.Scatter(
                x=[*xs, *reversed(xs)],
                y=[*(b for _, _, b in run), *(a for _, a, _ in reversed(run))],
                fill="toself",
                fillcolor=palette.band,
                line={"width": 0.8, "color": palette.peers},
                mode="lines",
                hoverinfo="skip",
            )
        )
    return traces


def _runs(
    years: Sequence[int],
    low: Sequence[float | None],
    high: Sequence[float | None],
    cuts: Sequence[int],
) -> list[list[tuple[int, float, float]]]:
    found: list[list[tuple[int, float, float]]] = []
    current: list[tuple[int, float, float]] = []
    for year, a, b in zip(years, low, high, strict=True):
        if current and (year in cuts or a is None or b is None):
            found.append(current)
            current = []
        if a is not None and b is not None:
            current.append((year, a, b))
    return [*found, current] if current else found


def marker(mark: Mark, palette: Palette, size: float) -> dict[str, Any]:
    """A verdict's mark as a Plotly marker: solid only where the change is clear."""
    colour = palette.goal(mark.goal)
    symbol = SYMBOLS.get(mark.goal, "circle")
    solid = mark.strength == "clear" or symbol in ("circle", "line-ew")
    return {
        "symbol": symbol,
        "size": size,
        "color": colour if solid else palette.bg,
        "line": {"width": 2.2, "color": colour},
        "opacity": 1,
    }


def verdict_row(
    years: Sequence[int], marks: Sequence[Mark | None], palette: Palette
) -> list[go.Scatter]:
    """The verdict of each year as a row of marks under the axis, on the second y axis."""
    shown = [(y, m) for y, m in zip(years, marks, strict=True) if m and m.goal != "no_data"]
    plain = [(y, m) for y, m in shown if m.goal in ("met", "not_met")]
    styles = [marker(m, palette, 12) for _, m in plain]
    common: dict[str, Any] = {"yaxis": "y2", "hoverinfo": "skip", "cliponaxis": False}
    traces = [
        go.Scatter(
            x=[y for y, _ in plain],
            y=[0] * len(plain),
            mode="markers",
            marker={
                "symbol": [s["symbol"] for s in styles],
                "size": [s["size"] for s in styles],
                "color": [s["color"] for s in styles],
                "line": {"width": 2, "color": [s["line"]["color"] for s in styles]},
                "opacity": 1,
            },
            **common,
        )
    ]
    dots = [(y, m) for y, m in plain if m.strength == "fairly_clear"]
    if dots:
        colours = [palette.goal(m.goal) for _, m in dots]
        traces.append(
            go.Scatter(
                x=[y for y, _ in dots],
                y=[0] * len(dots),
                mode="markers",
                marker={"size": 4, "color": colours},
                **common,
            )
        )
    for goal, sign in (("not_comparable", "//"), ("unchanged", "=")):
        at = [y for y, m in shown if m.goal == goal]
        if at:
            font = {"size": 16, "color": palette.goal(goal), "weight": 700}
            traces.append(
                go.Scatter(
                    x=at,
                    y=[0] * len(at),
                    mode="text",
                    text=[sign] * len(at),
                    textfont=font,
                    **common,
                )
            )
    return traces
