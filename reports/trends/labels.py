"""Names at the ends of a trend's lines, instead of a legend."""

from __future__ import annotations

from collections.abc import Iterable

from reports.charts.figures import MAIN_DOMAIN, VERDICT_DOMAIN, Spec
from reports.trends.layers import Subject
from strings import translate
from strings.numbers import number

LINE = 18  # px from one label to the next


def value_range(traces: Iterable[Spec]) -> tuple[float, float]:
    """The values that a trend shows, with room below for the reasons of breaks."""
    values = [v for t in traces if t.get("yaxis") != "y2" for v in t["y"] if v is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low or 1.0) * 0.08
    return low - 3 * room, high + room


def labels(of: Subject, extent: tuple[float, float], height: int) -> list[Spec]:
    """Annotations right of the axis, moved apart where they would touch."""
    step = (extent[1] - extent[0]) * LINE / (height * (MAIN_DOMAIN[1] - MAIN_DOMAIN[0]))
    notes = [_note(text, colour, y=at) for at, text, colour in _apart(_wanted(of), step)]
    middle = sum(VERDICT_DOMAIN) / 2
    verdicts = _note(translate("area.verdicts", of.lang), of.palette.ink3, y=middle, yref="paper")
    return [*notes, verdicts]


def _wanted(of: Subject) -> list[tuple[float, str, str]]:
    row, last, lang = of.row, of.years[-1], of.lang
    wanted: list[tuple[float, str, str]] = []
    country = of.results.country.get((row.component, last))
    if country:
        best = of.results.catalog.units[country.best_unit].name(lang)
        median = translate("area.median", lang, value=number(country.median, lang))
        name = f"<b>{best} {number(country.best, lang)}</b>"
        wanted.append((country.median, median, of.palette.median))
        if not of.plain:
            wanted.append((country.best, name, of.palette.best))
    ours = of.results.score(row.component, last)
    if ours is not None:
        name = f"<b>{of.results.unit.name(lang)} {number(ours, lang)}</b>"
        wanted.append((ours, name, of.palette.ink))
    if row.year == last and row.judged and row.previous is not None:
        level = translate("area.to_beat", lang, value=number(row.previous, lang))
        wanted.append((row.previous, f"<b>{level}</b>", of.palette.accent))
        if row.noise:
            zone = translate("area.noise", lang, value=number(row.noise[1], lang))
            wanted.append((row.previous - row.noise[1], zone, of.palette.ink3))
    return sorted(wanted, key=lambda label: -label[0])


def _apart(labels: list[tuple[float, str, str]], step: float) -> list[tuple[float, str, str]]:
    """Pushes labels down until each is a line below the one before."""
    placed: list[tuple[float, str, str]] = []
    for at, text, colour in labels:
        limit = placed[-1][0] - step if placed else at
        placed.append((min(at, limit), text, colour))
    return placed


def _note(text: str, colour: str, **place: object) -> Spec:
    return {
        "xref": "paper",
        "x": 1,
        "xshift": 6,
        "text": text,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "font": {"size": 13, "color": colour},
        **place,
    }
