"""What would it take: totals are sums of their parts, so this is arithmetic, not a model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

import numpy as np
import pandas as pd

from analytics.rollup import leaves
from analytics.rounding import half_up, hundredths
from analytics.strength import Z_90, Z_95, standard_error, word
from catalog import Catalog, Component, Edition, Index

STEP = 0.01
"""Scores are shown at two decimals: the least rise that counts."""
NOISE = 1e-9
"""Of binary arithmetic, in points."""


@dataclass(frozen=True, slots=True)
class Line:
    """A component at the start of a scenario: where it stands and how far it can go."""

    component: str
    number: str
    role: str
    score: float
    low: float
    high: float
    points_90: float  # noise of next year's change, NaN where nothing is known of it
    points_95: float

    @property
    def headroom(self) -> float:
        """Points to the maximum."""
        return max(self.high - self.score, 0.0)


@dataclass(frozen=True, slots=True)
class Start:
    """One province's scores of a year, from which scenarios for the next year set out."""

    index: Index
    edition: Edition
    unit: str
    year: int
    lines: Mapping[str, Line]  # by component; those without a score are left out


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scenario makes of a component: the literal goal and its strength, as in a verdict."""

    component: str
    score: float
    change: float  # difference of the two scores as shown
    exact_change: float
    goal: str
    strength: str


@dataclass(frozen=True, slots=True)
class Need:
    """Points that a component has to gain; NaN where the noise is unknown."""

    to_meet: float
    to_meet_clearly: float


def start(scores: pd.DataFrame, catalog: Catalog, unit: str, index: str, year: int) -> Start:
    """The scores of a year, their headroom and noise. Raises KeyError before any edition."""
    edition = catalog.edition(index, year)
    if edition is None:
        raise KeyError(f"{index} {year}")
    rows = scores[
        (scores["index"] == index) & (scores["year"] == year) & (scores["unit"] == unit)
    ].set_index("component")
    lines = {
        c.code: _line(c, rows.loc[c.code], catalog)
        for c in edition.components
        if c.code in rows.index and not pd.isna(rows.at[c.code, "value"])
    }
    return Start(catalog.indices[index], edition, unit, year, lines)


def _line(component: Component, row: pd.Series, catalog: Catalog) -> Line:
    """Next year's error is taken to be this year's: the noise of the change is z·√2·SE."""
    error = float(standard_error(row["se"], row["low"], row["high"])[0]) * 2**0.5
    threshold = catalog.thresholds.get(component.code)
    if np.isnan(error) and threshold:
        points_90, points_95 = threshold.points_90, threshold.points_95
    else:
        points_90, points_95 = Z_90 * error, Z_95 * error
    maximum = component.high if pd.isna(row["maximum"]) else row["maximum"]
    return Line(
        component=component.code,
        number=component.number,
        role=component.role,
        score=float(row["value"]),
        low=np.nan if component.low is None else component.low,
        high=np.nan if maximum is None else float(maximum),
        points_90=points_90,
        points_95=points_95,
    )


def scenario(start: Start, gains: Mapping[str, float]) -> dict[str, Outcome]:
    """Every component if the parts at the bottom gained so many points (negative: lost).

    A gain ends at the component's scale. The wholes follow exactly, whatever rounding the source
    left between them and the sum of their parts. Raises KeyError for a part that has no score or is
    not at the bottom.
    """
    if wholes := [code for code in gains if start.edition.children(code)]:
        raise KeyError(f"made of parts: {', '.join(wholes)}")
    reached = {code: _reach(start.lines[code], gain) for code, gain in gains.items()}
    outcomes = {}
    for code, line in start.lines.items():
        parts = leaves(start.index, start.edition, code)
        change = sum(factor * reached.get(leaf, 0.0) for leaf, factor in parts.items())
        outcomes[code] = _outcome(line, change)
    return outcomes


def _reach(line: Line, gain: float) -> float:
    """The gain that the scale leaves room for; a bound that nobody printed does not bind."""
    new = np.fmax(np.fmin(line.score + gain, line.high), line.low)
    return float(new) - line.score


def _outcome(line: Line, change: float) -> Outcome:
    shown = float(hundredths(line.score + change) - hundredths(line.score)) / 100
    return Outcome(
        component=line.component,
        score=line.score + change,
        change=shown,
        exact_change=change,
        goal="met" if shown > 0 else "not_met" if shown < 0 else "unchanged",
        strength=str(word(change, line.points_90, line.points_95)),
    )


def need(line: Line) -> Need:
    """Met: the score shown is 0.01 higher. Met clearly: the change leaves the noise as well."""
    to_meet = float(half_up(line.score)) + STEP - line.score
    return Need(to_meet, float(np.maximum(line.points_95, to_meet)))


def least_effort(
    start: Start, component: str, points: float, usual: Mapping[str, float]
) -> dict[str, float] | None:
    """The mix, in whole hundredths, that asks the least of the part of which most is asked.

    usual: how far each part at the bottom commonly moves in a year; effort is gain over usual. A
    part without a usual move is left as it is. None where the headroom does not reach, where a part
    has no score, or where parts do not make up the component.
    """
    parts = leaves(start.index, start.edition, component)
    if not parts or not parts.keys() <= start.lines.keys():
        return None
    room = {leaf: floor(start.lines[leaf].headroom / STEP + NOISE) for leaf in parts}
    steps = dict.fromkeys(parts, 0)
    missing = points
    while missing > NOISE:
        open_parts = [leaf for leaf in parts if steps[leaf] < room[leaf] and usual.get(leaf, 0) > 0]
        if not open_parts:
            return None
        next_part = min(open_parts, key=lambda leaf: (steps[leaf] + 1) / usual[leaf])
        steps[next_part] += 1
        missing -= parts[next_part] * STEP
    return {leaf: round(n * STEP, 2) for leaf, n in steps.items() if n}


def usual_moves(verdicts: pd.DataFrame, edition: Edition) -> dict[str, float]:
    """How far each component of an edition moves in one year: the median size of a change.

    verdicts: of all units; only changes within the edition count.
    """
    rows = verdicts[(verdicts["index"] == edition.index) & (verdicts["year"] > edition.first_year)]
    sizes = rows["exact_change"].abs().groupby(rows["component"]).median().dropna()
    return {str(code): float(size) for code, size in sizes.items()}


def written(gains: Mapping[str, float]) -> str:
    """A scenario as it stands in a link: "d1.knowledge:5,d4.services:-10", in hundredths."""
    steps = {code: round(gain / STEP) for code, gain in gains.items()}
    return ",".join(f"{code}:{n}" for code, n in sorted(steps.items()) if n)


def read(text: str) -> dict[str, float]:
    """The scenario of a link. Raises ValueError where it was not written by `written`."""
    pairs = (part.rpartition(":") for part in text.split(",") if part)
    return {code: round(int(steps) * STEP, 2) for code, _, steps in pairs}
