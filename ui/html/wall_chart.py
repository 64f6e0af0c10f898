"""A slide's line drawn for the wall: shapes as an image, every word beside it in the page's own type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from reports.charts.marks import svg
from reports.model import Chart, Mark, Tile
from reports.model.palette import Palette
from strings import Lang
from strings.numbers import number
from ui.html.elements import image, sign

WIDTH = 1220  # of the 1920 × 1080 that a wall is designed in
LEFT, RIGHT, TOP, BOTTOM = 60, 400, 60, 80  # what words take around the lines
LABEL = 54  # from one word at the lines' ends to the next
RULER, SPAN = 340, 1.7  # its width, and how many thresholds it reaches from the middle
ABOVE, BELOW = -52, 48  # from a point to its value

NOTE = "note"

Trace = Any  # an object of Plotly, which ships without types
Point = tuple[float, float]


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


def chart(found: Chart, mark: Mark, palette: Palette, lang: Lang, height: int) -> str:
    """The values of the report's own figure, trace by trace, `height` pixels of the design high."""
    traces = {str(t.meta): t for t in found.figure.data if t.meta and t.meta != NOTE}
    notes = [t for t in found.figure.data if t.meta == NOTE]
    ours = _points(traces["ours"])
    place = _place([*traces.values(), *notes], [*ours, *_points(traces["median"])], height)
    drawn = [*_shapes(traces, place, palette), *_pins(notes, place, palette)]
    shapes = svg(WIDTH, height, "".join(drawn))
    words = [
        *_years(found, place),
        *_values(ours, _points(traces["median"]), place, lang),
        *_ends(found, ours[-1], place),
        *_notes(notes, place),
        _mark(ours[-1], mark, place),
    ]
    size = f"height:calc({height} * var(--u))"
    return (
        f'<div class="wall-chart" style="{size}">{image(shapes, found.alt)}{"".join(words)}</div>'
    )


def ruler(tile: Tile, palette: Palette) -> str:
    """The tile's noise ruler in the size of the wall; "" where the noise is not known."""
    change, inner, outer = tile.change_points, tile.points_90, tile.points_95
    if change is None or inner is None or outer is None:
        return ""
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
    here = f'<span style="left:{100 * place / RULER:.1f}%">{sign(tile.mark)}</span>'
    return f'<div class="wall-ruler">{drawn}{here}</div>'


def _points(trace: Trace) -> list[Point]:
    return [(float(x), float(y)) for x, y in zip(trace.x, trace.y, strict=True) if y is not None]


def _place(traces: Sequence[Trace], shown: Sequence[Point], height: int) -> Place:
    values = [y for t in traces for _, y in _points(t)]
    years = [x for x, _ in shown]
    return Place((min(years), max(years)), (min(values), max(values)), height)


def _pins(notes: Sequence[Trace], place: Place, palette: Palette) -> Iterator[str]:
    """A ring round each noted point, and the line that leads to its words."""
    for (x, y), (_, top) in map(_points, notes):
        at, foot, head = place.x(x), place.y(y), place.y(top)
        yield (
            f'<g fill="none" stroke="{palette.accent}" stroke-width="4">'
            f'<path d="M{at:.0f} {foot - 24:.0f}V{head:.0f}" stroke-dasharray="4 9"/>'
            f'<circle cx="{at:.0f}" cy="{foot:.0f}" r="24"/></g>'
        )


def _notes(notes: Sequence[Trace], place: Place) -> Iterator[str]:
    """The words of a note, from the pin to the side where there is room."""
    for note in notes:
        (x, _), (_, top) = _points(note)
        at, text = place.x(x), note.text[1].replace("<br>", " ")
        side = "pin" if at < WIDTH / 2 else "pin left"
        yield _word(at, place.y(top) - 26, text, side, place.height)


def _shapes(traces: dict[str, Trace], place: Place, palette: Palette) -> Iterator[str]:
    for name, colour in (("noise_95", palette.noise_95), ("noise_90", palette.noise_90)):
        if name in traces:
            yield _zone(_points(traces[name]), place, colour, palette.edge)
    if "target" in traces:
        (x, y), (last, _) = _points(traces["target"])
        end = min(last, place.years[1] + 0.15)
        yield _polyline([(x, y), (end, y)], place, palette.accent, 5)
    yield _polyline(_points(traces["median"]), place, palette.median, 5, "22 14")
    ours = _points(traces["ours"])
    yield _polyline(ours, place, palette.ink, 8)
    for x, y in ours[:-1]:
        yield f'<circle cx="{place.x(x):.0f}" cy="{place.y(y):.0f}" r="11" fill="{palette.ink}"/>'
    x, y = ours[-1]
    yield f'<circle cx="{place.x(x):.0f}" cy="{place.y(y):.0f}" r="27" fill="{palette.bg}"/>'


def _zone(corners: Sequence[Point], place: Place, colour: str, edge: str) -> str:
    middle = place.x(sum(x for x, _ in corners[:2]) / 2)
    left, width = middle - 34, 68
    top, bottom = place.y(max(y for _, y in corners)), place.y(min(y for _, y in corners))
    box = f'<rect x="{left:.0f}" y="{top:.0f}" width="{width}" height="{bottom - top:.0f}" fill="{colour}"/>'
    ends = "".join(f'<path d="M{left:.0f} {at:.0f}h{width}"/>' for at in (top, bottom))
    return f'{box}<g stroke="{edge}" stroke-width="3">{ends}</g>'


def _polyline(
    points: Sequence[Point], place: Place, colour: str, width: float, dash: str = ""
) -> str:
    path = " ".join(f"{place.x(x):.0f},{place.y(y):.0f}" for x, y in points)
    style = f'stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dash or "none"}"'
    return f'<polyline points="{path}" fill="none" stroke-linejoin="round" {style}/>'


def _years(found: Chart, place: Place) -> Iterator[str]:
    last = found.year_labels[-1]
    for label in found.year_labels:
        kind = "year now" if label == last else "year"
        yield _word(place.x(float(label)), place.height - 24, label, kind, place.height)


def _values(
    ours: Sequence[Point], median: Sequence[Point], place: Place, lang: Lang
) -> Iterator[str]:
    """Each value on the side of the point where the median is not; the last stands at the end."""
    middle = dict(median)
    for x, y in ours[:-1]:
        below = y < middle.get(x, y + 1)
        yield _word(
            place.x(x),
            place.y(y) + (BELOW if below else ABOVE),
            number(y, lang),
            "value",
            place.height,
        )


def _ends(found: Chart, last: Point, place: Place) -> Iterator[str]:
    """The names at the lines' ends, moved apart where they would touch."""
    notes = [n for n in found.figure.layout.annotations if n.xref == "paper" and n.yref != "paper"]
    wanted = sorted((place.y(float(n.y)), n.text, n.font.color) for n in notes)
    below = -float(LABEL)
    for at, text, colour in wanted:
        below = max(at, below + LABEL)
        bold = "<b>" in text
        plain = text.replace("<b>", "").replace("</b>", "")
        kind = "end bold" if bold else "end"
        yield _word(place.x(last[0]) + 54, below, plain, kind, place.height, f"color:{colour}")


def _mark(at: Point, mark: Mark, place: Place) -> str:
    style = _at(place.x(at[0]), place.y(at[1]), place.height)
    return f'<span class="here" style="{style}">{sign(mark)}</span>'


def _word(x: float, y: float, text: str, kind: str, height: int, style: str = "") -> str:
    return f'<span class="{kind}" style="{_at(x, y, height)};{style}">{escape(text)}</span>'


def _at(x: float, y: float, height: int) -> str:
    return f"left:{100 * x / WIDTH:.2f}%;top:{100 * y / height:.2f}%"
