"""The plan's areas with their verdicts of one year: what is counted, and what stands beside the others."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.headline import FourCounts, four_counts
from analytics.joint import standing
from analytics.verdict import Verdict
from catalog import Area
from reports.dataset.province_results import ProvinceResults

Planned = Sequence[tuple[Area, Verdict]]


def planned(results: ProvinceResults, year: int) -> Planned:
    """Return the plan's areas that have a verdict of the year, in the plan's order."""
    rows = [(area, results.verdict(area.component, year)) for area in results.catalog.plan_areas]
    return [(area, row) for area, row in rows if row is not None]


def counted(results: ProvinceResults, shown: Planned) -> FourCounts:
    """Count the plan's areas by what their verdicts allow to say."""
    return four_counts(
        (row for _, row in shown), [area.component for area in results.catalog.plan_areas]
    )


def tested(results: ProvinceResults, year: int) -> int:
    """Count the plan's areas whose change was held against its noise."""
    return counted(results, planned(results, year)).tested


def firm(shown: Planned) -> frozenset[str]:
    """Find the areas whose change net of the country stands when all are looked at together."""
    return standing((row for _, row in shown), {area.component for area, _ in shown})
