"""How long a text is when printed: the decree asks for rules as long as the text above them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).with_name("fonts")  # Liberation Serif: as wide as Times New Roman
UNITS = 1000


@cache
def _font(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"LiberationSerif-{name}.ttf"), UNITS)


def length(text: str, points: float, *, bold: bool = False) -> float:
    """Measure one line in points; Word does not kern, so each letter keeps its own width."""
    font = _font("Bold" if bold else "Regular")
    return sum(font.getlength(letter) for letter in text) * points / UNITS
