"""How likely a score is to be higher next year: from where it stands and where it used to stand."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.change import Change, Flags, compare
from analytics.country import country, net_of_country
from analytics.cube import Cube, arrange
from analytics.rank import COUNTRY, quantile
from analytics.rounding import Floats
from analytics.strength import Z_90
from catalog import Catalog

GAPS = 4
"""Years of a comparable run whose mean gap to the national median is taken at most."""
LEAST_CASES = 60
"""Changes of other years that a fit needs at least, and LEAST_YEARS such years."""
LEAST_YEARS = 3
NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Past:
    """The scores of an index beside the national median; arrays [year or pair, component, unit]."""

    cube: Cube
    change: Change  # each year against the one before
    own: Floats  # [pair, …]: change minus the national median change
    median: Floats  # [pair, component]: the national median change; NaN below COUNTRY provinces
    gap: Floats  # [year, …]: score minus the national median score
    recent: (
        Floats  # [year, …]: mean of the last GAPS gaps of the comparable run, this year's with it
    )


@dataclass(frozen=True, slots=True)
class Fit:
    """expected change = country + by_gap · gap + by_recent · recent; errors are standard deviations."""

    by_gap: float
    by_recent: float
    country: float  # mean of the national median changes
    own_error: float
    country_error: float

    @property
    def error(self) -> float:
        """The standard deviation of next year's change around the expected one."""
        return float(np.hypot(self.own_error, self.country_error))

    def expected(self, gap: Floats, recent: Floats) -> Floats:
        """Return the change expected of scores with these gaps, in points."""
        return self.country + self.by_gap * gap + self.by_recent * recent


def past(scores: pd.DataFrame, catalog: Catalog, index: str = "papi") -> Past:
    """Arrange what is known of an index. scores: columns of store.scores.FIGURE, of all units."""
    cube = arrange(scores, catalog, index)
    change = compare(cube, catalog, [(year - 1, year) for year in cube.years[1:]])
    nation = country(change)
    value = cube.number("value")
    known = (~np.isnan(value)).sum(axis=-1, keepdims=True) >= COUNTRY
    gap = np.where(known, value - quantile(value, 0.5), np.nan)
    return Past(
        cube=cube,
        change=change,
        own=net_of_country(change, nation),
        median=np.where(nation.compared >= COUNTRY, nation.median, np.nan)[:, :, 0],
        gap=gap,
        recent=_recent(gap, change.judged),
    )


def _recent(gap: Floats, judged: Flags) -> Floats:
    """Means over the last years that hang together by comparable changes."""
    found = np.full(gap.shape, np.nan)
    length = np.ones(gap.shape[1:], dtype=np.intp)
    for year in range(len(gap)):
        if year:
            length = np.where(judged[year - 1], np.minimum(length + 1, GAPS), 1)
        back = range(min(GAPS, year + 1))
        total = sum(np.where(length > k, gap[year - k], 0.0) for k in back)
        found[year] = total / length
    return found


def fit(found: Past, component: int, without: int | None = None) -> Fit | None:
    """Fit the changes of a component by least squares, all but those of the pair `without`.

    None with fewer than LEAST_CASES changes or LEAST_YEARS years to learn from.
    """
    known = usable(found, component)
    if without is not None:
        known[without] = False
    years = known.any(axis=-1)
    if known.sum() < LEAST_CASES or years.sum() < LEAST_YEARS:
        return None
    before = found.change.before
    gaps = np.stack(
        [each[before][:, component][known] for each in (found.gap, found.recent)], axis=-1
    )
    own = found.own[:, component][known]
    factors, *_ = np.linalg.lstsq(gaps, own, rcond=None)
    medians = found.median[years, component]
    return Fit(
        by_gap=float(factors[0]),
        by_recent=float(factors[1]),
        country=float(medians.mean()),
        own_error=float((own - gaps @ factors).std(ddof=2)),
        country_error=float(medians.std(ddof=1)),
    )


def usable(found: Past, component: int) -> Flags:
    """Where a component has a change beside the country, and gaps before it, [pair, unit]."""
    gap = found.gap[found.change.before][:, component]
    known: Flags = ~np.isnan(found.own[:, component]) & ~np.isnan(gap)
    return known


def probability(expected: Floats, error: float) -> Floats:
    """How likely a change of which so much is expected is a rise."""
    return np.array([NORMAL.cdf(each / error) for each in expected.ravel()]).reshape(expected.shape)


def interval_90(expected: npt.ArrayLike, error: float) -> tuple[Floats, Floats]:
    """Where nine of ten changes are expected to lie, in points."""
    middle = np.asarray(expected, dtype=np.float64)
    return middle - Z_90 * error, middle + Z_90 * error
