"""Tiles as HTML: what stands below the names of components and of indices."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from reports.model import Tile
from reports.model.palette import Palette
from reports.model.written import change, score
from strings import Lang
from strings.numbers import number
from ui.html import elements
from ui.html.anchor import a
from ui.html.marks import SPARK, data_uri, sparks_svg
from ui.html.markup import EMPTY, fill, join


def tiles(found: Sequence[Tile], palette: Palette, lang: Lang) -> Markup:
    """Return tiles side by side, each below its name; one picture has the lines of all."""
    drawn = sparks_svg([(each.spark, each.mark) for each in found], palette)
    each = join(_tile(tile, at, palette, lang) for at, tile in enumerate(found))
    return fill('<div class="row tiles" style="--lines:url({})">{}</div>', data_uri(drawn), each)


def _tile(found: Tile, at: int, palette: Palette, lang: Lang) -> Markup:
    """Return score, change, verdict, noise and line."""
    noise = _noise(found, lang)
    return fill(
        '<div class="tile"><div>{}<div>{}</div></div>{}{}{}</div>',
        score_and_change(found, lang),
        _opened(found, palette, lang),
        _line(found, at),
        noise,
        net(found) if noise else _why(found),
    )


def score_and_change(found: Tile, lang: Lang) -> Markup:
    """Return the score over its change and what it is compared with."""
    moved = change(found, lang)
    return fill(
        '<div class="score">{}</div><div class="vs">{}{}</div>',
        score(found, lang),
        fill("<b>{}</b> ", moved) if moved else EMPTY,
        found.compared_with,
    )


def net(found: Tile) -> Markup:
    """Return the change relative to the country's, if it is known."""
    return (
        fill('<div class="net">{}</div>', elements.strong_figures(found.net))
        if found.net
        else EMPTY
    )


def _why(found: Tile) -> Markup:
    """Return why there is no noise ruler."""
    reason = f"{found.reason}. {found.net}".lstrip(". ") if found.net else found.reason
    return fill('<div class="why wide">{}</div>', reason) if reason else EMPTY


def _line(found: Tile, at: int) -> Markup:
    if not found.spark:
        return Markup("<div></div>")
    years = found.spark.years
    return fill(
        '<div class="spark" role="img" aria-label="{}" data-first="{}" data-last="{}"'
        ' style="background-position:0 {:g}px"></div>',
        found.name,
        years[0],
        years[-1],
        -at * SPARK[1],
    )


def small_tiles(found: Sequence[Tile], palette: Palette, lang: Lang) -> Markup:
    """Return other indices side by side, each below its name."""
    each = join(_small_tile(tile, palette, lang) for tile in found)
    return fill('<div class="row smalls">{}</div>', each)


def _small_tile(found: Tile, palette: Palette, lang: Lang) -> Markup:
    """Return another index: one line, and its reason under it."""
    known, moved = found.score is not None, change(found, lang)
    return fill(
        '<div class="small"><div class="figure">{}{}<span>{}</span></div><div>{}</div></div>',
        fill('<span class="score">{}</span>', score(found, lang)) if known else EMPTY,
        fill('<span class="vs"><b>{}</b></span>', moved) if moved else EMPTY,
        _opened(found, palette, lang),
        ". ".join(t for t in (found.compared_with if known else "", found.reason) if t),
    )


REACH = 1.7  # of a noise ruler, in thresholds: the zone is equally wide everywhere


def _noise(found: Tile, lang: Lang) -> Markup:
    """Return the noise ruler: the zone of ± noise, with the verdict's mark at the change."""
    if found.change_points is None or found.points_90 is None or found.points_95 is None:
        return EMPTY
    inner = 100 * found.points_90 / (REACH * found.points_95)
    at = 50 * (1 + max(-1.0, min(1.0, found.change_points / (REACH * found.points_95))))
    return fill(
        '<div class="noise" data-end="{}" style="--inner:{:.1f}%">{}<span>0</span></div>',
        number(found.points_95, lang),
        inner,
        elements.sign(found.mark, "here", f"left:{at:.1f}%"),
    )


def _opened(found: Tile, palette: Palette, lang: Lang) -> Markup:
    """Return the verdict's pill, which opens its arithmetic."""
    shown = elements.pill(found.mark, palette, lang)
    return a(found.explain, shown) if found.explain else shown
