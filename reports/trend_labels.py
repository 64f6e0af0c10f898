"""Names at the ends of a trend's lines, instead of a legend."""

from __future__ import annotations

import plotly.graph_objects as go

from catalog import Lang
from reports.case import Case, Verdict
from reports.figures import MAIN_DOMAIN, VERDICT_DOMAIN
from reports.palette import Palette
from strings import say
from strings.numbers import number


def labels(
    figure: go.Figure, case: Case, row: Verdict, years: list[int], palette: Palette, lang: Lang
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
