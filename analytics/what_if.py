"""What would it take: totals are sums of their parts, so this is arithmetic, not a model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

from analytics.rollup import factors
from analytics.rounding import hundredths
from analytics.strength import Z_95, between_periods, word
from catalog import Catalog, Component, Edition, Index

NORMAL = NormalDist()
STEP = 0.01
"""Scores are shown at two decimals: the least rise that counts."""


@dataclass(frozen=True, slots=True)
class ComponentStart:
    """A component at the start of a scenario: where it stands and how far it can go."""

    component: str
    number: str
    role: str
    score: float
    low: float
    high: float
    scale: float  # compared is scale × score: the share of the maximum where that is compared
    points_90: float  # noise of next year's change as compared, NaN where nothing is known of it
    points_95: float

    @property
    def headroom(self) -> float:
        """Points to the maximum; NaN where nobody printed one."""
        return float(np.maximum(self.high - self.score, 0.0))


@dataclass(frozen=True, slots=True)
class Start:
    """One province's scores of a year, from which scenarios for the next year set out."""

    index: Index
    edition: Edition
    unit: str
    year: int
    lines: Mapping[str, ComponentStart]  # by component; those without a score are left out


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scenario makes of a component: the literal goal and its strength, as in a verdict."""

    component: str
    score: float
    change: float  # difference of the two scores as shown, or of their shares of the maximum
    exact_change: float
    goal: str
    strength: str


def start(scores: pd.DataFrame, catalog: Catalog, unit: str, index: str, year: int) -> Start:
    """Take the scores of a year, their headroom and noise, all in points.

    scores: columns of store.scores.FIGURE. Raises KeyError before any edition.
    """
    edition = catalog.edition(index, year)
    if edition is None:
        raise KeyError(f"{index} {year}")
    rows = scores[
        (scores["index"] == index) & (scores["year"] == year) & (scores["unit"] == unit)
    ].set_index("component")
    lines = {
        c.code: _line(c, rows.loc[c.code], catalog, year)
        for c in edition.components
        if c.code in rows.index and not pd.isna(rows.at[c.code, "value"])
    }
    return Start(catalog.indices[index], edition, unit, year, lines)


def _line(component: Component, row: pd.Series, catalog: Catalog, year: int) -> ComponentStart:
    """Next year's change is read beside the thresholds, as its verdict will be.

    A standard error printed for this year alone is not used: a verdict needs those of both years,
    and whether next year's will be printed is not known.
    """
    printed = np.nan if component.high is None else component.high
    maximum = float(printed if pd.isna(row["maximum"]) else row["maximum"])
    share = catalog.indices[component.index].compare == "share" and not np.isnan(maximum)
    scale = 100 / maximum if share else 1.0
    held = [] if share else [catalog.threshold(component.code, y) for y in (year, year + 1)]
    known = [(t.points_90, t.points_95) for t in held if t]
    points_90, points_95 = between_periods(*known) if len(known) == 2 else (np.nan, np.nan)
    return ComponentStart(
        component=component.code,
        number=component.number,
        role=component.role,
        score=float(row["value"]),
        low=np.nan if component.low is None else component.low,
        high=maximum,
        scale=scale,
        points_90=float(points_90),
        points_95=float(points_95),
    )


def movable(start: Start, component: str) -> dict[str, float]:
    """Return what is moved to move a component, and what one point of each adds to it.

    The parts furthest down that have scores and make up the whole; the component itself where a
    part has no score or the publisher does not say how parts make it; empty where it has none.
    """
    parts = factors(start.index, start.edition, component)
    if not parts or not parts.keys() <= start.lines.keys():
        return {component: 1.0} if component in start.lines else {}
    return {
        leaf: factor * share
        for part, factor in parts.items()
        for leaf, share in movable(start, part).items()
    }


def scenario(start: Start, gains: Mapping[str, float]) -> dict[str, Outcome]:
    """Compute every component if the movable parts gained so many points (negative: lost).

    A gain ends at the component's scale. The wholes follow exactly, whatever rounding the source
    left between them and the sum of their parts. Raises KeyError for a part that has no score or
    is itself made of parts.
    """
    parts = {code: movable(start, code) for code in start.lines}
    if wrong := gains.keys() - {leaf for each in parts.values() for leaf in each}:
        raise KeyError(f"cannot be moved: {', '.join(sorted(wrong))}")
    reached = {code: _reach(start.lines[code], gain) for code, gain in gains.items()}
    return {
        code: _outcome(line, sum(f * reached.get(leaf, 0.0) for leaf, f in parts[code].items()))
        for code, line in start.lines.items()
    }


def _reach(line: ComponentStart, gain: float) -> float:
    """Return the gain that the scale leaves room for; a bound that nobody printed does not bind."""
    new = np.fmax(np.fmin(line.score + gain, line.high), line.low)
    return float(new) - line.score


def _outcome(line: ComponentStart, change: float) -> Outcome:
    before, after = line.scale * line.score, line.scale * (line.score + change)
    shown = float(hundredths(after) - hundredths(before)) / 100
    return Outcome(
        component=line.component,
        score=line.score + change,
        change=shown,
        exact_change=after - before,
        goal="met" if shown > 0 else "not_met" if shown < 0 else "unchanged",
        strength=str(word(after - before, line.points_90, line.points_95)),
    )


def chance_of_rise(line: ComponentStart, gain: float) -> float:
    """Return how likely a true gain of so many points shows as a rise; NaN where noise is unknown."""
    return _below(gain, line)


def gain_for(line: ComponentStart, chance: float = 0.8) -> float:
    """Return the true gain in points that shows as a rise with such a chance; NaN as above."""
    return NORMAL.inv_cdf(chance) * line.points_95 / (Z_95 * line.scale)


def gained_by_noise(line: ComponentStart, gain: float, provinces: int) -> float:
    """Return how many of so many provinces would gain at least so much by noise alone."""
    return provinces * (1 - _below(gain, line))


def _below(gain: float, line: ComponentStart) -> float:
    """Return how much of noise lies below a gain; NaN where the noise is unknown."""
    error = line.points_95 / (Z_95 * line.scale)
    return NORMAL.cdf(gain / error) if error == error else error


def written(gains: Mapping[str, float]) -> str:
    """Write a scenario as it stands in a link: "d1.knowledge:5,d4.services:-10", in hundredths."""
    steps = {code: round(gain / STEP) for code, gain in gains.items()}
    return ",".join(f"{code}:{n}" for code, n in sorted(steps.items()) if n)


def read(text: str) -> dict[str, float]:
    """Read the scenario of a link. Raises ValueError where it was not written by `written`."""
    pairs = (part.rpartition(":") for part in text.split(",") if part)
    return {code: round(int(steps) * STEP, 2) for code, _, steps in pairs}
