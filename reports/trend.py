"""The line of one component over all years, cut at breaks, with the noise and the level to beat."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from catalog import Break, Lang
from reports.case import Case, breaks_of, mark
from reports.figures import band, layout, line, marker, verdict_row
from reports.model import Chart, Mark
from reports.palette import Palette
from strings import say
from strings.numbers import number

HEIGHT = 310
YEAR_LETTERS = 7  # letters of 12 px that fit between two years
VERDICT_DOMAIN = (0.0, 0.1)
MAIN_DOMAIN = (0.2, 1.0)


def trend(case: Case, row: Any, palette: Palette, lang: Lang, height: int = HEIGHT) -> Chart:
    """The chart of a component for the year of `row`, with a finding over it."""
    years = sorted(
        {y for code, y in case.country if code == row.component}
        | set(case.scored_years(row.component))
    )
    full = list(range(years[0], years[-1] + 1)) if years else [row.year]
    cuts = [b.year for b in breaks_of(case.catalog, row.index, row.component, enabled=True)]
    marks = [_year_mark(case, row.component, y) for y in full]
    figure = go.Figure(layout=_frame(palette, lang, height, full, row.year))
    _country(figure, case, row.component, full, cuts, palette, lang)
    _noise(figure, row, palette)
    _target(figure, row, palette)
    _ours(figure, case, row, full, cuts, palette, lang)
    for trace in verdict_row(full, marks, palette):
        figure.add_trace(trace)
    _breaks(figure, case, row, full, palette, lang)
    _labels(figure, case, row, full, palette, lang)
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


def _country(
    figure: go.Figure,
    case: Case,
    component: str,
    years: list[int],
    cuts: list[int],
    palette: Palette,
    lang: Lang,
) -> None:
    rows = [case.country.get((component, y)) for y in years]
    for trace in band(
        years,
        [r.low_quartile if r else None for r in rows],
        [r.high_quartile if r else None for r in rows],
        cuts,
        palette,
    ):
        figure.add_trace(trace)
    median = [r.median if r else None for r in rows]
    best = [r.best if r else None for r in rows]
    who = [case.catalog.units[r.best_unit].name(lang) if r else "" for r in rows]
    figure.add_trace(
        line(
            years,
            median,
            cuts,
            name=say("column.median", lang),
            mode="lines",
            line={"width": 2, "color": palette.median, "dash": "6px,4px"},
            hovertemplate="%{y:.2f}",
        )
    )
    names = dict(zip(years, who, strict=True))
    trace = line(
        years,
        best,
        cuts,
        name="",
        mode="lines+markers",
        line={"width": 1.5, "color": palette.best},
        marker={"symbol": "diamond", "size": 5},
        hovertemplate="%{customdata} %{y:.2f}<extra></extra>",
    )
    trace.customdata = [names.get(int(x), "") if x is not None else "" for x in trace.x]
    figure.add_trace(trace)


def _ours(
    figure: go.Figure,
    case: Case,
    row: Any,
    years: list[int],
    cuts: list[int],
    palette: Palette,
    lang: Lang,
) -> None:
    scores = [case.score(row.component, y) for y in years]
    figure.add_trace(
        line(
            years,
            scores,
            cuts,
            name=case.unit.name(lang),
            mode="lines+markers",
            line={"width": 3, "color": palette.ink},
            marker={"size": 7, "color": palette.ink},
            hovertemplate="%{y:.2f}",
        )
    )
    whiskers = [
        (year, score, score - low, high - score)
        for year, score in zip(years, scores, strict=True)
        if score is not None
        for low, high in [case.intervals.get((row.component, year), (score, score))]
        if low < high
    ]
    if whiskers:
        x, y, down, up = zip(*whiskers, strict=True)
        error = {"type": "data", "symmetric": False, "array": up, "arrayminus": down}
        figure.add_trace(
            go.Scatter(
                x=x,
                y=y,
                mode="markers",
                marker={"size": 1, "color": palette.ink},
                error_y={**error, "thickness": 1.2, "width": 5, "color": palette.ink},
                hoverinfo="skip",
            )
        )
    if row.score == row.score:
        style = marker(mark(row), palette, 15)
        figure.add_trace(
            go.Scatter(
                x=[row.year],
                y=[row.score],
                mode="markers",
                marker=style,
                hoverinfo="skip",
                cliponaxis=False,
            )
        )
        if row.strength == "fairly_clear":
            dot = {"size": 4, "color": palette.goal(row.goal)}
            figure.add_trace(
                go.Scatter(
                    x=[row.year], y=[row.score], mode="markers", marker=dot, hoverinfo="skip"
                )
            )


def _noise(figure: go.Figure, row: Any, palette: Palette) -> None:
    """The zone of ± noise round last year's score, upright at the year shown."""
    if not (row.goal in ("met", "unchanged", "not_met") and row.points_95 > 0):
        return
    for points, colour in ((row.points_95, palette.noise_95), (row.points_90, palette.noise_90)):
        left, right, low, high = (
            row.year - 0.17,
            row.year + 0.17,
            row.previous - points,
            row.previous + points,
        )
        figure.add_trace(
            go.Scatter(
                x=[left, right, right, left, left],
                y=[low, low, high, high, low],
                fill="toself",
                fillcolor=colour,
                line={"width": 0},
                mode="lines",
                hoverinfo="skip",
            )
        )
    for end in (row.previous - row.points_95, row.previous + row.points_95):
        figure.add_trace(
            go.Scatter(
                x=[row.year - 0.17, row.year + 0.17],
                y=[end, end],
                mode="lines",
                line={"width": 1.4, "color": palette.edge},
                hoverinfo="skip",
            )
        )


def _target(figure: go.Figure, row: Any, palette: Palette) -> None:
    if row.goal in ("met", "unchanged", "not_met"):
        figure.add_trace(
            go.Scatter(
                x=[row.previous_year, row.year + 0.3],
                y=[row.previous, row.previous],
                mode="lines",
                line={"width": 2, "color": palette.accent},
                hoverinfo="skip",
            )
        )


def _breaks(
    figure: go.Figure, case: Case, row: Any, years: list[int], palette: Palette, lang: Lang
) -> None:
    """Dotted cuts with their reason at the foot; a break that is not enabled is a grey stub."""
    cuts = _inside(case, row, years, enabled=True)
    stubs = [
        b for b in _inside(case, row, years, enabled=False) if b.year not in {c.year for c in cuts}
    ]
    feet = sorted(b.year for b in (*cuts, *stubs))
    low, high = MAIN_DOMAIN
    for b in (*cuts, *stubs):
        enabled = b in cuts
        figure.add_shape(
            type="line",
            x0=b.year - 0.5,
            x1=b.year - 0.5,
            yref="paper",
            y0=low,
            y1=high if enabled else low + 0.06,
            line={
                "width": 1.5,
                "color": palette.not_comparable if enabled else palette.edge,
                "dash": "2px,3px",
            },
        )
        room = next((y for y in feet if y > b.year), years[-1] + 1) - b.year
        words = (
            f"{b.year}: {b.short(lang)}" if enabled else say("area.suspected", lang, year=b.year)
        )
        if room > 1:
            text = _wrapped(words, room * YEAR_LETTERS)
            _foot(
                figure,
                b.year - 0.44,
                low,
                text,
                palette.not_comparable if enabled else palette.ink3,
            )


def _inside(case: Case, row: Any, years: list[int], *, enabled: bool) -> list[Break]:
    found = breaks_of(case.catalog, row.index, row.component, enabled=enabled)
    return [b for b in found if years[0] < b.year <= years[-1]]


def _wrapped(text: str, width: int) -> str:
    """Broken into lines of at most `width` letters, so that it ends before the next break."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return "<br>".join(lines)


def _foot(figure: go.Figure, x: float, y: float, text: str, colour: str) -> None:
    figure.add_annotation(
        x=x,
        y=y,
        yref="paper",
        text=text,
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        align="left",
        font={"size": 12, "color": colour},
    )


def _labels(
    figure: go.Figure, case: Case, row: Any, years: list[int], palette: Palette, lang: Lang
) -> None:
    """Names at the line's end instead of a legend, moved apart where they would touch."""
    last = years[-1]
    wanted: list[tuple[float, str, str]] = []
    country = case.country.get((row.component, last))
    if country:
        best = case.catalog.units[country.best_unit].name(lang)
        wanted.append((country.best, f"<b>{best} {number(country.best, lang)}</b>", palette.best))
        wanted.append(
            (
                country.median,
                say("area.median", lang, value=number(country.median, lang)),
                palette.median,
            )
        )
    ours = case.score(row.component, last)
    if ours is not None:
        wanted.append((ours, f"<b>{case.unit.name(lang)} {number(ours, lang)}</b>", palette.ink))
    if row.year == last and row.goal in ("met", "unchanged", "not_met"):
        level = say("area.to_beat", lang, value=number(row.previous, lang))
        wanted.append((row.previous - 1e-6, f"<b>{level}</b>", palette.accent))
        if row.points_95 > 0:
            text = say("area.noise", lang, value=number(row.points_95, lang))
            wanted.append((row.previous - row.points_95, text, palette.ink3))
    low, high = _range(figure)
    step = (high - low) * 18 / (figure.layout.height * (MAIN_DOMAIN[1] - MAIN_DOMAIN[0]))
    figure.update_layout(yaxis_range=[low, high])
    for at, text, colour in _apart(sorted(wanted, reverse=True), step):
        figure.add_annotation(
            xref="paper",
            x=1,
            xshift=6,
            y=at,
            text=text,
            showarrow=False,
            xanchor="left",
            yanchor="middle",
            align="left",
            font={"size": 13, "color": colour},
        )
    figure.add_annotation(
        xref="paper",
        x=1,
        xshift=6,
        yref="paper",
        y=sum(VERDICT_DOMAIN) / 2,
        text=say("area.verdicts", lang),
        showarrow=False,
        xanchor="left",
        yanchor="middle",
        font={"size": 13, "color": palette.ink3},
    )


def _range(figure: go.Figure) -> tuple[float, float]:
    values = [v for t in figure.data if t.yaxis != "y2" for v in (t.y or ()) if v is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low or 1.0) * 0.08
    return low - 3 * room, high + room


def _apart(labels: list[tuple[float, str, str]], step: float) -> list[tuple[float, str, str]]:
    """Pushes labels down until each is a line below the one before, then the pile back up by half."""
    placed: list[tuple[float, str, str]] = []
    for at, text, colour in labels:
        limit = placed[-1][0] - step if placed else at
        placed.append((min(at, limit), text, colour))
    return placed
