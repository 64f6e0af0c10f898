"""The line of one component over all years, cut at breaks, with the noise and the level to beat."""

from __future__ import annotations

import plotly.graph_objects as go

from catalog import Lang
from reports.case import Case, Verdict, breaks_of, mark
from reports.figures import MAIN_DOMAIN, VERDICT_DOMAIN, layout, verdict_row
from reports.model import Chart, Mark
from reports.palette import Palette
from reports.trend_labels import labels
from reports.trend_layers import breaks, country, noise, ours, target
from strings import say
from strings.numbers import number

HEIGHT = 310


def trend(case: Case, row: Verdict, palette: Palette, lang: Lang, height: int = HEIGHT) -> Chart:
    """The chart of a component for the year of `row`, with a finding over it."""
    years = sorted(
        {y for code, y in case.country if code == row.component}
        | set(case.scored_years(row.component))
    )
    full = list(range(years[0], years[-1] + 1)) if years else [row.year]
    cuts = [b.year for b in breaks_of(case.catalog, row.index, row.component, enabled=True)]
    marks = [_year_mark(case, row.component, y) for y in full]
    figure = go.Figure(layout=_frame(palette, lang, height, full, row.year))
    country(figure, case, row.component, full, cuts, palette, lang)
    noise(figure, row, palette)
    target(figure, row, palette)
    ours(figure, case, row, full, cuts, palette, lang)
    for trace in verdict_row(full, marks, palette):
        figure.add_trace(trace)
    breaks(figure, case, row, full, palette, lang)
    labels(figure, case, row, full, palette, lang)
    component = case.catalog.component(row.index, row.component, row.year)
    values = ", ".join(f"{y}: {number(case.score(row.component, y), lang)}" for y in full)
    name = component.name(lang) if component else row.component
    scale = (
        say("area.scale_points", lang, scale=component.scale)
        if component and component.scale
        else ""
    )
    return Chart(
        key=f"trend_{row.component}",
        title=_finding(full, marks, cuts, lang),
        subtitle=say("area.trend_hint", lang, scale=scale, unit=case.unit.name(lang)),
        figure=figure,
        alt=say("area.trend_alt", lang, name=name, unit=case.unit.name(lang), values=values),
        height=height,
        years=tuple(marks),
        year_labels=tuple(str(y) for y in full),
    )


def _frame(palette: Palette, lang: Lang, height: int, years: list[int], shown: int) -> go.Layout:
    ticks = [f"<b>{y}</b>" if y == shown else str(y) for y in years]
    return layout(
        palette,
        lang,
        height,
        margin={"l": 40, "r": 148, "t": 8, "b": 8},
        xaxis={
            "tickvals": years,
            "ticktext": ticks,
            "range": [years[0] - 0.4, years[-1] + 0.55],
            "anchor": "y",
            "ticks": "",
        },
        yaxis={"domain": MAIN_DOMAIN, "tickformat": ".1f"},
        yaxis2={"domain": VERDICT_DOMAIN, "range": [-1, 1], "visible": False, "fixedrange": True},
    )


def _year_mark(case: Case, component: str, year: int) -> Mark | None:
    row = case.verdict(component, year)
    return mark(row) if row is not None else None


def _finding(years: list[int], marks: list[Mark | None], cuts: list[int], lang: Lang) -> str:
    goals = [m.goal for m in marks if m]
    return say(
        "area.trend",
        lang,
        first=years[0],
        last=years[-1],
        rises=goals.count("met"),
        falls=goals.count("not_met"),
        breaks=sum(years[0] < c <= years[-1] for c in cuts),
    )
