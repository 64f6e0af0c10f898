"""All areas together: how many met the goal, how many of those clearly, and what cannot be said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from analytics.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Count:
    """Each of `of` components is one of met, unchanged, not_met, not_comparable, no_data."""

    of: int
    met: int
    met_clearly: int
    unchanged: int
    not_met: int
    not_comparable: int
    no_data: int


def count(verdicts: Iterable[Verdict], components: Collection[str]) -> Count:
    """Count the verdicts of one unit and year over some components.

    One without a verdict has no data. Raises ValueError where a component has several.
    """
    rows = [v for v in verdicts if v.component in components]
    if len({v.component for v in rows}) < len(rows):
        raise ValueError("more than one unit or year")
    goals = Counter(v.goal for v in rows)
    clearly = Counter(v.goal for v in rows if v.strength == "clear")
    return Count(
        of=len(components),
        met=goals["met"],
        met_clearly=clearly["met"],
        unchanged=goals["unchanged"],
        not_met=goals["not_met"],
        not_comparable=goals["not_comparable"],
        no_data=len(components) - len(rows) + goals["no_data"],
    )
