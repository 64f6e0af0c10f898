"""What a trend is drawn from, back to front: country, noise, level to beat, our line, breaks."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.verdict import Verdict
from catalog import Break, Lang
from reports.charts.figures import MAIN_DOMAIN, Spec, band, line, marker
from reports.dataset.province_results import ProvinceResults, breaks_of, mark
from reports.model.palette import Palette
from strings import translate

YEAR_LETTERS = 7  # letters of 12 px that fit between two years
HALF_ZONE = 0.17  # of a year, left and right of the year shown


@dataclass(frozen=True, slots=True)
class Subject:
    """What a trend is about: one component of one province, the year of `row` being shown.

    `plain` leaves out the other provinces but for their median: a wall shows one finding.
    """

    results: ProvinceResults
    row: Verdict
    years: list[int]
    cuts: list[int]
    palette: Palette
    lang: Lang
    plain: bool = False

    @property
    def scores(self) -> list[float | None]:
        return [self.results.score(self.row.component, y) for y in self.years]


def country(of: Subject) -> list[Spec]:
    """The middle half of the provinces, their median, and the best with its name on hover."""
    rows = [of.results.country.get((of.row.component, y)) for y in of.years]
    low = [r.low_quartile if r else None for r in rows]
    high = [r.high_quartile if r else None for r in rows]
    units = of.results.catalog.units
    who = {y: units[r.best_unit].name(of.lang) for y, r in zip(of.years, rows, strict=True) if r}
    median = line(
        of.years,
        [r.median if r else None for r in rows],
        of.cuts,
        name=translate("column.median", of.lang),
        mode="lines",
        line={"width": 2, "color": of.palette.median, "dash": "6px,4px"},
        hovertemplate="%{y:.2f}",
        meta="median",
    )
    if of.plain:
        return [median]
    best = line(
        of.years,
        [r.best if r else None for r in rows],
        of.cuts,
        name=translate("area.series_best", of.lang),
        mode="lines+markers",
        line={"width": 1.5, "color": of.palette.best},
        marker={"symbol": "diamond", "size": 5},
        hovertemplate="%{customdata} %{y:.2f}<extra></extra>",
    )
    best["customdata"] = [who.get(x, "") for x in best["x"]]
    middle = band(of.years, low, high, of.cuts, of.palette)
    for run in middle:
        run["name"] = translate("area.series_band", of.lang)
    return [*middle, median, best]


def noise(of: Subject) -> list[Spec]:
    """The zone of ± noise round last year's score, upright at the year shown."""
    row, found = of.row, of.row.noise
    if found is None or row.previous is None:
        return []
    points_90, points_95 = found
    previous = row.previous
    left, right = row.year - HALF_ZONE, row.year + HALF_ZONE
    zones = [
        {
            "type": "scatter",
            "name": translate("area.series_noise", of.lang, level=level),
            "meta": f"noise_{level}",
            "x": [left, right, right, left, left],
            "y": [previous + side * points for side in (-1, -1, 1, 1, -1)],
            "fill": "toself",
            "fillcolor": colour,
            "line": {"width": 0},
            "mode": "lines",
            "hoverinfo": "skip",
        }
        for points, level, colour in (
            (points_95, 95, of.palette.noise_95),
            (points_90, 90, of.palette.noise_90),
        )
    ]
    ends = [
        _stroke(left, right, previous + side * points_95, 1.4, of.palette.edge) for side in (-1, 1)
    ]
    return [*zones, *ends]


def target(of: Subject) -> list[Spec]:
    """Last year's score drawn across to this year: the level to beat."""
    if not of.row.judged or of.row.previous is None:
        return []
    ends = (of.row.previous_year, of.row.year + 0.3)
    level = _stroke(*ends, of.row.previous, 2, of.palette.accent)
    return [{**level, "name": translate("area.series_target", of.lang), "meta": "target"}]


def _stroke(left: float, right: float, at: float, width: float, colour: str) -> Spec:
    return {
        "type": "scatter",
        "x": [left, right],
        "y": [at, at],
        "mode": "lines",
        "line": {"width": width, "color": colour},
        "hoverinfo": "skip",
    }


def ours(of: Subject) -> list[Spec]:
    """Our line, the intervals as printed, and the verdict's mark on the year shown."""
    ink = of.palette.ink
    main = line(
        of.years,
        of.scores,
        of.cuts,
        name=of.results.unit.name(of.lang),
        mode="lines+markers",
        line={"width": 3, "color": ink},
        marker={"size": 7, "color": ink},
        hovertemplate="%{y:.2f}",
        meta="ours",
    )
    return [main, *_whiskers(of), *_shown(of)]


def _whiskers(of: Subject) -> list[Spec]:
    points = [
        (year, score, score - low, high - score)
        for year, score in zip(of.years, of.scores, strict=True)
        if score is not None
        for low, high in [of.results.intervals.get((of.row.component, year), (score, score))]
        if low < high
    ]
    if not points:
        return []
    x, y, down, up = zip(*points, strict=True)
    ink = of.palette.ink
    bars = {"type": "data", "symmetric": False, "array": up, "arrayminus": down}
    style = {"thickness": 1.2, "width": 5, "color": ink}
    return [_dots(x, y, {"size": 1, "color": ink}, error_y={**bars, **style})]


def _shown(of: Subject) -> list[Spec]:
    row = of.row
    if row.score is None:
        return []
    found = [_dots([row.year], [row.score], marker(mark(row), of.palette, 15), cliponaxis=False)]
    if row.strength == "fairly_clear":
        dot = {"size": 4, "color": of.palette.goal(row.goal)}
        found.append(_dots([row.year], [row.score], dot))
    return found


def _dots(x: object, y: object, style: Spec, **more: object) -> Spec:
    base = {"type": "scatter", "mode": "markers", "hoverinfo": "skip"}
    return {**base, "x": x, "y": y, "marker": style, **more}


def breaks(of: Subject) -> tuple[list[Spec], list[Spec]]:
    """Shapes and notes: dotted cuts with their reason at the foot; not enabled ones are grey stubs."""
    cuts = _inside(of, enabled=True)
    stubs = [b for b in _inside(of, enabled=False) if b.year not in {c.year for c in cuts}]
    feet = sorted(b.year for b in (*cuts, *stubs))
    shapes, notes = [], []
    for b in (*cuts, *stubs):
        enabled = b in cuts
        shapes.append(_cut(of, b.year - 0.5, enabled=enabled))
        room = next((y for y in feet if y > b.year), of.years[-1] + 1) - b.year
        if room > 1:
            said = f"{b.year}: {b.short(of.lang)}"
            words = said if enabled else translate("area.suspected", of.lang, year=b.year)
            colour = of.palette.not_comparable if enabled else of.palette.ink3
            notes.append(_foot(b.year - 0.44, _wrapped(words, room * YEAR_LETTERS), colour))
    return shapes, notes


def _inside(of: Subject, *, enabled: bool) -> list[Break]:
    found = breaks_of(of.results.catalog, of.row.index, of.row.component, enabled=enabled)
    return [b for b in found if of.years[0] < b.year <= of.years[-1]]


def _cut(of: Subject, x: float, *, enabled: bool) -> Spec:
    low, high = MAIN_DOMAIN
    colour = of.palette.not_comparable if enabled else of.palette.edge
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "yref": "paper",
        "y0": low,
        "y1": high if enabled else low + 0.06,
        "line": {"width": 1.5, "color": colour, "dash": "2px,3px"},
    }


def _wrapped(text: str, width: int) -> str:
    """Broken into lines of at most `width` letters, so that it ends before the next break."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return "<br>".join(lines)


def _foot(x: float, text: str, colour: str) -> Spec:
    return {
        "x": x,
        "y": MAIN_DOMAIN[0],
        "yref": "paper",
        "text": text,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "font": {"size": 12, "color": colour},
    }
