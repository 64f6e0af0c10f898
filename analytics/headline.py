"""All areas together: how many met the goal, how many rose or fell clearly, and what cannot be said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from analytics.verdict import Verdict

FALSE_ALARM = 0.05
"""How often noise alone is called clear, in either direction (|z| ≥ 1.96)."""


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


@dataclass(frozen=True, slots=True)
class FourCounts:
    """Every component once: clear_rises + within_noise + clear_falls + no_conclusion = of."""

    of: int
    clear_rises: int
    within_noise: int  # rises, falls and no change that noise alone may make, at 95%
    clear_falls: int
    no_conclusion: int  # no data, not comparable, or a change without evidence of its noise
    comparable: int  # with a verdict on the goal, whether its noise is known or not
    clearest_rise: Verdict | None  # the largest z among the clear rises
    clearest_fall: Verdict | None

    @property
    def tested(self) -> int:
        """How many changes were held against their noise."""
        return self.of - self.no_conclusion


@dataclass(frozen=True, slots=True)
class ByChance:
    """What noise alone is expected to give among so many comparable components."""

    tested: int
    rises: float  # half of them
    clear: float  # in both directions
    clear_rises: float  # half of the clear ones
    any_clear: float  # the probability of at least one clear change, in whichever direction


def four_counts(verdicts: Iterable[Verdict], components: Collection[str]) -> FourCounts:
    """Count the verdicts of one unit and year over some components by what they allow to say.

    One without a verdict row has no conclusion. Raises ValueError where a component has several.
    """
    rows = [v for v in verdicts if v.component in components]
    if len({v.component for v in rows}) < len(rows):
        raise ValueError("more than one unit or year")
    tested = [v for v in rows if v.judged and v.z is not None]
    clear = [v for v in tested if v.strength == "clear"]
    rises, falls = ([v for v in clear if _size(v) * sign > 0] for sign in (1, -1))
    return FourCounts(
        of=len(components),
        clear_rises=len(rises),
        within_noise=len(tested) - len(clear),
        clear_falls=len(falls),
        no_conclusion=len(components) - len(tested),
        comparable=sum(v.judged for v in rows),
        clearest_rise=max(rises, key=_size, default=None),
        clearest_fall=min(falls, key=_size, default=None),
    )


def by_chance(tested: int) -> ByChance:
    """Tell what noise alone would give: m/2 rises, and 0.05·m clear changes, half of them rises."""
    return ByChance(
        tested=tested,
        rises=tested / 2,
        clear=FALSE_ALARM * tested,
        clear_rises=FALSE_ALARM * tested / 2,
        any_clear=1 - (1 - FALSE_ALARM) ** tested,
    )


def _size(verdict: Verdict) -> float:
    return verdict.z or 0.0
