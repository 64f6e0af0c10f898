"""A slide's line drawn for the wall: shapes as an image, every word beside it in the page's own type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.charts import Point, Trend
from reports.charts.frame import Frame, Pin, frame, zones
from reports.charts.trend import Range, Value, level_path
from reports.charts.words import End, ends
from reports.model import Chart, Mark, Tile
from reports.model.palette import Palette
from strings import Lang
from strings.numbers import number
from ui.html.elements import image, sign
from ui.html.marks import svg
from ui.html.markup import EMPTY, fill, join

WIDTH = 1220  # of the 1920 × 1080 that a wall is designed in
LEFT, RIGHT, TOP, BOTTOM = 60, 400, 60, 80  # what words take around the lines
LABEL = 54  # from one word at the lines' ends to the next
RULER, SPAN = 340, 1.7  # its width, and how many thresholds it reaches from the middle
ABOVE, BELOW = -52, 48  # from a point to its value

Dot = tuple[float, float]  # a year and its value in points


@dataclass(frozen=True, slots=True)
class Place:
    """Where years and values lie in the drawing."""

    years: tuple[float, float]
    values: tuple[float, float]
    height: int

    def x(self, year: float) -> float:
        first, last = self.years
        return LEFT + (WIDTH - LEFT - RIGHT) * (year - first) / ((last - first) or 1)

    def y(self, value: float) -> float:
        low, high = self.values
        return TOP + (self.height - TOP - BOTTOM) * (high - value) / ((high - low) or 1)


def chart(
    found: Chart, trend: Trend, mark: Mark, palette: Palette, lang: Lang, height: int
) -> Markup:
    """Draw a line since its last break, `height` pixels of the design high."""
    extent = frame(trend)
    ours, median = known(trend, lambda p: p.value), known(trend, lambda p: p.median)
    place = _place(trend, extent, [*ours, *median], height)
    drawn = [*_shapes(trend, ours, median, place, palette), *_pins(extent.pins, place, palette)]
    words = [
        *_years(trend, place),
        *_values(ours, dict(median), place, lang),
        *_ends(ends(trend, extent, found.height, lang), ours[-1], place, palette),
        *_notes(extent.pins, place),
        _mark(ours[-1], mark, place),
    ]
    picture = image(svg(WIDTH, height, "".join(drawn)), found.alt)
    return fill(
        '<div class="wall-chart" style="height:calc({} * var(--u))">{}{}</div>',
        height,
        picture,
        join(words),
    )


def ruler(tile: Tile, palette: Palette) -> Markup:
    """Draw the tile's noise ruler in the size of the wall; "" where the noise is not known."""
    change, inner, outer = tile.change_points, tile.points_90, tile.points_95
    if change is None or inner is None or outer is None:
        return EMPTY
    half, reach = RULER / 2, SPAN * outer

    def x(points: float) -> float:
        return half + half * max(-1.0, min(1.0, points / reach))

    zones = "".join(
        f'<rect x="{x(-at):.0f}" y="10" width="{x(at) - x(-at):.0f}" height="36" fill="{colour}"/>'
        for at, colour in ((outer, palette.noise_95), (inner, palette.noise_90))
    )
    ends = "".join(f'<path d="M{x(at):.0f} 6V50"/>' for at in (-outer, outer))
    lines = (
        f'<g stroke="{palette.edge}" stroke-width="3">{ends}<path d="M0 28H{RULER}"/></g>'
        f'<path d="M{half} 4V52" stroke="{palette.ink}" stroke-width="3"/>'
    )
    place = min(max(x(change), 24), RULER - 24)
    patch = f'<circle cx="{place:.0f}" cy="28" r="25" fill="{palette.bg}" opacity=".72"/>'
    drawn = image(svg(RULER, 56, zones + lines + patch))
    return fill(
        '<div class="wall-ruler">{}<span style="left:{:.1f}%">{}</span></div>',
        drawn,
        100 * place / RULER,
        sign(tile.mark),
    )


def known(trend: Trend, value: Callable[[Point], Value]) -> list[Dot]:
    """Yield the years that have a value, with the value in points."""
    return [(p.year, found) for p in trend.points if (found := value(p)) is not None]


def _place(trend: Trend, extent: Frame, shown: Sequence[Dot], height: int) -> Place:
    values = [y for _, y in (*shown, *level_path(trend)) if y is not None]
    values += [y for _, pair in zones(trend) for y in pair]
    values += [y for pin in extent.pins for y in (pin.at, pin.top)]
    years = [x for x, _ in shown]
    return Place((min(years), max(years)), (min(values), max(values)), height)


def _pins(pins: Sequence[Pin], place: Place, palette: Palette) -> Iterator[str]:
    """Draw a ring round each noted point, and the line that leads to its words."""
    for pin in pins:
        at, foot, head = place.x(pin.note.year), place.y(pin.at), place.y(pin.top)
        yield (
            f'<g fill="none" stroke="{palette.accent}" stroke-width="4">'
            f'<path d="M{at:.0f} {foot - 24:.0f}V{head:.0f}" stroke-dasharray="4 9"/>'
            f'<circle cx="{at:.0f}" cy="{foot:.0f}" r="24"/></g>'
        )


def _notes(pins: Sequence[Pin], place: Place) -> Iterator[Markup]:
    """Place the words of a note, from the pin to the side where there is room."""
    for pin in pins:
        at = place.x(pin.note.year)
        side = "pin" if at < WIDTH / 2 else "pin left"
        yield _word(at, place.y(pin.top) - 26, " ".join(pin.rows), side, place.height)


def _shapes(
    trend: Trend, ours: Sequence[Dot], median: Sequence[Dot], place: Place, palette: Palette
) -> Iterator[str]:
    fills = {95: palette.noise_95, 90: palette.noise_90}
    for percent, pair in zones(trend):
        yield _zone(trend.shown, pair, place, fills[percent], palette.edge)
    if trend.level:
        end = min(trend.shown + 0.3, place.years[1] + 0.15)
        level = trend.level.value
        yield _polyline([(trend.level.since, level), (end, level)], place, palette.accent, 5)
    yield _polyline(median, place, palette.median, 5, "22 14")
    yield _polyline(ours, place, palette.ink, 8)
    for x, y in ours[:-1]:
        yield f'<circle cx="{place.x(x):.0f}" cy="{place.y(y):.0f}" r="11" fill="{palette.ink}"/>'
    x, y = ours[-1]
    yield f'<circle cx="{place.x(x):.0f}" cy="{place.y(y):.0f}" r="27" fill="{palette.bg}"/>'


def _zone(year: int, pair: Range, place: Place, colour: str, edge: str) -> str:
    left, width = place.x(year) - 34, 68
    bottom, top = map(place.y, pair)
    box = f'<rect x="{left:.0f}" y="{top:.0f}" width="{width}" height="{bottom - top:.0f}" fill="{colour}"/>'
    ends = "".join(f'<path d="M{left:.0f} {at:.0f}h{width}"/>' for at in (top, bottom))
    return f'{box}<g stroke="{edge}" stroke-width="3">{ends}</g>'


def _polyline(
    points: Sequence[Dot], place: Place, colour: str, width: float, dash: str = ""
) -> str:
    path = " ".join(f"{place.x(x):.0f},{place.y(y):.0f}" for x, y in points)
    style = f'stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dash or "none"}"'
    return f'<polyline points="{path}" fill="none" stroke-linejoin="round" {style}/>'


def _years(trend: Trend, place: Place) -> Iterator[Markup]:
    for year in trend.years:
        kind = "year now" if year == trend.years[-1] else "year"
        yield _word(place.x(year), place.height - 24, str(year), kind, place.height)


def _values(
    ours: Sequence[Dot], median: Mapping[float, float], place: Place, lang: Lang
) -> Iterator[Markup]:
    """Place each value on the side of its point away from the median; the last at the end."""
    for x, y in ours[:-1]:
        below = y < median.get(x, y + 1)
        yield _word(
            place.x(x),
            place.y(y) + (BELOW if below else ABOVE),
            number(y, lang),
            "value",
            place.height,
        )


def _ends(found: Sequence[End], last: Dot, place: Place, palette: Palette) -> Iterator[Markup]:
    """Place the names at the lines' ends, moved apart where they would touch."""
    below = -float(LABEL)
    for end in found:
        below = max(place.y(end.at), below + LABEL)
        kind, colour = "end bold" if end.strong else "end", f"color:{palette.part(end.part)}"
        yield _word(place.x(last[0]) + 54, below, end.text, kind, place.height, colour)


def _mark(at: Dot, mark: Mark, place: Place) -> Markup:
    style = _at(place.x(at[0]), place.y(at[1]), place.height)
    return fill('<span class="here" style="{}">{}</span>', style, sign(mark))


def _word(x: float, y: float, text: str, kind: str, height: int, style: str = "") -> Markup:
    return fill('<span class="{}" style="{};{}">{}</span>', kind, _at(x, y, height), style, text)


def _at(x: float, y: float, height: int) -> str:
    return f"left:{100 * x / WIDTH:.2f}%;top:{100 * y / height:.2f}%"
