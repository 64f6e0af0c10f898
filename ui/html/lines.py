"""A trend as HTML: its lines one picture that stretches, its words and marks in the page's own type.

Plotly draws a changed figure from nothing, and twice: half of the time of a click on a content area.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, log10

from markupsafe import Markup

from reports.charts import Trend, words
from reports.charts.frame import HALF_ZONE, LINES, STUB, VERDICTS, Frame, frame, zones
from reports.charts.trend import Path, level_path, middle, path
from reports.model import Mark
from reports.model.palette import Palette
from strings import Lang, translate
from strings.numbers import number
from ui.html.marks import data_uri
from ui.html.markup import fill, join

WIDE = 1000  # units across the picture, however wide it is shown
MOST_TICKS = 5
TOP, RIGHT, BOTTOM, LEFT = 8, 148, 8, 40  # pixels round the plot
SIGNED = ("met", "not_met")
ROUND = ("h.01", "round")  # a stroke of no length: its ends alone are seen, whatever the stretch
DIAMOND = ("l.0125 .01", "square")


@dataclass(frozen=True, slots=True)
class Plot:
    """A trend in the colours of a palette, and where years (percent) and values (pixels) lie in it."""

    trend: Trend
    frame: Frame
    palette: Palette
    lang: Lang
    height: float

    def x(self, year: float) -> float:
        first, last = self.frame.years
        return 100 * (year - first) / (last - first)

    def y(self, value: float) -> float:
        low, high = self.frame.values
        return self.share(LINES[0] + (LINES[1] - LINES[0]) * (value - low) / (high - low))

    def share(self, of_height: float) -> float:
        return self.height * (1 - of_height)


def lines(trend: Trend, alt: str, height: int, palette: Palette, lang: Lang) -> Markup:
    """Draw the lines; pointing at a year shows that year's values."""
    plot = Plot(trend, frame(trend), palette, lang, height - TOP - BOTTOM)
    parts = (
        *_axes(plot),
        *_words(plot),
        *_notes(plot),
        *_marks(plot),
        *_years(plot),
    )
    return fill(
        '<div class="trend" role="img" aria-label="{}" style="height:{}px">'
        '<div style="inset:{}px {}px {}px {}px"><img src="{}" alt="">{}</div></div>',
        alt, height, TOP, RIGHT, BOTTOM, LEFT,
        data_uri(_picture(plot)), join(parts),
    )  # fmt: skip


def _picture(plot: Plot) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {plot.height:g}" '
        f'preserveAspectRatio="none" fill="none" stroke-linejoin="round">{"".join(_drawn(plot))}</svg>'
    )


def _drawn(plot: Plot) -> Iterator[str]:
    """Back to front: grid, country, noise, level to beat, our line, breaks."""
    trend, colours = plot.trend, plot.palette
    for value in ticks(*plot.frame.values):
        yield stroke(f"M0 {plot.y(value):.1f}H{WIDE}", colours.rule, 1)
    yield from _country(plot)
    yield from _noise(plot)
    if trend.level:
        yield stroke(_path(plot, level_path(trend)), colours.accent, 2)
    ours = path(trend, lambda p: p.value)
    yield stroke(_path(plot, ours), colours.ink, 3)
    yield stroke(_dots(plot, ours, ROUND), colours.ink, 7, cap=ROUND[1])
    for point in trend.points:
        if point.interval:
            low, high = map(plot.y, point.interval)
            yield stroke(f"M{_x(plot, point.year)} {low:.1f}V{high:.1f}", colours.ink, 1.2)
    here = trend.here
    if (
        here
        and here.value is not None
        and here.mark
        and here.mark.goal in ("unchanged", "not_comparable")
    ):
        dot = _dots(plot, [(here.year, here.value)], ROUND)
        yield stroke(dot, colours.goal(here.mark.goal), 15, cap=ROUND[1])
    for pin in plot.frame.pins:
        upright = [(pin.note.year, pin.at), (pin.note.year, pin.top)]
        yield stroke(_path(plot, upright), colours.accent, 1, dash="2,3")
    yield from _cuts(plot)


def _country(plot: Plot) -> Iterator[str]:
    trend, colours = plot.trend, plot.palette
    for run in middle(trend):
        edge = [*((y, high) for y, _, high in run), *((y, low) for y, low, _ in reversed(run))]
        yield stroke(_path(plot, edge), colours.peers, 0.8, fill=colours.band)
    median = _path(plot, path(trend, lambda p: p.median))
    yield stroke(median, colours.median, 2, dash="6,4")
    if not trend.plain:
        best = path(trend, lambda p: p.best)
        yield stroke(_path(plot, best), colours.best, 1.5)
        yield stroke(_dots(plot, best, DIAMOND), colours.best, 5, cap=DIAMOND[1])


def _noise(plot: Plot) -> Iterator[str]:
    left, right = (plot.trend.shown + side * HALF_ZONE for side in (-1, 1))
    fills = {95: plot.palette.noise_95, 90: plot.palette.noise_90}
    found = zones(plot.trend)
    for level, (low, high) in found:
        corners = [(left, low), (right, low), (right, high), (left, high), (left, low)]
        yield stroke(_path(plot, corners), "none", 0, fill=fills[level])
    for end in found[0][1] if found else ():
        yield stroke(_path(plot, [(left, end), (right, end)]), plot.palette.edge, 1.4)


def _cuts(plot: Plot) -> Iterator[str]:
    for cut in plot.trend.cuts:
        top = LINES[1] if cut.enabled else LINES[0] + STUB
        colour = plot.palette.not_comparable if cut.enabled else plot.palette.edge
        upright = f"{plot.share(LINES[0]):.1f}V{plot.share(top):.1f}"
        yield stroke(f"M{_x(plot, cut.year - 0.5)} {upright}", colour, 1.5, dash="2,3")


def _path(plot: Plot, points: Iterable[tuple[float, float | None]]) -> str:
    found, pen = [], "M"
    for year, value in points:
        if value is not None:
            found.append(f"{pen}{_x(plot, year)} {plot.y(value):.1f}")
        pen = "M" if value is None else "L"
    return "".join(found)


def _dots(plot: Plot, points: Path, kind: tuple[str, str]) -> str:
    return "".join(
        f"M{_x(plot, x)} {plot.y(value):.1f}{kind[0]}" for x, value in points if value is not None
    )


def _x(plot: Plot, year: float) -> str:
    return f"{plot.x(year) * WIDE / 100:.1f}"


def stroke(
    line: str, colour: str, width: float, dash: str = "", fill: str = "", cap: str = ""
) -> str:
    """Draw a line that keeps its width however the picture is stretched."""
    more = f' stroke-dasharray="{dash}"' if dash else ""
    more += f' fill="{fill}"' if fill else ""
    more += f' stroke-linecap="{cap}"' if cap else ""
    return (
        f'<path d="{line}" stroke="{colour}" stroke-width="{width}" '
        f'vector-effect="non-scaling-stroke"{more}/>'
    )


def ticks(low: float, high: float, most: int = MOST_TICKS) -> list[float]:
    """At most so many round values between two, evenly spaced."""
    rough = (high - low) / most
    power = 10.0 ** (ceil(log10(rough)) - 1)
    step = next(n * power for n in (1, 2, 5, 10) if n * power >= rough)
    return [i * step for i in range(ceil(low / step), int(high / step) + 1)]


VALUE = '<span class="value" style="top:{:.1f}px">{}</span>'
UNDER = '<span class="under" style="left:{:.2f}%;top:{:.0f}px">{}</span>'
END = '<span class="end" style="top:{:.1f}px;color:{}">{}</span>'
FOOT = '<span class="foot" style="left:{:.2f}%;bottom:{:.1f}px;color:{}">{}</span>'
RING = '<i class="ring" style="left:{:.2f}%;top:{:.1f}px;border-color:{}"></i>'
NOTED = '<span class="noted {}" style="left:{:.2f}%;bottom:{:.1f}px;color:{}">{}</span>'
YEAR = '<u{} data-said="{}" style="left:{:.2f}%;width:{:.2f}%"></u>'
SIGN = '<i style="left:{:.2f}%;top:{:.1f}px" class="sign {}-{} {}"></i>'
BOLD, BREAK = "<b>{}</b>", Markup("<br>")


def _axes(plot: Plot) -> Iterator[Markup]:
    for value in ticks(*plot.frame.values):
        yield fill(VALUE, plot.y(value), number(value, plot.lang, 1))
    for year in plot.trend.years:
        text = fill(BOLD, year) if year == plot.trend.shown else str(year)
        yield fill(UNDER, plot.x(year), plot.share(LINES[0]), text)


def _words(plot: Plot) -> Iterator[Markup]:
    """Names at the lines' ends, and the reasons at the foot of breaks."""
    colours, at = plot.palette, plot.height - plot.share(LINES[0])
    for foot in words.feet(plot.trend, plot.lang):
        colour = colours.not_comparable if foot.enabled else colours.ink3
        yield fill(FOOT, plot.x(foot.year - 0.44), at, colour, join(foot.rows, BREAK))
    for end in words.ends(plot.trend, plot.frame, plot.height + TOP + BOTTOM, plot.lang):
        text = fill(BOLD, end.text) if end.strong else end.text
        yield fill(END, plot.y(end.at), colours.part(end.part), text)
    middle_of = plot.share(sum(VERDICTS) / 2)
    yield fill(END, middle_of, colours.ink3, translate("area.verdicts", plot.lang))


def _notes(plot: Plot) -> Iterator[Markup]:
    """Draw what people noted: a ring on the point, the words above."""
    for pin in plot.frame.pins:
        left, above = plot.x(pin.note.year), plot.height - plot.y(pin.top) + 3
        yield fill(RING, left, plot.y(pin.at), plot.palette.accent)
        yield fill(NOTED, pin.side, left, above, plot.palette.ink2, join(pin.rows, BREAK))


def _marks(plot: Plot) -> Iterator[Markup]:
    """Draw the verdict of each year in a row, and that of the year shown on its point."""
    row = plot.share(sum(VERDICTS) / 2)
    for point in plot.trend.points:
        if point.mark is not None and point.mark.goal != "no_data":
            yield _sign(plot.x(point.year), row, point.mark)
    here = plot.trend.here
    if here and here.value is not None and here.mark and here.mark.goal in SIGNED:
        yield _sign(plot.x(here.year), plot.y(here.value), here.mark, "here")


def _sign(left: float, top: float, mark: Mark, variant: str = "") -> Markup:
    return fill(SIGN, left, top, mark.goal, mark.strength, variant)


def _years(plot: Plot) -> Iterator[Markup]:
    """Draw a strip for each year that says its values when pointed at."""
    trend, lang, width = plot.trend, plot.lang, plot.x(1) - plot.x(0)
    for point in trend.points:
        named = [(words.name("median", lang), point.median)]
        named += [] if trend.plain else [(point.best_name, point.best)]
        named.append((trend.name, point.value))
        said = [f"{name}: {number(value, lang)}" for name, value in named if value is not None]
        late = Markup(' class="late"') if plot.x(point.year) > 50 else ""
        text = "\n".join((str(point.year), *said))
        yield fill(YEAR, late, text, plot.x(point.year) - width / 2, width)
