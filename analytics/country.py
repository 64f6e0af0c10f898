"""What all provinces did together, beside which one province's change is read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.change import Change
from analytics.comparability import touching
from analytics.rank import COUNTRY, quantile
from analytics.rounding import Floats, denoised
from catalog import Catalog

MOST, FEW = 0.85, 0.15
"""The share of provinces rising from which, or down to which, the whole country moved."""


@dataclass(frozen=True, slots=True)
class Country:
    """For each pair of years and component, [pair, component, 1]."""

    compared: Floats  # provinces with a verdict
    risen: Floats  # of them those whose score is higher at two decimals
    median: Floats  # of their changes in full precision; NaN where none is compared


def country(change: Change) -> Country:
    """Take the median change of all provinces with both scores, in points, and count those that rose."""
    return Country(
        compared=change.judged.sum(axis=-1, keepdims=True).astype(float),
        risen=(change.goal == "met").sum(axis=-1, keepdims=True).astype(float),
        median=quantile(change.exact, 0.5),
    )


def net_of_country(change: Change, nation: Country) -> Floats:
    """Change minus the national median, [pair, component, unit]; NaN below COUNTRY provinces."""
    return np.where(nation.compared >= COUNTRY, change.exact - nation.median, np.nan)


def movements(verdicts: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """Find where nearly the whole country moved one way: a question to a person, never a decision.

    verdicts: of all units. One row an index, component and pair of years with at least COUNTRY
    provinces compared: index, component, year, previous_year, compared, risen, share,
    median_change, direction (up, down), registered (a break that touches the component in that year
    stands in the table, not enabled).
    """
    keys = ["index", "component", "year", "previous_year"]
    columns = [*keys, "compared", "risen", "median_change"]
    found = verdicts.loc[verdicts["compared"] >= COUNTRY, columns].drop_duplicates(keys)
    found["share"] = denoised(found["risen"] / found["compared"])
    found = found[(found["share"] >= MOST) | (found["share"] <= FEW)]
    found["direction"] = ["up" if share >= MOST else "down" for share in found["share"]]
    found["registered"] = [
        any(b.year == year for b in touching(catalog, index, component))
        for index, component, year in zip(
            found["index"], found["component"], found["year"], strict=True
        )
    ]
    return found.reset_index(drop=True)


def gained(verdicts: pd.DataFrame, component: str, year: int, points: float) -> tuple[int, int]:
    """Return (k, n): k of n provinces compared gained at least so many points from the year before.

    verdicts: of all units, one pair of years for the year.
    """
    rows = verdicts[(verdicts["component"] == component) & (verdicts["year"] == year)]
    changes = rows["exact_change"].dropna()
    return int((denoised(changes) >= denoised(points)).sum()), len(changes)


def latest_compared(verdicts: pd.DataFrame, component: str, year: int) -> int | None:
    """Return the newest year, not after `year`, in which the country was compared with the year before."""
    rows = verdicts[(verdicts["component"] == component) & (verdicts["year"] <= year)]
    years = rows.loc[rows["compared"] >= COUNTRY, "year"]
    return int(years.max()) if len(years) else None
