"""A chart as a picture to keep: SVG, or PNG drawn from it without a browser."""

from __future__ import annotations

from functools import cache

import typst

from exports.drawing.charts import drawing
from exports.drawing.measure import FONTS
from exports.drawing.svg import svg
from reports.model import Chart
from strings import Lang

FONT = "Liberation Serif"
WIDTH, HEIGHT = 560.0, 280.0  # points
MARGIN = 8.0  # points
BAR = 30.0  # points for each bar


@cache
def fonts() -> typst.Fonts:
    """Load the fonts that ship and no others: a file looks the same whichever machine writes it."""
    return typst.Fonts(False, False, [str(FONTS)])


def as_svg(chart: Chart, lang: Lang, width: float = WIDTH, height: float = 0) -> str:
    """Draw a chart as SVG text; `width` and `height` in points."""
    drawn = drawing(chart, lang)
    bars = getattr(drawn, "bars", ())
    return svg(drawn, width, height or (BAR * len(bars) if bars else HEIGHT), FONT, 9)


def as_png(chart: Chart, lang: Lang, pixels: int = 1600) -> bytes:
    """Draw a chart as PNG on white, `pixels` wide."""
    page, ppi = f"margin: {MARGIN}pt", pixels / (WIDTH + 2 * MARGIN) * 72
    return _drawn(as_svg(chart, lang), page, "auto", ppi)


def scaled(svg_text: str, pixels: int) -> bytes:
    """Draw any SVG as a transparent PNG, `pixels` high. Raises typst.TypstError where it is none."""
    return _drawn(svg_text, "margin: 0pt, fill: none", "72pt", pixels)


def _drawn(svg_text: str, page: str, height: str, ppi: float) -> bytes:
    source = (
        f"#set page(width: auto, height: auto, {page})\n"
        f'#image(bytes(sys.inputs.svg), format: "svg", height: {height})'
    )
    return typst.compile(
        source.encode(), format="png", ppi=ppi, font_paths=fonts(), sys_inputs={"svg": svg_text}
    )
