"""Figures: line, bar and dot, in the colours of a palette. Titles live outside, in the report.

Traces, shapes and annotations are plain dicts until Plotly's figure is made, once and only where
one is wanted: Plotly checks a whole layout anew for every piece that is added to it afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from catalog import Lang
from reports.model import Mark
from reports.model.palette import Palette

Spec = dict[str, Any]
Value = float | None

FONT = '"Source Sans", "Source Sans 3", sans-serif'
VERDICT_DOMAIN = (0.0, 0.1)  # of the height: the row of verdicts under the axis
MAIN_DOMAIN = (0.2, 1.0)  # of the height: the lines
SYMBOLS = {"met": "triangle-up", "not_met": "triangle-down", "no_data": "circle-open"}
SIGNS = {"not_comparable": "//", "unchanged": "="}


def spec(traces: Iterable[Spec], layout_: Spec) -> Spec:
    """What Plotly makes a figure from: its traces, back to front, and its layout."""
    return {"data": list(traces), "layout": layout_}


def layout(palette: Palette, lang: Lang, height: int, **more: object) -> Spec:
    """What every figure shares: no legend, horizontal grid only, numbers as the language writes them."""
    axis = {
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"size": 13, "color": palette.ink3},
        "automargin": False,  # the margins are given, and labels fit: Plotly need not measure them,
        "ticklabeloverflow": "allow",  # which is a third of its time
    }
    hover = {"family": FONT, "size": 13, "color": palette.ink}
    settings: Spec = {
        "font": {"family": FONT, "size": 14, "color": palette.ink2},
        "separators": ",." if lang == "vi" else ".,",
        "showlegend": False,
        "hovermode": "x unified",
        "hoverlabel": {"bgcolor": palette.panel, "font": hover},
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
    return settings


def line(
    years: Sequence[int], values: Sequence[Value], cuts: Sequence[int], **style: object
) -> Spec:
    """A line that stops at a missing value and before each year in `cuts`."""
    xs: list[float] = []
    ys: list[Value] = []
    for year, value in zip(years, values, strict=True):
        if year in cuts and xs:
            xs.append(year - 0.5)
            ys.append(None)
        xs.append(year)
        ys.append(value)
    return {"type": "scatter", "x": xs, "y": ys, "connectgaps": False, **style}


def band(
    years: Sequence[int],
    low: Sequence[Value],
    high: Sequence[Value],
    cuts: Sequence[int],
    palette: Palette,
) -> list[Spec]:
    """The middle half of the provinces, ended where the lines end."""
    return [
        {
            "type": "scatter",
            "x": [*(y for y, _, _ in run), *(y for y, _, _ in reversed(run))],
            "y": [*(b for _, _, b in run), *(a for _, a, _ in reversed(run))],
            "fill": "toself",
            "fillcolor": palette.band,
            "line": {"width": 0.8, "color": palette.peers},
            "mode": "lines",
            "hoverinfo": "skip",
        }
        for run in _runs(years, low, high, cuts)
        if len(run) > 1
    ]


def _runs(
    years: Sequence[int], low: Sequence[Value], high: Sequence[Value], cuts: Sequence[int]
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


def marker(mark: Mark, palette: Palette, size: float) -> Spec:
    """A verdict's mark as a Plotly marker: solid only where the change is clear."""
    colour = palette.goal(mark.goal)
    symbol = SYMBOLS.get(mark.goal, "circle")
    solid = mark.strength == "clear" or symbol == "circle"
    return {
        "symbol": symbol,
        "size": size,
        "color": colour if solid else palette.bg,
        "line": {"width": 2.2, "color": colour},
        "opacity": 1,
    }


def verdict_row(years: Sequence[int], marks: Sequence[Mark | None], palette: Palette) -> list[Spec]:
    """The verdict of each year as a row of marks under the axis, on the second y axis."""
    shown = [(y, m) for y, m in zip(years, marks, strict=True) if m]
    plain = [(y, m) for y, m in shown if m.goal in ("met", "not_met")]
    styles = [marker(m, palette, 12) for _, m in plain]
    traces = [
        _row(
            [y for y, _ in plain],
            mode="markers",
            marker={
                "symbol": [s["symbol"] for s in styles],
                "size": 12,
                "color": [s["color"] for s in styles],
                "line": {"width": 2, "color": [s["line"]["color"] for s in styles]},
                "opacity": 1,
            },
        )
    ]
    dots = [(y, palette.goal(m.goal)) for y, m in plain if m.strength == "fairly_clear"]
    dot = {"size": 4, "color": [c for _, c in dots]}
    traces.append(_row([y for y, _ in dots], mode="markers", marker=dot))
    for goal, sign in SIGNS.items():
        at = [y for y, m in shown if m.goal == goal]
        font = {"size": 16, "color": palette.goal(goal), "weight": 700}
        traces.append(_row(at, mode="text", text=[sign] * len(at), textfont=font))
    return [t for t in traces if t["x"]]


def _row(years: list[int], **style: object) -> Spec:
    return {
        "type": "scatter",
        "x": years,
        "y": [0] * len(years),
        "yaxis": "y2",
        "hoverinfo": "skip",
        "cliponaxis": False,
        **style,
    }
