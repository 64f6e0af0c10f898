"""The key to the marks of a page, with its sources, as HTML."""

from __future__ import annotations

from html import escape

from reports.model import Legend, Mark
from reports.model.palette import Palette
from strings import Lang, translate
from ui.html import elements


def legend(found: Legend, palette: Palette, lang: Lang) -> str:
    """The key to the marks, then sources and the date of the data."""
    keys = ""
    if found.scale:
        grey = palette.edge
        marks = [
            (
                elements.sign(Mark("met", strength), "key"),
                translate(f"legend.{strength}", lang),
            )
            for strength in ("clear", "fairly_clear", "within_noise", "unknown")
        ]
        zone = (
            '<i style="display:inline-block;width:20px;height:11px;border:solid;border-width:0 1px;'
            f'background:{palette.noise_90};border-color:{grey}"></i>'
        )
        stroke = f'<i style="display:inline-block;width:18px;border-top:1.5px solid {palette.peers}"></i>'
        cut = f'<i style="display:inline-block;height:13px;border-left:1.5px dotted {palette.not_comparable}"></i>'
        marks += [
            (zone, translate("legend.noise", lang)),
            (stroke, translate("legend.median", lang, unit=found.unit)),
            (cut, translate("legend.break", lang)),
        ]
        spans = "".join(f"<span>{sign}{escape(text)}</span>" for sign, text in marks)
        keys = f'<div class="keys"><span>{escape(found.scale)}</span>{spans}</div>'
    sources = " ".join(escape(s) for s in found.sources)
    return elements.block(f'<div class="legend">{keys}<div class="src">{sources}</div></div>')
