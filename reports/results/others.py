"""Other provinces on a chart, to be compared with ours."""

from __future__ import annotations

from catalog import Lang
from reports.charts import Bars, Dots, Trend
from reports.dataset.all_results import AllResults
from reports.dataset.province_results import ProvinceResults
from reports.model import Chart
from reports.results.compare import dot
from reports.results.contributions import contributions
from reports.results.trend import trend

Content = Trend | Bars | Dots


def choices(of: AllResults, chart: Chart, ours: str, lang: Lang) -> dict[str, str]:
    """Return the provinces that can be added to a chart, by code, in the order of their names."""
    rows = of.scores[(of.scores["component"] == chart.component) & of.scores["value"].notna()]
    if not isinstance(chart.content, Trend):
        rows = rows[rows["year"] == chart.year]
    drawn = {d.name for d in chart.content.dots} if isinstance(chart.content, Dots) else set()
    names = {code: of.catalog.units[code].name(lang) for code in set(rows["unit"]) - {ours}}
    return dict(
        sorted(((c, n) for c, n in names.items() if n not in drawn), key=lambda pair: pair[1])
    )


def other(results: ProvinceResults, chart: Chart, lang: Lang) -> Content | None:
    """Return what the chart would show of another province; None where it would be empty."""
    row = results.verdict(chart.component, chart.year)
    if isinstance(chart.content, Trend):
        years = results.scored_years(chart.component)
        row = row or (results.verdict(chart.component, years[-1]) if years else None)
        return trend(results, row, lang).content if row else None
    if row is None or row.score is None:
        return None
    if isinstance(chart.content, Dots):
        shown = dot(results, row, row.score, lang, ours=False)
        return Dots((shown,), chart.content.year, chart.content.previous)
    found = contributions(results, row, lang)
    return found.content if isinstance(found, Chart) else None
