"""Where a change comes from: the whole country, the region, and the province itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from analytics.rank import COUNTRY
from catalog import Catalog

LEAST_IN_REGION = 4
"""Provinces of a region with a change, below which the region has no median of its own."""


@dataclass(frozen=True, slots=True)
class ThreeParts:
    """country + region + own = change, in points and full precision."""

    change: float
    country: float  # the median change of all provinces
    region: float  # the median of the region's changes net of the country
    own: float  # what is left
    provinces: int
    in_region: int


def three_parts(changes: Mapping[str, float], catalog: Catalog, unit: str) -> ThreeParts | None:
    """Split a province's change into the country's, its region's and its own.

    changes: exact changes in points of one component and pair of years, by unit, of all provinces
    that have one. None without a change of the unit, with fewer than COUNTRY provinces or with
    fewer than LEAST_IN_REGION in the region.
    """
    region = catalog.units[unit].region
    beside = [code for code in changes if catalog.units[code].region == region]
    if unit not in changes or len(changes) < COUNTRY or len(beside) < LEAST_IN_REGION:
        return None
    country = median(changes.values())
    regional = median(changes[code] - country for code in beside)
    return ThreeParts(
        change=changes[unit],
        country=country,
        region=regional,
        own=changes[unit] - country - regional,
        provinces=len(changes),
        in_region=len(beside),
    )
