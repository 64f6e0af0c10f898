"""The marks of a verdict and the small lines, as SVG text without letters."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

from reports.model import Mark, Spark
from reports.model.palette import Palette

UP = "M12 4 21.5 20.5H2.5Z"
DOWN = "M12 20 2.5 3.5H21.5Z"


def svg(width: float, height: float, body: str) -> str:
    """Return a complete SVG document of a size in pixels."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}">{body}</svg>'
    )


def data_uri(document: str) -> str:
    """Return an SVG document as the source of an <img>."""
    return "data:image/svg+xml;base64," + b64encode(document.encode()).decode()


def mark_svg(
    mark: Mark, palette: Palette, size: float = 16, colour: str = "", stroke: float = 2.6
) -> str:
    """Return a verdict's mark in a square of `size` pixels."""
    inner = _mark(mark, colour or palette.goal(mark.goal), stroke)
    return svg(size, size, f'<g transform="scale({size / 24:.4f})">{inner}</g>')


def _mark(mark: Mark, colour: str, stroke: float) -> str:
    line = (
        f'stroke="{colour}" stroke-width="{stroke}" stroke-linejoin="round" stroke-linecap="round"'
    )
    match mark.goal:
        case "met" | "not_met":
            return _triangle(UP if mark.goal == "met" else DOWN, mark.strength, colour, line)
        case "unchanged":
            return f'<path d="M4 8.5H20M4 15.5H20" fill="none" {line}/>'
        case "not_comparable":
            return f'<path d="M5 21 11 3M13 21 19 3" fill="none" {line}/>'
        case _:
            return f'<circle cx="12" cy="12" r="9" fill="none" {line} stroke-dasharray="3.6 3.47"/>'


def _triangle(path: str, strength: str, colour: str, line: str) -> str:
    middle = 14.6 if path == UP else 9.4
    match strength:
        case "clear":
            return f'<path d="{path}" fill="{colour}" {line}/>'
        case "fairly_clear":
            dot = f'<circle cx="12" cy="{middle}" r="2.7" fill="{colour}"/>'
            return f'<path d="{path}" fill="none" {line}/>{dot}'
        case "within_noise":
            return f'<path d="{path}" fill="none" {line}/>'
        case _:
            return f'<path d="{path}" fill="none" {line} stroke-dasharray="3.2 3.6"/>'


SPARK = (184.0, 84.0)


def sparks_svg(sparks: Sequence[tuple[Spark | None, Mark]], palette: Palette) -> str:
    """Draw small lines below each other in one picture: each picture costs a millisecond."""
    width, height = SPARK
    drawn = [
        f'<g transform="translate(0 {at * height:g})">{_spark(spark, mark, palette)}</g>'
        for at, (spark, mark) in enumerate(sparks)
        if spark is not None
    ]
    return svg(width, height * len(sparks), "".join(drawn))


def _spark(spark: Spark, mark: Mark, palette: Palette) -> str:
    """Draw ours and the median on fixed years, cut at breaks; the mark is at the year shown."""
    width, height = SPARK
    shown = [v for v in (*spark.ours, *spark.median) if v is not None]
    if not shown:
        return ""
    low, high = min(shown), max(shown)
    pad, span = 9.0, (high - low) or 1.0
    step = (width - 2 * pad) / max(len(spark.years) - 1, 1)

    def place(i: int, value: float) -> tuple[float, float]:
        return pad + i * step, height - pad - (height - 2 * pad) * (value - low) / span

    cuts = [spark.years.index(y) for y in spark.breaks if y in spark.years]
    body = [
        f'<path d="M{pad + (c - 0.5) * step:.1f} 0V{height:g}" stroke="{palette.not_comparable}" '
        'stroke-width="1.2" stroke-dasharray="2 3"/>'
        for c in cuts
    ]
    for values, colour, stroke in (
        (spark.median, palette.peers, 1.4),
        (spark.ours, palette.ink, 2.2),
    ):
        for run in runs(values, cuts):
            points = [place(i, v) for i, v in run]
            body.append(_line(points, colour, stroke))
    at = spark.years.index(spark.marked) if spark.marked in spark.years else -1
    value = spark.ours[at] if at >= 0 else None
    if value is not None:
        body.append(_point(*place(at, value), mark, palette))
    return "".join(body)


def _line(points: Sequence[tuple[float, float]], colour: str, stroke: float) -> str:
    if len(points) == 1:
        return _dot(*points[0], colour, stroke)
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="{stroke}" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def runs(values: Sequence[float | None], cuts: Sequence[int]) -> list[list[tuple[int, float]]]:
    """Yield unbroken stretches of (position, value), split at missing values and before cuts."""
    found: list[list[tuple[int, float]]] = []
    current: list[tuple[int, float]] = []
    for i, value in enumerate(values):
        if current and (i in cuts or value is None):
            found.append(current)
            current = []
        if value is not None:
            current.append((i, value))
    return [*found, current] if current else found


def _dot(x: float, y: float, colour: str, stroke: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{stroke * 0.9:.1f}" fill="{colour}"/>'


def _point(x: float, y: float, mark: Mark, palette: Palette) -> str:
    if mark.goal in ("not_comparable", "no_data"):
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{palette.ink}"/>'
    return _badge(x, y, mark, palette, 13)


def _badge(x: float, y: float, mark: Mark, palette: Palette, size: float) -> str:
    move = f"translate({x - size / 2:.1f} {y - size / 2:.1f}) scale({size / 24:.4f})"
    return f'<g transform="{move}">{_patched(mark, palette)}</g>'


def badge_svg(mark: Mark, palette: Palette, size: float = 13) -> str:
    """Put a mark on a patch of background, so that lines do not run through it."""
    inner = _patched(mark, palette)
    return svg(size, size, f'<g transform="scale({size / 24:.4f})">{inner}</g>')


def _patched(mark: Mark, palette: Palette) -> str:
    path = {"met": UP, "not_met": DOWN}.get(mark.goal)
    patch = f'<path d="{path}" fill="{palette.bg}"/>' if path else ""
    return patch + _mark(mark, palette.goal(mark.goal), 2.8)
