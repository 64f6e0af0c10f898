"""A chart as a drawing that every file can hold, in the colours of paper."""

from __future__ import annotations

from collections.abc import Sequence

from exports.drawing.dots import dots
from exports.drawing.drawing import Drawing, PaintedBar, PaintedBars
from exports.drawing.trend import trend
from exports.drawing.values import exact
from exports.text import short
from reports.charts import Bars, Dots, Trend
from reports.model import Chart
from reports.model.palette import LIGHT
from strings import Lang
from strings.numbers import number

ROOM = 0.45  # of the bars' reach, beyond the longest one of either side


def drawing(chart: Chart, lang: Lang) -> Drawing:
    """Draw a chart in the colours of paper; notes and names become series with labels."""
    match chart.content:
        case Trend():
            return trend(chart.content, chart.height, lang)
        case Dots():
            return dots(chart.content, lang)
        case Bars():
            return _bars(chart.content, chart.subtitle or chart.title, lang)


def _bars(found: Bars, name: str, lang: Lang) -> PaintedBars:
    bars = tuple(
        PaintedBar(
            short(bar.name),
            exact(bar.value),
            *LIGHT.bar(bar),
            number(bar.value, lang, found.decimals, sign=True),
        )
        for bar in found.bars
    )
    low, high = _reach([bar.value for bar in found.bars])
    return PaintedBars(short(name), bars, low, high, found.decimals, lang)


def _reach(values: Sequence[float]) -> tuple[float, float]:
    """Return the ends of the axis, with room beyond the longest bar of either side for the number at its end."""
    low, high = min(*values, 0.0), max(*values, 0.0)
    room = ROOM * ((high - low) or 1.0)
    return low - (room if low < 0 else 0.0), high + (room if high > 0 else 0.0)
