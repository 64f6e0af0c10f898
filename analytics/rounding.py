"""Scores rounded as they are shown: half up, two decimals."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]

NOISE = 9  # decimals; figures carry fewer, whatever lies beyond comes from binary arithmetic


def hundredths(values: npt.ArrayLike) -> Floats:
    """Return whole hundredths of each value, half away from zero; NaN stays NaN.

    1.005 is stored as 1.00499…: noise beyond the ninth decimal goes before the half is judged.
    """
    exact = np.asarray(values, dtype=np.float64)
    size = np.floor(np.round(np.abs(exact) * 100, NOISE - 2) + 0.5)
    return np.copysign(size, exact)


def half_up(values: npt.ArrayLike) -> Floats:
    """Return each value at two decimals, half away from zero, the double nearest to that decimal."""
    return hundredths(values) / 100


def denoised(values: npt.ArrayLike) -> Floats:
    """Return values without binary noise, to be compared with a limit that is written as a decimal."""
    return np.asarray(values, dtype=np.float64).round(NOISE)
