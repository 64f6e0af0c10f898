"""The values of a figure, as every file has them."""

from __future__ import annotations

from typing import Any

from exports.text import words
from reports.model import Chart

Spec = Any  # an object of Plotly, which ships without types


def exact(value: float) -> float:
    """Without the dust of binary sums: figures carry at most nine true decimals."""
    return round(float(value), 9)


def nothing(value: Spec) -> bool:
    """Whether a place on a line is a gap."""
    return value is None or value != value


def values(chart: Chart) -> dict[str, list[tuple[float | str, float]]]:
    """What a chart shows, by the name of each line: its points, or bars by their category."""
    found: dict[str, list[tuple[float | str, float]]] = {}
    for trace in chart.figure.data:
        if trace.type == "bar":
            pairs = zip(trace.y, trace.x, strict=True)
            found[words(chart.subtitle or chart.title).text] = [
                (words(n).text, exact(v)) for n, v in pairs
            ]
        elif trace.name and trace.fill != "toself" and "lines" in trace.mode:
            pairs = zip(trace.x, trace.y, strict=True)
            found[words(trace.name).text] = [
                (float(x), exact(y)) for x, y in pairs if not nothing(y)
            ]
    return found
