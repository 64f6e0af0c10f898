"""Horizontal bars as HTML."""

from __future__ import annotations

from markupsafe import Markup

from reports.charts import Bar, Bars
from reports.model.palette import Palette
from strings import Lang
from strings.numbers import number
from ui.html.markup import fill, join

ROOM = 0.35  # of the longest bar, on either side for the values
BAR = (
    '<span>{}</span><div><i style="left:{:.2f}%;width:{:.2f}%;background:{};border-color:{}"></i>'
    '<b style="{}:{:.2f}%">{}</b></div>'
)


def bars(found: Bars, alt: str, palette: Palette, lang: Lang) -> Markup:
    """Draw a row for each bar: the name, the bar from the zero line, the value at its end."""
    values = [bar.value for bar in found.bars]
    reach = ROOM * (max(map(abs, values)) or 1.0)
    low, high = min(*values, 0.0) - reach, max(*values, 0.0) + reach

    def place(value: float) -> float:
        return 100 * (value - low) / (high - low)

    def row(bar: Bar) -> Markup:
        end, zero = place(bar.value), place(0)
        written = number(bar.value, lang, found.decimals, sign=True)
        side, at = ("left", end) if bar.value >= 0 else ("right", 100 - end)
        ends = (min(end, zero), abs(end - zero), *palette.bar(bar))
        return fill(BAR, bar.name, *ends, side, at, written)

    return fill(
        '<div class="bars" role="group" aria-label="{}" style="--zero:{:.2f}%">{}</div>',
        alt,
        place(0),
        join(map(row, found.bars)),
    )
