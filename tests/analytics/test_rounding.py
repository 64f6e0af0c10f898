"""Half up at two decimals, whatever binary arithmetic makes of a half."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.rounding import half_up, hundredths
from strings.numbers import rounded


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1.005, 1.01), (2.675, 2.68), (7.125, 7.13), (0.285, 0.29), (4.0249999, 4.02), (-1.005, -1.01),
     (0.0, 0.0), (41.115, 41.12), (0.1 + 0.2 - 0.295, 0.01)],
)  # fmt: skip
def test_a_half_goes_up(value: float, shown: float) -> None:
    assert float(half_up(value)) == shown


def test_nothing_stays_nothing() -> None:
    assert np.isnan(half_up([np.nan])).all()


@given(st.integers(-10_000_000, 100_000_000), st.floats(-1e-12, 1e-12))
def test_figures_are_rounded_as_they_are_shown(millionths: int, noise: float) -> None:
    value = millionths / 1e6 + noise
    assert int(hundredths(value)) == int(rounded(value) * 100)
