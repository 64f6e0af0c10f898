"""How strong a change is: the noise it has to leave, and the evidence of that noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from analytics.change import Change
from analytics.cube import Cube
from analytics.rounding import Floats, denoised
from catalog import Catalog

Z_90, Z_95 = 1.645, 1.96
"""Two-sided 10 % and 5 %. PAPI prints "95 %" on score ± 1.645·SE (papi.md §6)."""


@dataclass(frozen=True, slots=True)
class Strength:
    """Arrays are [pair, component, unit]; "" and NaN where there is no verdict."""

    strength: npt.NDArray[Any]
    evidence: npt.NDArray[Any]
    z: Floats
    points_90: Floats  # the noise of this comparison, in the unit that is compared
    points_95: Floats


def strength(cube: Cube, catalog: Catalog, change: Change) -> Strength:
    """The strength of every verdict from the best evidence there is (verdicts.md, rule 4)."""
    error, evidence = _errors(cube, change)
    noise_90, noise_95 = _thresholds(cube, catalog)
    published = ~np.isnan(error)
    points_90 = np.where(published, Z_90 * error, noise_90[:, None])
    points_95 = np.where(published, Z_95 * error, noise_95[:, None])
    usable = ~np.isnan(points_95) & ~change.measure.share | published
    evidence = np.select([~change.judged, published, usable], ["", evidence, "threshold"], "none")
    size = denoised(np.abs(change.exact))
    points_90, points_95 = (
        np.where(usable & change.judged, denoised(points), np.nan)
        for points in (points_90, points_95)
    )
    words = np.select(
        [~change.judged, np.isnan(points_95), size >= points_95, size >= points_90],
        ["", "unknown", "clear", "fairly_clear"],
        "within_noise",
    )
    return Strength(
        words, evidence, _z(change.exact, size, points_90, points_95), points_90, points_95
    )


def _errors(cube: Cube, change: Change) -> tuple[Floats, npt.NDArray[Any]]:
    """Standard error of each difference and where it comes from; NaN unless both years have one.

    A zero error or an interval of zero width is no evidence (papi.md §6: three provinces of 2022).
    """
    printed = cube.number("se")
    interval = (cube.number("high") - cube.number("low")) / (2 * Z_90)
    own = np.where(printed > 0, printed, np.nan)
    any_error = np.where(np.isnan(own) & (interval > 0), interval, own)
    now, before, measure = change.now, change.before, change.measure
    error = np.hypot(measure.scale_now * any_error[now], measure.scale_before * any_error[before])
    both_printed = ~np.isnan(own[now]) & ~np.isnan(own[before])
    return error, np.where(both_printed, "published_se", "published_interval")


def _thresholds(cube: Cube, catalog: Catalog) -> tuple[Floats, Floats]:
    known = [catalog.thresholds.get(code) for code in cube.components]
    points_90 = np.array([t.points_90 if t else np.nan for t in known])
    points_95 = np.array([t.points_95 if t else np.nan for t in known])
    return points_90, points_95


def _z(exact: Floats, size: Floats, points_90: Floats, points_95: Floats) -> Floats:
    """The change in standard errors, such that 1.645 lies at points_90 and 1.96 at points_95.

    With a standard error that is exact / SE. Two thresholds need not belong to one SE: z is read
    off the line through both, so that it never contradicts the word.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        between = Z_90 + (Z_95 - Z_90) * ((size - points_90) / (points_95 - points_90))
        z = np.select(
            [size >= points_95, size >= points_90], [Z_95 * (size / points_95), between],
            Z_90 * (size / points_90),
        )  # fmt: skip
    signed: Floats = np.copysign(z, exact)
    return signed
