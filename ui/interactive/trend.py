"""A trend as Plotly's traces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reports.charts import Point, Trend
from reports.charts.frame import HALF_ZONE, Frame, frame, zones
from reports.charts.trend import Path, cut, level_path, middle, path
from reports.charts.words import feet, name
from reports.model.written import verdict
from strings import Lang, translate
from ui.interactive.view import Layout, Trace, View, plain

DASHES = ("solid", "dash", "dot", "dashdot", "longdash")


def traces(trend: Trend, view: View) -> Iterator[Trace]:
    """Yield traces back to front: country, noise, level to beat, ours, the provinces added."""
    colours, lang = view.palette, view.lang
    yield from _band(trend, view)
    yield from _noise(trend, view)
    median = path(trend, lambda p: p.median)
    yield _line(name("median", lang), median, colours.median, 2, dash="dash")
    if not trend.plain:
        best = path(trend, lambda p: p.best)
        named = {p.year: f"({plain(p.best_name)})" for p in trend.points}
        drawn = _line(name("best", lang), best, colours.best, 1.5, symbol="diamond")
        yield _with_words(drawn, named)
    if trend.level:
        level = _line(name("level", lang), level_path(trend), colours.accent, 2)
        yield {**level, "hoverinfo": "skip", "hovertemplate": None}
    yield _ours(trend, view)
    for n, (title, content) in enumerate(view.others.items()):
        if isinstance(content, Trend):
            scores = {p.year: p.value for p in content.points}
            points = cut([(year, scores.get(year)) for year in trend.years], trend.broken)
            yield _line(title, points, colours.others[n], 2, dash=DASHES[n], symbol="circle")


def _ours(trend: Trend, view: View) -> Trace:
    """Return our line with the interval and the verdict of each year."""
    drawn = _line(trend.name, path(trend, lambda p: p.value), view.palette.ink, 3, symbol="circle")
    drawn = _with_words(drawn, {p.year: _said(p, view.lang) for p in trend.points})
    known = {p.year: (p.value, p.interval) for p in trend.points if p.interval and p.value}
    spreads = [known.get(x) for x in drawn["x"]]
    if known:
        drawn["error_y"] = {
            "type": "data",
            "symmetric": False,
            "array": [found[1][1] - found[0] if found else 0 for found in spreads],
            "arrayminus": [found[0] - found[1][0] if found else 0 for found in spreads],
            "thickness": 1.2,
        }
    return drawn


def _said(point: Point, lang: Lang) -> str:
    return f"({verdict(point.mark, lang)})" if point.mark else ""


def _line(
    title: str, points: Path, colour: str, width: float, *, dash: str = "solid", symbol: str = ""
) -> Trace:
    return {
        "type": "scatter",
        "name": plain(title),
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "mode": "lines+markers" if symbol else "lines",
        "line": {"color": colour, "width": width, "dash": dash},
        "marker": {"symbol": symbol or "circle", "size": 7, "color": colour},
        "connectgaps": False,
        "hovertemplate": "%{y:.2f}",
    }


def _with_words(drawn: Trace, words: Mapping[int, str]) -> Trace:
    """Return the trace with words of each year after its value."""
    said = [words.get(x, "") for x in drawn["x"]]
    return {**drawn, "customdata": said, "hovertemplate": "%{y:.2f} %{customdata}"}


def _area(
    title: str,
    points: Sequence[tuple[float, float]],
    colour: str,
    edge: str = "",
    *,
    first: bool = True,
) -> Trace:
    return {
        "type": "scatter",
        "name": title,
        "legendgroup": title,
        "showlegend": first,
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "fill": "toself",
        "fillcolor": colour,
        "line": {"width": 0.8 if edge else 0, "color": edge or colour},
        "mode": "lines",
        "hoverinfo": "skip",
    }


def _band(trend: Trend, view: View) -> Iterator[Trace]:
    title = translate("area.series_band", view.lang)
    for n, run in enumerate(middle(trend)):
        edge = [*((y, high) for y, _, high in run), *((y, low) for y, low, _ in reversed(run))]
        yield _area(title, edge, view.palette.band, view.palette.peers, first=n == 0)


def _noise(trend: Trend, view: View) -> Iterator[Trace]:
    left, right = trend.shown - HALF_ZONE, trend.shown + HALF_ZONE
    fills = {95: view.palette.noise_95, 90: view.palette.noise_90}
    for level, (low, high) in zones(trend):
        title = translate("area.series_noise", view.lang, level=level)
        corners = [(left, low), (right, low), (right, high), (left, high)]
        yield _area(title, corners, fills[level])


def layout(trend: Trend, view: View) -> Layout:
    """Return axes, breaks with their reasons, and people's notes."""
    colours, extent = view.palette, frame(trend)
    cuts = [
        {
            "type": "line", "x0": c.year - 0.5, "x1": c.year - 0.5, "yref": "paper", "y0": 0,
            "y1": 1 if c.enabled else 0.06,
            "line": {
                "color": colours.not_comparable if c.enabled else colours.edge,
                "width": 1.5, "dash": "dot",
            },
        }
        for c in trend.cuts
    ]  # fmt: skip
    reasons = [
        _word(
            foot.year - 0.44, "<br>".join(map(plain, foot.rows)),
            colours.not_comparable if foot.enabled else colours.ink3,
            {"yref": "paper", "y": 0, "yanchor": "bottom", "xanchor": "left"},
        )
        for foot in feet(trend, view.lang)
    ]  # fmt: skip
    notes = [
        _word(
            pin.note.year, "<br>".join(map(plain, pin.rows)), colours.ink2,
            {"y": pin.at, "showarrow": True, "arrowcolor": colours.accent, "ax": 0, "ay": -48},
        )
        for pin in extent.pins
    ]  # fmt: skip
    return {
        "hovermode": "x unified",
        "shapes": cuts,
        "annotations": [*reasons, *notes],
        "xaxis": {"dtick": 1, "tickformat": "d", "hoverformat": "d", "showgrid": False},
        "yaxis": {"tickformat": ".1f", "range": _values(extent, view)},
    }


def _values(extent: Frame, view: View) -> list[float]:
    """Return the values shown, those of added provinces too."""
    added = [
        p.value
        for content in view.others.values()
        if isinstance(content, Trend)
        for p in content.points
        if p.value is not None and extent.years[0] < p.year < extent.years[1]
    ]
    low, high = extent.values
    return [min([low, *(value - 0.05 * (high - low) for value in added)]), max([high, *added])]


def _word(x: float, text: str, colour: str, place: Layout) -> Layout:
    font = {"size": 12, "color": colour}
    return {"x": x, "text": text, "font": font, "showarrow": False, "align": "left", **place}
