"""A trend as HTML: its lines one picture that stretches, its words and marks in the page's own type.

Plotly draws a changed figure from nothing, and twice: half of the time of a click on a content area.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, log10
from typing import Any

from reports.charts.marks import data_uri
from reports.model import Chart, Mark
from strings import Lang
from strings.numbers import number
from ui.html import elements

Spec = Mapping[str, Any]  # of Plotly, which ships without types
WIDE = 1000  # units across the picture, however wide it is shown
MOST_TICKS = 5
JUDGED = ("met", "not_met")
NOTE = "note"
SIGNED = ("triangle", "circle-open")  # symbols of verdicts
ROUND = ("h.01", "round")  # a stroke of no length: its ends alone are seen, whatever the stretch
DOTS = {"diamond": ("l.0125 .01", "square")}


@dataclass(frozen=True, slots=True)
class Plot:
    """Where years (percent of the width) and values (pixels from the top) lie."""

    layout: Spec
    height: float

    def x(self, year: float) -> float:
        first, last = self.layout["xaxis"]["range"]
        return float(100 * (year - first) / (last - first))

    def y(self, value: float) -> float:
        low, high = self.layout["yaxis"]["range"]
        foot, top = self.layout["yaxis"]["domain"]
        return self.paper(foot + (top - foot) * (value - low) / (high - low))

    def paper(self, share: float) -> float:
        return self.height * (1 - share)


def drawn_by_year(chart: Chart) -> bool:
    """Whether a chart is lines over years with the verdict of each year beneath."""
    return bool(chart.years)


def lines(chart: Chart, lang: Lang) -> str:
    """Its title, then the drawing; pointing at a year shows that year's values."""
    layout, traces = chart.spec["layout"], chart.spec["data"]
    margin = layout["margin"]
    plot = Plot(layout, chart.height - margin["t"] - margin["b"])
    upper = [t for t in traces if t.get("yaxis") != "y2"]
    picture = data_uri(
        _picture(plot, upper, _ticks(*layout["yaxis"]["range"]), layout.get("shapes", ()))
    )
    parts = [
        f'<img src="{picture}" alt="">',
        *_axes(plot, lang),
        *_words(plot, layout.get("annotations", ())),
        *_notes(plot, upper),
        *_marks(plot, chart, upper),
        *_years(plot, upper, lang),
    ]
    inset = f"{margin['t']}px {margin['r']}px {margin['b']}px {margin['l']}px"
    body = f'<div style="inset:{inset}">{"".join(parts)}</div>'
    size = f"height:{chart.height}px"
    drawn = f'<div class="trend" role="img" aria-label="{escape(chart.alt)}" style="{size}">{body}</div>'
    return elements.block(elements.heading(chart.title, chart.subtitle, chart.notes) + drawn)


def _picture(plot: Plot, traces: Iterable[Spec], ticks: Iterable[float], shapes: Any) -> str:  # noqa: ANN401
    grid = plot.layout["yaxis"]["gridcolor"]
    body = [_stroke(f"M0 {plot.y(v):.1f}H{WIDE}", {"color": grid, "width": 1}) for v in ticks]
    for trace in traces:
        body += _trace(plot, trace)
    for cut in shapes:
        path = f"M{_x(plot, cut['x0'])} {plot.paper(cut['y0']):.1f}V{plot.paper(cut['y1']):.1f}"
        body.append(_stroke(path, cut["line"]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {plot.height:g}" '
        f'preserveAspectRatio="none" fill="none" stroke-linejoin="round">{"".join(body)}</svg>'
    )


def _trace(plot: Plot, trace: Spec) -> Iterator[str]:
    mode, points = trace.get("mode", "lines"), list(zip(trace["x"], trace["y"], strict=True))
    if trace.get("fill") == "toself":
        yield _stroke(_path(plot, points), trace["line"], trace["fillcolor"])
    elif "lines" in mode:
        yield _stroke(_path(plot, points), trace["line"])
    if "error_y" in trace:
        spread = trace["error_y"]
        for (x, y), down, up in zip(points, spread["arrayminus"], spread["array"], strict=True):
            path = f"M{_x(plot, x)} {plot.y(y - down):.1f}V{plot.y(y + up):.1f}"
            yield _stroke(path, {"color": spread["color"], "width": spread["thickness"]})
    elif "markers" in mode and not _has_a_sign(trace):
        style = trace["marker"]
        end, cap = DOTS.get(style.get("symbol", ""), ROUND)
        dots = "".join(f"M{_x(plot, x)} {plot.y(y):.1f}{end}" for x, y in points if y is not None)
        colour = style.get("color") or trace["line"]["color"]
        yield _stroke(dots, {"color": colour, "width": style["size"]}, cap=cap)


def _has_a_sign(trace: Spec) -> bool:
    """Whether its point is drawn beside the picture: a verdict's mark, or the ring of a note."""
    return trace.get("meta") == NOTE or str(trace["marker"].get("symbol")).startswith(SIGNED)


def _path(plot: Plot, points: Iterable[tuple[float, float | None]]) -> str:
    path, pen = [], "M"
    for x, y in points:
        if y is not None:
            path.append(f"{pen}{_x(plot, x)} {plot.y(y):.1f}")
        pen = "M" if y is None else "L"
    return "".join(path)


def _x(plot: Plot, year: float) -> str:
    return f"{plot.x(year) * WIDE / 100:.1f}"


def _stroke(path: str, line: Spec, fill: str = "", cap: str = "") -> str:
    dash = str(line.get("dash", "")).replace("px", "")
    more = f' stroke-dasharray="{dash}"' if dash else ""
    more += f' fill="{fill}"' if fill else ""
    more += f' stroke-linecap="{cap}"' if cap else ""
    colour = line.get("color", "none")
    return (
        f'<path d="{path}" stroke="{colour}" stroke-width="{line["width"]}" '
        f'vector-effect="non-scaling-stroke"{more}/>'
    )


def _ticks(low: float, high: float) -> list[float]:
    """At most five round values between two, evenly spaced."""
    rough = (high - low) / MOST_TICKS
    power = 10.0 ** (ceil(log10(rough)) - 1)
    step = next(n * power for n in (1, 2, 5, 10) if n * power >= rough)
    return [i * step for i in range(ceil(low / step), int(high / step) + 1)]


def _axes(plot: Plot, lang: Lang) -> Iterator[str]:
    for value in _ticks(*plot.layout["yaxis"]["range"]):
        yield f'<span class="value" style="top:{plot.y(value):.1f}px">{number(value, lang, 1)}</span>'
    axis, foot = plot.layout["xaxis"], plot.paper(plot.layout["yaxis"]["domain"][0])
    for year, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        yield f'<span class="under" style="left:{plot.x(year):.2f}%;top:{foot:.0f}px">{_plain(text)}</span>'


def _words(plot: Plot, annotations: Iterable[Spec]) -> Iterator[str]:
    """Names at the lines' ends, and the reasons at the foot of breaks."""
    for note in annotations:
        at = plot.paper(note["y"]) if note.get("yref") == "paper" else plot.y(note["y"])
        if note.get("xref") == "paper":
            kind, place = "end", f"top:{at:.1f}px"
        else:
            kind = "foot"
            place = f"left:{plot.x(note['x']):.2f}%;bottom:{plot.height - at:.1f}px"
        colour = note["font"]["color"]
        yield f'<span class="{kind}" style="{place};color:{colour}">{_plain(note["text"])}</span>'


def _notes(plot: Plot, traces: Iterable[Spec]) -> Iterator[str]:
    """What people noted: a ring on the point, the words above."""
    for trace in traces:
        if trace.get("meta") == NOTE:
            left, colour = f"left:{plot.x(trace['x'][0]):.2f}%", trace["line"]["color"]
            ring, top = (plot.y(y) for y in trace["y"])
            side = trace["textposition"].removeprefix("top ")
            words = (
                f"{left};bottom:{plot.height - top + 3:.1f}px;color:{trace['textfont']['color']}"
            )
            yield f'<i class="ring" style="{left};top:{ring:.1f}px;border-color:{colour}"></i>'
            yield f'<span class="noted {side}" style="{words}">{_plain(trace["text"][1])}</span>'


def _marks(plot: Plot, chart: Chart, traces: Sequence[Spec]) -> Iterator[str]:
    """The verdict of each year in a row, and that of the year shown on its point."""
    marks = dict(zip(map(int, chart.year_labels), chart.years, strict=True))
    middle = plot.paper(sum(plot.layout["yaxis2"]["domain"]) / 2)
    for year, mark in marks.items():
        if mark is not None and mark.goal != "no_data":
            yield _sign(plot.x(year), middle, mark)
    shown = [t for t in traces if t.get("mode") == "markers" and "error_y" not in t][:1]
    for year, value in ((t["x"][0], t["y"][0]) for t in shown):
        mark = marks.get(int(year))
        if mark is not None and mark.goal in JUDGED:
            yield _sign(plot.x(year), plot.y(value), mark, "here")


def _sign(left: float, top: float, mark: Mark, variant: str = "") -> str:
    place = f'<i style="left:{left:.2f}%;top:{top:.1f}px"'
    return elements.sign(mark, variant).replace("<i", place, 1)


def _years(plot: Plot, traces: Iterable[Spec], lang: Lang) -> Iterator[str]:
    """A strip a year that says its values when pointed at."""
    told = [t for t in traces if t.get("hovertemplate")]
    width = plot.x(1) - plot.x(0)
    for year in plot.layout["xaxis"]["tickvals"]:
        said = [str(year), *(text for t in told if (text := _said(t, year, lang)))]
        late = ' class="late"' if plot.x(year) > 50 else ""
        place = f"left:{plot.x(year) - width / 2:.2f}%;width:{width:.2f}%"
        yield f'<u{late} data-said="{escape(chr(10).join(said))}" style="{place}"></u>'


def _said(trace: Spec, year: int, lang: Lang) -> str:
    at = next((i for i, x in enumerate(trace["x"]) if x == year), None)
    if at is None or trace["y"][at] is None:
        return ""
    who = trace["customdata"][at] if "customdata" in trace else trace["name"]
    return f"{who}: {number(trace['y'][at], lang)}"


def _plain(text: str) -> str:
    """Plotly's own marks for bold and for a new line are those of HTML; all else is text."""
    found = escape(text, quote=False)
    for tag in ("b", "/b", "br"):
        found = found.replace(f"&lt;{tag}&gt;", f"<{tag}>")
    return found
