"""The values of a chart, the same in every file."""

from __future__ import annotations

from exports.text import short
from reports.charts import Bars, Trend
from reports.charts.trend import Path, level_path, path
from reports.charts.words import name
from reports.model import Chart
from strings import Lang


def exact(value: float) -> float:
    """Round off the errors of binary sums: scores carry at most nine true decimals."""
    return round(float(value), 9)


def values(chart: Chart, lang: Lang) -> dict[str, list[tuple[float | str, float]]]:
    """Return the (x, y) points of a chart by the name of each line; of bars (category, value)."""
    match chart.content:
        case Bars(bars):
            named = [(short(bar.name), exact(bar.value)) for bar in bars]
            return {short(chart.subtitle or chart.title): [*named]}
        case Trend():
            return {
                short(title): [(float(x), exact(y)) for x, y in points if y is not None]
                for title, points in _lines(chart.content, lang)
            }
    return {}


def _lines(trend: Trend, lang: Lang) -> list[tuple[str, Path]]:
    found = [(name("median", lang), path(trend, lambda p: p.median))]
    if not trend.plain:
        found.append((name("best", lang), path(trend, lambda p: p.best)))
    if trend.level:
        found.append((name("level", lang), level_path(trend)))
    return [*found, (trend.name, path(trend, lambda p: p.value))]
