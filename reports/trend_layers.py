"""What a trend is drawn from, back to front: country, noise, level to beat, our line, breaks."""

from __future__ import annotations

import plotly.graph_objects as go

from catalog import Break, Lang
from reports.case import Case, Verdict, breaks_of, mark
from reports.figures import MAIN_DOMAIN, band, line, marker
from reports.palette import Palette
from strings import say

YEAR_LETTERS = 7  # letters of 12 px that fit between two years


def country(
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


def ours(
    figure: go.Figure,
    case: Case,
    row: Verdict,
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


def noise(figure: go.Figure, row: Verdict, palette: Palette) -> None:
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


def target(figure: go.Figure, row: Verdict, palette: Palette) -> None:
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


def breaks(
    figure: go.Figure, case: Case, row: Verdict, years: list[int], palette: Palette, lang: Lang
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


def _inside(case: Case, row: Verdict, years: list[int], *, enabled: bool) -> list[Break]:
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
