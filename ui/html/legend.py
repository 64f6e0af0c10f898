"""The key to the marks of a page, with its sources, as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from reports.model import Legend, Mark
from reports.model.palette import Palette
from strings import Lang, translate
from ui.html import elements
from ui.html.markup import EMPTY, fill, join


def legend(found: Legend, palette: Palette, lang: Lang) -> Markup:
    """Return the key to the marks, then sources and the date of the data."""
    keys = EMPTY
    if found.scale:
        spans = join(
            fill("<span>{}{}</span>", sign, text) for sign, text in _keys(found, palette, lang)
        )
        keys = fill('<div class="keys"><span>{}</span>{}</div>', found.scale, spans)
    return elements.block(
        fill('<div class="legend">{}<div class="src">{}</div></div>', keys, " ".join(found.sources))
    )


def _keys(found: Legend, palette: Palette, lang: Lang) -> Iterator[tuple[Markup, str]]:
    for strength in ("clear", "fairly_clear", "within_noise", "unknown"):
        yield elements.sign(Mark("met", strength), "key"), translate(f"legend.{strength}", lang)
    zone = fill(
        '<i style="display:inline-block;width:20px;height:11px;border:solid;border-width:0 1px;'
        'background:{};border-color:{}"></i>',
        palette.noise_90,
        palette.edge,
    )
    yield zone, translate("legend.noise", lang)
    stroke = fill(
        '<i style="display:inline-block;width:18px;border-top:1.5px solid {}"></i>', palette.peers
    )
    yield stroke, translate("legend.median", lang, unit=found.unit)
    cut = fill(
        '<i style="display:inline-block;height:13px;border-left:1.5px dotted {}"></i>',
        palette.not_comparable,
    )
    yield cut, translate("legend.break", lang)
