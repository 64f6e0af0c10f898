"""Bars and dots as Plotly's traces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reports.charts import Bars, Dots
from strings import Lang
from strings.numbers import number
from ui.interactive.view import BOTTOM, TOP, Layout, Trace, View, lines, plain

ROW = 24  # pixels
SHORT = 34  # letters of a line of a name beside a bar


def bars(found: Bars, view: View) -> Iterator[Trace]:
    """Return traces of ours, then of the provinces added, in groups."""
    names = [lines(bar.name, SHORT) for bar in found.bars]
    paint = [view.palette.bar(bar) for bar in found.bars]
    yield _bar_trace(
        view.unit,
        names,
        {row: bar.value for row, bar in zip(names, found.bars, strict=True)},
        {"color": [f for f, _ in paint], "line": {"width": 2, "color": [e for _, e in paint]}},
        found.decimals,
        view.lang,
    )
    for n, (title, content) in enumerate(view.others.items()):
        if isinstance(content, Bars):
            values = {lines(bar.name, SHORT): bar.value for bar in content.bars}
            marker = {"color": view.palette.others[n]}
            yield _bar_trace(title, names, values, marker, found.decimals, view.lang)


def _bar_trace(
    title: str,
    rows: Sequence[str],
    values: Mapping[str, float],
    marker: Layout,
    decimals: int,
    lang: Lang,
) -> Trace:
    shown = [values.get(row) for row in rows]
    return {
        "type": "bar",
        "orientation": "h",
        "name": plain(title),
        "x": shown,
        "y": list(rows),
        "text": ["" if v is None else number(v, lang, decimals, sign=True) for v in shown],
        "textposition": "outside",
        "marker": marker,
        "hovertemplate": "%{text}",
    }


def bars_layout(found: Bars) -> Layout:
    """Lay out one row for each name, the first at the top."""
    return {
        "height": TOP + BOTTOM + 2 * ROW * len(found.bars),
        "hovermode": "y unified",
        "barmode": "group",
        "xaxis": {"tickformat": ".2f"},
        "yaxis": {"autorange": "reversed", "showgrid": False},
    }


def dots(found: Dots, view: View) -> Iterator[Trace]:
    """Return traces of the previous year, the year, then the provinces added."""
    colours = view.palette
    ring = {"symbol": "circle-open", "size": 9, "color": colours.peers}
    yield _dot_trace(str(found.previous), [(plain(d.name), d.before) for d in found.dots], ring)
    solid = {
        "size": [13 if d.ours else 9 for d in found.dots],
        "color": [colours.ink if d.ours else colours.peers for d in found.dots],
    }
    yield _dot_trace(str(found.year), [(plain(d.name), d.value) for d in found.dots], solid)
    for n, (title, content) in enumerate(view.others.items()):
        if isinstance(content, Dots):
            values = [(plain(d.name), v) for d in content.dots for v in (d.before, d.value)]
            marker = {"symbol": ["circle-open", "circle"], "size": 11, "color": colours.others[n]}
            yield _dot_trace(title, values, marker)


def _dot_trace(title: str, values: Sequence[tuple[str, float | None]], marker: Layout) -> Trace:
    return {
        "type": "scatter",
        "name": plain(title),
        "mode": "markers",
        "x": [value for _, value in values],
        "y": [row for row, _ in values],
        "marker": {**marker, "opacity": 1},
        "hovertemplate": "%{x:.2f}",
    }


def dots_layout(found: Dots, view: View) -> Layout:
    """Return traces of one row for each province, its two years joined."""
    names = [*(d.name for d in found.dots), *view.others]
    joins = [
        {
            "type": "line", "layer": "below", "x0": d.before, "x1": d.value,
            "y0": plain(d.name), "y1": plain(d.name),
            "line": {"width": 1.2, "color": view.palette.peers},
        }
        for d in found.dots
        if d.before is not None
    ]  # fmt: skip
    return {
        "height": TOP + BOTTOM + ROW * len(names),
        "hovermode": "y unified",
        "shapes": joins,
        "xaxis": {"tickformat": ".1f"},
        "yaxis": {"autorange": "reversed", "showgrid": False, "dtick": 1},
    }
