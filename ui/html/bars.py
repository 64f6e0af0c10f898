"""Lying bars as HTML: the same to see as Plotly draws, for a tenth of its time."""

from __future__ import annotations

from html import escape

from reports.charts.figures import Spec
from reports.model import Chart
from ui.html import elements


def lying(chart: Chart) -> bool:
    """Whether a chart is nothing but named bars from one zero line, each with its value written."""
    traces = chart.spec["data"]
    return len(traces) == 1 and traces[0]["type"] == "bar" and traces[0].get("orientation") == "h"


def bars(chart: Chart) -> str:
    """Its title and a row a bar: the name, the bar from the zero line, the value at its end."""
    [trace], (low, high) = chart.spec["data"], chart.spec["layout"]["xaxis"]["range"]
    rows = "".join(_bar(trace, i, low, high) for i in range(len(trace["x"])))
    zero = f"--zero:{_place(0, low, high):.2f}%"
    drawn = f'<div class="bars" role="group" aria-label="{escape(chart.alt)}" style="{zero}">{rows}</div>'
    return elements.block(elements.heading(chart.title, chart.subtitle, chart.notes) + drawn)


def _bar(trace: Spec, i: int, low: float, high: float) -> str:
    value, zero = _place(trace["x"][i], low, high), _place(0, low, high)
    left, width = min(value, zero), abs(value - zero)
    fill, edge = trace["marker"]["color"][i], trace["marker"]["line"]["color"][i]
    side = f"left:{value:.2f}%" if trace["x"][i] >= 0 else f"right:{100 - value:.2f}%"
    name = escape(str(trace["y"][i]).replace("<br>", " "))
    written = escape(trace["text"][i].removeprefix("<b>").removesuffix("</b>"))
    style = f"left:{left:.2f}%;width:{width:.2f}%;background:{fill};border-color:{edge}"
    return f'<span>{name}</span><div><i style="{style}"></i><b style="{side}">{written}</b></div>'


def _place(value: float, low: float, high: float) -> float:
    return 100 * (value - low) / (high - low)
