"""Numbers and dates as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import isnan

from strings import Lang

NOTHING = "–"
MINUS = "−"


def rounded(value: float, decimals: int = 2) -> Decimal:
    """Round half up, as the scores are shown; figures have at most nine true decimals."""
    exact = Decimal(repr(round(value, 9)))
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def number(value: float | None, lang: Lang, decimals: int = 2, *, sign: bool = False) -> str:
    """Format a figure: "7,13" or "7.13"; with sign a change: "+0,10", "−0,10"; None and NaN: "–"."""
    if value is None or isnan(value):
        return NOTHING
    exact = rounded(float(value), decimals)
    text = f"{abs(exact):,.{decimals}f}"
    if lang == "vi":
        text = text.translate(str.maketrans(",.", ".,"))
    if exact < 0:
        return MINUS + text
    return "+" + text if sign and exact > 0 else text


def percent(value: float | None, lang: Lang, decimals: int = 1, *, sign: bool = False) -> str:
    """Format a value that is already in percent: "1,5%"."""
    text = number(value, lang, decimals, sign=sign)
    return text if text == NOTHING else text + "%"


def day(value: date | None, lang: Lang) -> str:
    """Format a day as dd/mm/yyyy; in Vietnamese, months 3 to 9 have no zero (Decree 30/2020): 01/7/2025."""
    if value is None:
        return NOTHING
    month = f"{value.month:02d}" if lang == "en" or value.month <= 2 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"
