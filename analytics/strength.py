"""How strong a change is: the noise it has to leave, and the evidence of that noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analytics.change import Change, Texts
from analytics.cube import Cube
from analytics.rounding import Floats, denoised
from catalog import Catalog

Z_90, Z_95 = 1.645, 1.96
"""Two-sided 10 % and 5 %. PAPI prints "95 %" on score ± 1.645·SE (2019, 2022, 2023, all provinces)."""


@dataclass(frozen=True, slots=True)
class Strength:
    """Arrays are [pair, component, unit]; "" and NaN where there is no verdict."""

    strength: Texts
    evidence: Texts
    z: Floats
    points_90: Floats  # the noise of this comparison, in the unit that is compared
    points_95: Floats


def strength(cube: Cube, catalog: Catalog, change: Change) -> Strength:
    """Find the strength of every verdict from the best evidence there is.

    That is the file's own standard errors or intervals of both years, else the editable thresholds
    of the component in those years, else none.
    """
    error, evidence = _errors(cube, change)
    noise_90, noise_95 = _thresholds(cube, catalog, change)
    published = ~np.isnan(error)
    points_90 = np.where(published, Z_90 * error, noise_90[:, :, None])
    points_95 = np.where(published, Z_95 * error, noise_95[:, :, None])
    usable = ~np.isnan(points_95) & ~change.measure.share | published
    evidence = np.select([~change.judged, published, usable], ["", evidence, "threshold"], "none")
    points_90, points_95 = (
        np.where(usable & change.judged, denoised(points), np.nan)
        for points in (points_90, points_95)
    )
    words = np.where(change.judged, word(change.exact, points_90, points_95), "")
    return Strength(words, evidence, _z(change.exact, points_90, points_95), points_90, points_95)


def word(exact: npt.ArrayLike, points_90: npt.ArrayLike, points_95: npt.ArrayLike) -> Texts:
    """Return the word for a change beside its noise; unknown where the noise is NaN."""
    size, noise_90, noise_95 = (denoised(each) for each in (np.abs(exact), points_90, points_95))
    return np.select(
        [np.isnan(noise_95), size >= noise_95, size >= noise_90],
        ["unknown", "clear", "fairly_clear"],
        "within_noise",
    )


def standard_error(
    se: npt.ArrayLike, low: npt.ArrayLike, high: npt.ArrayLike
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Return the error of each score, and whether it is printed as such; NaN where none is published.

    Else the half width of the interval over 1.645, whatever the file calls it. A zero error or an
    interval of zero width is no evidence (PAPI 2022: Sóc Trăng, Bạc Liêu, Cà Mau).
    """
    own, bottom, top = (np.asarray(each, dtype=np.float64) for each in (se, low, high))
    printed, width = own > 0, (top - bottom) / (2 * Z_90)
    return np.select([printed, width > 0], [own, width], np.nan), printed


def _errors(cube: Cube, change: Change) -> tuple[Floats, Texts]:
    """Return the standard error of each difference, NaN unless both scores have one, and where it is from."""
    error, printed = standard_error(*(cube.number(name) for name in ("se", "low", "high")))
    now, before, measure = change.now, change.before, change.measure
    both = np.hypot(measure.scale_now * error[now], measure.scale_before * error[before])
    return both, np.where(printed[now] & printed[before], "published_se", "published_interval")


def between_periods(before: npt.ArrayLike, now: npt.ArrayLike) -> Floats:
    """Return the threshold of a change between two years, from those of the years: errors add up.

    T² = (T_before² + T_now²) / 2, as a threshold is z·√2·error; equal ones stay as they are.
    """
    found: Floats = np.sqrt((np.square(before) + np.square(now)) / 2)
    return denoised(found)


def _thresholds(cube: Cube, catalog: Catalog, change: Change) -> tuple[Floats, Floats]:
    """Return the 90% and 95% threshold of each pair of years and component, [pair, component]."""
    held = [[catalog.threshold(code, year) for code in cube.components] for year in cube.years]
    points_90 = np.array([[t.points_90 if t else np.nan for t in row] for row in held])
    points_95 = np.array([[t.points_95 if t else np.nan for t in row] for row in held])
    now, before = change.now, change.before
    return (
        between_periods(points_90[before], points_90[now]),
        between_periods(points_95[before], points_95[now]),
    )


def _z(exact: Floats, points_90: Floats, points_95: Floats) -> Floats:
    """Return the change in standard errors, such that 1.645 lies at points_90 and 1.96 at points_95.

    With a standard error that is exact / SE. Two thresholds need not belong to one SE: z is read
    off the line through both, so that it never contradicts the word.
    """
    size = denoised(np.abs(exact))
    with np.errstate(divide="ignore", invalid="ignore"):
        beyond, within = Z_95 * (size / points_95), Z_90 * (size / points_90)
        between = Z_90 + (Z_95 - Z_90) * ((size - points_90) / (points_95 - points_90))
    z = np.select([size >= points_95, size >= points_90], [beyond, between], within)
    signed: Floats = np.copysign(z, exact)
    return signed
