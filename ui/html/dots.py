"""A dot plot as HTML: names down the side, the dots one picture that stretches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from reports.charts import Dot, Dots
from reports.model.palette import Palette
from strings import Lang
from strings.numbers import number
from ui.html.lines import ROUND, WIDE, stroke, ticks
from ui.html.marks import data_uri
from ui.html.markup import fill, join

TOP, LEFT, RIGHT = 28, 150, 48  # pixels round the plot
TICKS = 6
NAME = '<span class="{}" style="top:{:.1f}px">{}</span>'
VALUE = '<b style="left:{:.2f}%;top:{:.1f}px">{}</b>'
TICK = '<span class="tick" style="left:{:.2f}%">{}</span>'
ROW = '<u data-said="{}" style="top:{:.1f}px;height:{:.1f}px"></u>'


@dataclass(frozen=True, slots=True)
class Plot:
    """Dots in the colours of a palette; where values (percent) and rows (pixels) lie."""

    dots: tuple[Dot, ...]
    palette: Palette
    height: float
    low: float
    high: float

    def x(self, value: float) -> float:
        return 100 * (value - self.low) / (self.high - self.low)

    def y(self, row: int) -> float:
        return self.height * (row + 0.5) / len(self.dots)


def dots(found: Dots, alt: str, height: int, palette: Palette, lang: Lang) -> Markup:
    """Draw a row for each name; pointing at a row shows its values."""
    values = [v for d in found.dots for v in (d.value, d.before) if v is not None]
    room = 0.06 * ((max(values) - min(values)) or 1.0)
    plot = Plot(found.dots, palette, height - TOP - 4, min(values) - room, max(values) + room)
    return fill(
        '<div class="dots" role="img" aria-label="{}" style="height:{}px">'
        '<div style="inset:{}px {}px 4px {}px"><img src="{}" alt="">{}</div></div>',
        alt, height, TOP, RIGHT, LEFT,
        data_uri(_picture(plot)), join(_words(plot, found, lang)),
    )  # fmt: skip


def _picture(plot: Plot) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {plot.height:g}" '
        f'preserveAspectRatio="none" fill="none">{"".join(_drawn(plot))}</svg>'
    )


def _drawn(plot: Plot) -> Iterator[str]:
    colours = plot.palette
    for value in ticks(plot.low, plot.high, TICKS):
        yield stroke(f"M{10 * plot.x(value):.1f} 0V{plot.height:g}", colours.rule, 1)
    for row, dot in enumerate(plot.dots):
        if dot.before is not None:
            yield _dot(plot, row, dot.before, colours.peers, 9.6)
            yield _dot(plot, row, dot.before, colours.bg, 6.4)
        colour, size = (colours.ink, 13) if dot.ours else (colours.peers, 9)
        yield _dot(plot, row, dot.value, colour, size)
    for row, dot in enumerate(plot.dots):
        if dot.before is not None:
            ends = f"M{10 * plot.x(dot.before):.1f} {plot.y(row):.1f}H{10 * plot.x(dot.value):.1f}"
            yield stroke(ends, colours.peers, 1.2)


def _dot(plot: Plot, row: int, value: float, colour: str, size: float) -> str:
    at = f"M{10 * plot.x(value):.1f} {plot.y(row):.1f}{ROUND[0]}"
    return stroke(at, colour, size, cap=ROUND[1])


def _words(plot: Plot, found: Dots, lang: Lang) -> Iterator[Markup]:
    for value in ticks(plot.low, plot.high, TICKS):
        yield fill(TICK, plot.x(value), number(value, lang, 1))
    height = plot.height / len(plot.dots)
    for row, dot in enumerate(plot.dots):
        yield fill(NAME, "us" if dot.ours else "", plot.y(row), dot.name)
        if dot.ours:
            yield fill(VALUE, plot.x(dot.value), plot.y(row), number(dot.value, lang))
        years = ((found.year, dot.value), (found.previous, dot.before))
        said = [f"{year}: {number(v, lang)}" for year, v in years if v is not None]
        yield fill(ROW, "\n".join((dot.name, *said)), plot.y(row) - height / 2, height)
