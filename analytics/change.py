"""What became of every figure between two years: the literal goal, or why there is no verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from analytics.comparability import Comparability, Pair, comparability
from analytics.cube import Cube
from analytics.rounding import Floats, hundredths
from catalog import Catalog

Flags: TypeAlias = npt.NDArray[np.bool_]
Places: TypeAlias = npt.NDArray[np.intp]
Texts: TypeAlias = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is compared: the score itself, or where `share` its percentage of the maximum."""

    share: Flags
    unknown: Flags  # the maximum of one of two editions is not known: there is nothing to compare
    now: Floats  # measured score of the year
    before: Floats
    scale_now: Floats  # measured = scale × score
    scale_before: Floats


@dataclass(frozen=True, slots=True)
class Change:
    """The comparison of each pair of years; arrays are [pair, component, unit]."""

    pairs: tuple[Pair, ...]
    now: Places  # where each pair's later year lies in the cube
    before: Places
    score: Floats  # as published
    previous: Floats
    measure: Measure
    between: Comparability
    goal: Texts
    reason: Texts  # "" where there is a verdict
    shown: Floats  # difference of the two measured scores as shown; NaN without a verdict
    exact: Floats  # the same in full precision

    @property
    def judged(self) -> Flags:
        """Where there is a verdict."""
        found: Flags = ~np.isnan(self.shown)
        return found


def compare(cube: Cube, catalog: Catalog, pairs: Sequence[Pair]) -> Change:
    """Compare every component and unit between the years of each pair.

    The plan's goal is "năm sau cao hơn năm trước", taken by the letter: both scores rounded half up
    to two decimals, the later one higher. What is missing is said before what cannot be compared;
    only a province that did not exist yet is not comparable although its score before is missing.
    """
    now = np.array([cube.position(year) for _, year in pairs], dtype=np.intp)
    before = np.array([cube.position(year) for year, _ in pairs], dtype=np.intp)
    value = cube.number("value")
    measure = _measure(cube, value, now, before)
    between = comparability(cube, catalog, pairs)
    reason, goal = _obstacles(cube, value, now, before, between, measure.unknown)
    judged = goal == ""
    difference = hundredths(measure.now) - hundredths(measure.before)
    words = np.select([difference > 0, difference < 0], ["met", "not_met"], "unchanged")
    return Change(
        pairs=tuple(pairs),
        now=now,
        before=before,
        score=value[now],
        previous=value[before],
        measure=measure,
        between=between,
        goal=np.where(judged, words, goal),
        reason=reason,
        shown=np.where(judged, difference / 100, np.nan),
        exact=np.where(judged, measure.now - measure.before, np.nan),
    )


def _measure(cube: Cube, value: Floats, now: Places, before: Places) -> Measure:
    """PAR is points of a maximum that changes: its share is compared, where the maxima are known.

    Within one edition a maximum that nobody printed is the same on both sides: points are compared.
    """
    score, previous = value[now], value[before]
    if cube.index.compare == "score":
        nowhere, one = np.zeros(score.shape, dtype=np.bool_), np.ones(score.shape)
        return Measure(nowhere, nowhere, score, previous, one, one)
    maximum = cube.maximum()
    high, high_before = maximum[now], maximum[before]
    share = ~np.isnan(high) & ~np.isnan(high_before)
    same = np.array(
        [cube.editions[n] is cube.editions[b] for n, b in zip(now, before, strict=True)]
    )
    scale, scale_before = np.where(share, 100 / high, 1.0), np.where(share, 100 / high_before, 1.0)
    unknown = ~share & ~same[:, None, None]
    return Measure(share, unknown, scale * score, scale_before * previous, scale, scale_before)


def _obstacles(
    cube: Cube, value: Floats, now: Places, before: Places, between: Comparability, unknown: Flags
) -> tuple[Texts, Texts]:
    """Why there is no verdict, and the goal's word for it; "" twice where there is one."""
    known, known_before = ~np.isnan(value[now]), ~np.isnan(value[before])
    unit_old, part_old = cube.exists[before][:, None, :], cube.held[before][:, :, None]
    edition_old = part_old.any(axis=1, keepdims=True)
    cases: list[tuple[str, str, Flags]] = [
        ("no_data", "no_score_and_previous", ~known & ~known_before & unit_old & part_old),
        ("no_data", "no_score", ~known),
        ("not_comparable", "unit_new", ~unit_old),
        ("no_data", "component_new", ~known_before & ~part_old & edition_old),
        ("no_data", "no_previous", ~known_before),
        ("not_comparable", "break", between.deciding[:, :, None] >= 0),
        ("not_comparable", "components_differ", between.differ[:, :, None]),
        ("not_comparable", "maximum_unknown", unknown),
    ]
    where = [flags for *_, flags in cases]
    reason = np.select(where, [reason for _, reason, _ in cases], "")
    return reason, np.select(where, [goal for goal, *_ in cases], "")
