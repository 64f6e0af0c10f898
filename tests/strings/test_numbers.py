"""Numbers and dates as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from strings.numbers import day, number, percent


@pytest.mark.parametrize(
    ("value", "lang", "sign", "text"),
    [
        (7.134693, "vi", False, "7,13"),
        (7.135, "vi", False, "7,14"),
        (2.675, "vi", False, "2,68"),
        (1234.5, "vi", False, "1.234,50"),
        (1234.5, "en", False, "1,234.50"),
        (0.1, "vi", True, "+0,10"),
        (-0.1, "vi", True, "−0,10"),
        (0.0, "vi", True, "0,00"),
        (-0.001, "vi", True, "0,00"),
        (float("nan"), "vi", False, "–"),
        (None, "en", False, "–"),
    ],
)
def test_a_number(value: float | None, lang: str, sign: bool, text: str) -> None:
    assert number(value, "vi" if lang == "vi" else "en", sign=sign) == text


def test_a_percentage() -> None:
    assert percent(1.54, "vi", sign=True) == "+1,5%"
    assert percent(None, "vi") == "–"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 11, 24), "24/11/2026"),
        (date(2025, 7, 1), "01/7/2025"),
        (date(2026, 12, 7), "07/12/2026"),
        (date(2026, 2, 9), "09/02/2026"),
    ],
)
def test_a_day_in_the_form_of_decree_30(value: date, text: str) -> None:
    assert day(value, "vi") == text
