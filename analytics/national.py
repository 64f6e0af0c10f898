"""What the whole country looks like beside one province."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analytics.cube import Cube
from analytics.judge import Judged
from analytics.rank import quantile
from analytics.rounding import Floats

LEAST_SHARE = 0.6
"""Of the provinces of a year, how many must have a score before the rest may be called the country."""

QUARTERS = (0.25, 0.5, 0.75)
COLUMNS = (
    "index", "component", "year", "low_quartile", "median", "high_quartile", "n", "best",
    "best_unit",
)  # fmt: skip


def national(cube: Cube) -> pd.DataFrame:
    """Summarise the country: one row a component and year of an index, in points.

    Returns COLUMNS: low_quartile, median, high_quartile, n, best, best_unit and the key.

    Over the provinces with a score, where enough of them have one: the few totals that the press
    prints are the top of a ranking, not the country. PAPI's own national figure is another number
    (a weighted sample).
    """
    values = cube.number("value")
    n = (~np.isnan(values)).sum(axis=-1)
    year, component = np.nonzero((n > 0) & (n >= least(cube)[:, None]))
    if not len(year):  # the usual case of an index that the press prints the top of
        return pd.DataFrame(columns=list(COLUMNS))
    shown = values[year, component]
    best = np.nanargmax(shown, axis=-1)
    columns = (
        np.full(len(year), cube.index.code),
        np.array(cube.components, dtype=object)[component],
        np.array(cube.years)[year],
        *(quantile(shown, share)[:, 0] for share in QUARTERS),
        n[year, component],
        shown[np.arange(len(best)), best],
        np.array(cube.units, dtype=object)[best],
    )
    return pd.DataFrame(dict(zip(COLUMNS, columns, strict=True)))


def least(cube: Cube) -> Floats:
    """Return how many provinces with a score make a country, by year of the cube."""
    found: Floats = LEAST_SHARE * cube.exists.sum(axis=-1)
    return found


def all_met(judged: Judged, components: Sequence[str]) -> dict[int, tuple[int, int]]:
    """Count by year the provinces that met the goal in all the components.

    (k, n): of n provinces comparable in all of them k met it in each.
    Empty for an index that the components do not belong to.
    """
    if not set(components) <= set(judged.cube.components):
        return {}
    places = [judged.cube.components.index(code) for code in components]
    full = judged.change.judged[:, places].all(axis=1).sum(axis=-1)
    met = (judged.change.goal[:, places] == "met").all(axis=1).sum(axis=-1)
    counted = zip(judged.change.pairs, met, full, strict=True)
    return {year: (int(k), int(n)) for (_, year), k, n in counted if n}
