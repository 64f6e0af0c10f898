"""Tiles as HTML: what stands below the names of components and of indices."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from reports.model import Tile
from reports.model.palette import Palette
from reports.model.written import change, score
from strings import Lang
from strings.numbers import number
from ui.html import elements
from ui.html.anchor import a
from ui.html.marks import SPARK, data_uri, sparks_svg


def tiles(found: Sequence[Tile], palette: Palette, lang: Lang) -> str:
    """Tiles side by side, each below its name; one picture has the lines of all."""
    drawn = sparks_svg([(each.spark, each.mark) for each in found], palette)
    each = "".join(_tile(tile, at, palette, lang) for at, tile in enumerate(found))
    return f'<div class="row tiles" style="--lines:url({data_uri(drawn)})">{each}</div>'


def _tile(found: Tile, at: int, palette: Palette, lang: Lang) -> str:
    """Score, change, verdict, noise, line."""
    moved = change(found, lang)
    by = f"<b>{escape(moved)}</b> " if moved else ""
    left = (
        f'<div class="score">{escape(score(found, lang))}</div><div class="vs">{by}{escape(found.compared_with)}</div>'
        f"<div>{_opened(found, palette, lang)}</div>"
    )
    noise = _noise(found, lang)
    net = (
        f'<div class="net">{elements.strong_figures(found.net)}</div>'
        if noise and found.net
        else ""
    )
    reason = found.reason if noise or not found.net else f"{found.reason}. {found.net}".lstrip(". ")
    why = f'<div class="why wide">{escape(reason)}</div>' if reason and not noise else ""
    body = f"<div>{left}</div>{_line(found, at)}{noise}{net}{why}"
    return f'<div class="tile">{body}</div>'


def _line(found: Tile, at: int) -> str:
    if not found.spark:
        return "<div></div>"
    years, place = found.spark.years, -at * SPARK[1]
    ends = f'data-first="{years[0]}" data-last="{years[-1]}"'
    style = f"background-position:0 {place:g}px"
    return f'<div class="spark" role="img" aria-label="{escape(found.name)}" {ends} style="{style}"></div>'


def small_tiles(found: Sequence[Tile], palette: Palette, lang: Lang) -> str:
    """Other indices side by side, each below its name."""
    each = "".join(_small_tile(tile, palette, lang) for tile in found)
    return f'<div class="row smalls">{each}</div>'


def _small_tile(found: Tile, palette: Palette, lang: Lang) -> str:
    """Another index: one line, and its reason under it."""
    known, moved = found.score is not None, change(found, lang)
    shown = f'<span class="score">{escape(score(found, lang))}</span>' if known else ""
    by = f'<span class="vs"><b>{escape(moved)}</b></span>' if moved else ""
    rest = ". ".join(t for t in (found.compared_with if known else "", found.reason) if t)
    return (
        f'<div class="small"><div class="figure">{shown}{by}'
        f"<span>{_opened(found, palette, lang)}</span></div><div>{escape(rest)}</div></div>"
    )


REACH = 1.7  # of a noise ruler, in thresholds: the zone is equally wide everywhere


def _noise(found: Tile, lang: Lang) -> str:
    """The noise ruler: the zone of ± noise with the verdict's mark at the change, or at its end."""
    if found.change_points is None or found.points_90 is None or found.points_95 is None:
        return ""
    inner = 100 * found.points_90 / (REACH * found.points_95)
    at = 50 * (1 + max(-1.0, min(1.0, found.change_points / (REACH * found.points_95))))
    here = elements.sign(found.mark, "here").replace("<i", f'<i style="left:{at:.1f}%"', 1)
    ends, style = f'data-end="{escape(number(found.points_95, lang))}"', f"--inner:{inner:.1f}%"
    return f'<div class="noise" {ends} style="{style}">{here}<span>0</span></div>'


def _opened(found: Tile, palette: Palette, lang: Lang) -> str:
    """The verdict's pill, which opens its arithmetic."""
    shown = elements.pill(found.mark, palette, lang)
    return a(found.explain, shown) if found.explain else shown
