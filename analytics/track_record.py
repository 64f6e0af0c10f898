"""What the probabilities of a rise would have been, beside what happened; and the one for next year."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
import pandas as pd

from analytics.comparability import touching
from analytics.outlook import Fit, Past, fit, interval_90, probability, usable
from analytics.rounding import Floats
from catalog import Catalog

COIN = 0.25
"""The Brier score of somebody who says one half of everything."""
SURE = 2.0
"""How many of its own standard errors a record must lie below COIN to be better than a coin."""
DECILES = 10


@dataclass(frozen=True, slots=True)
class Record:
    """How good probabilities were; brier is their mean squared error, 0 at best and 0.25 for a coin."""

    cases: int
    accuracy: float  # share of cases in which the likelier side happened
    brier: float
    brier_error: float  # standard error of it
    coverage_90: float  # share of changes inside their 90% interval

    @property
    def better_than_a_coin(self) -> bool:
        return self.brier + SURE * self.brier_error < COIN


@dataclass(frozen=True, slots=True)
class Decile:
    """The cases with probabilities from low to below high."""

    low: float
    high: float
    cases: int
    predicted: float  # mean probability
    happened: float  # share that rose


@dataclass(frozen=True, slots=True)
class Outlook:
    """How likely a component's score of `year` is to be higher the year after, with its record."""

    unit: str
    component: str
    year: int
    probability: float
    expected: float  # change in points
    low: float  # nine of ten such changes lie from low to high
    high: float
    rose: bool | None  # what happened; None where the next year is not published
    record: Record


def backtest(found: Past) -> pd.DataFrame:
    """Return the probability of every change of a dimension, by a fit to all other years.

    One row a change: component, unit, year (of the later score), probability, expected, low, high,
    change (points) and rose (the score shown is higher), sorted by component, year and unit.
    """
    parts = [
        _predicted(found, component, pair)
        for component in dimensions(found)
        for pair in range(len(found.change.pairs))
    ]
    columns = [
        "component", "unit", "year", "probability", "expected", "low", "high", "change", "rose",
    ]  # fmt: skip
    made = [part for part in parts if part is not None]
    return pd.concat(made, ignore_index=True) if made else pd.DataFrame(columns=columns)


def dimensions(found: Past) -> list[int]:
    """Return the places of the dimensions among the components."""
    codes = {
        c.code for e in found.cube.editions if e for c in e.components if c.role == "dimension"
    }
    return [at for at, code in enumerate(found.cube.components) if code in codes]


def _predicted(found: Past, component: int, pair: int) -> pd.DataFrame | None:
    units = np.flatnonzero(usable(found, component)[pair])
    learned = fit(found, component, pair) if len(units) else None
    if learned is None:
        return None
    expected = _expected(found, learned, component, int(found.change.before[pair]))[units]
    low, high = interval_90(expected, learned.error)
    return pd.DataFrame(
        {
            "component": found.cube.components[component],
            "unit": np.array(found.cube.units, dtype=object)[units],
            "year": found.change.pairs[pair][1],
            "probability": probability(expected, learned.error),
            "expected": expected,
            "low": low,
            "high": high,
            "change": found.change.exact[pair, component, units],
            "rose": found.change.goal[pair, component, units] == "met",
        }
    )


def _expected(found: Past, learned: Fit, component: int, year: int) -> Floats:
    return learned.expected(found.gap[year, component], found.recent[year, component])


def record(cases: pd.DataFrame) -> Record:
    """Judge some rows of a back-test. Raises ValueError where there is none."""
    if cases.empty:
        raise ValueError("no cases to judge")
    rose = cases["rose"].to_numpy(dtype=np.bool_)
    chance = cases["probability"].to_numpy(dtype=np.float64)
    loss = (chance - rose) ** 2
    inside = cases["change"].between(cases["low"], cases["high"])
    return Record(
        cases=len(cases),
        accuracy=float(((chance > 0.5) == rose).mean()),
        brier=float(loss.mean()),
        brier_error=float(loss.std() / sqrt(len(loss))),
        coverage_90=float(inside.mean()),
    )


def records(cases: pd.DataFrame, by: str) -> dict[str | int, Record]:
    """Return the record of each component or year (`by`: component, year), in order."""
    return {key: record(rows) for key, rows in cases.groupby(by)}


def calibration(cases: pd.DataFrame) -> tuple[Decile, ...]:
    """Predicted against happened, by tenths of the probability; a tenth without cases is left out."""
    tenth = (cases["probability"] * DECILES).astype(int).clip(0, DECILES - 1)
    return tuple(
        Decile(
            low=int(number) / DECILES,
            high=(int(number) + 1) / DECILES,
            cases=len(rows),
            predicted=float(rows["probability"].mean()),
            happened=float(rows["rose"].mean()),
        )
        for number, rows in cases.groupby(tenth)
    )


def outlook(
    found: Past, cases: pd.DataFrame, catalog: Catalog, unit: str, component: str, year: int
) -> Outlook | None:
    """Return the probability that a score of `year` is higher the year after, with the component's record.

    cases: backtest(found). For a year whose next one is published it is what would have been said
    without it. None where there is no score, where a break, another edition or another province
    follows, and where the component's record is no better than a coin.
    """
    own = cases[cases["component"] == component]
    if own.empty or not (judged := record(own)).better_than_a_coin:
        return None
    said = own[(own["unit"] == unit) & (own["year"] == year + 1)]
    if len(said):
        row = said.iloc[0]
        return Outlook(
            unit,
            component,
            year,
            probability=float(row["probability"]),
            expected=float(row["expected"]),
            low=float(row["low"]),
            high=float(row["high"]),
            rose=bool(row["rose"]),
            record=judged,
        )
    if year != found.cube.years[-1] or not _continues(catalog, found, unit, component, year):
        return None
    return _next(found, unit, component, year, judged)


def _continues(catalog: Catalog, found: Past, unit: str, component: str, year: int) -> bool:
    """Whether nothing is known that keeps the next year's score from being compared."""
    index = found.cube.index.code
    cut = any(b.enabled and b.year == year + 1 for b in touching(catalog, index, component))
    same = catalog.edition(index, year) is catalog.edition(index, year + 1)
    return same and not cut and unit in {u.code for u in catalog.units_of(year + 1)}


def _next(found: Past, unit: str, component: str, year: int, judged: Record) -> Outlook | None:
    at, place = found.cube.components.index(component), found.cube.units.index(unit)
    learned = fit(found, at)
    if learned is None:
        return None
    expected = _expected(found, learned, at, found.cube.position(year))[[place]]
    if np.isnan(expected[0]):
        return None
    low, high = interval_90(expected, learned.error)
    chance = probability(expected, learned.error)
    return Outlook(
        unit, component, year, float(chance[0]), float(expected[0]), float(low[0]), float(high[0]),
        None, judged,
    )  # fmt: skip
