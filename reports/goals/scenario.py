"""What a scenario starts from: one province's scores of a year, and what the country did in a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, isnan

import pandas as pd

from analytics.country import gained, latest_compared
from analytics.effort import NOISE, least_effort, need, usual_moves, within
from analytics.rollup import factors
from analytics.what_if import (
    STEP,
    ComponentStart,
    Outcome,
    Start,
    movable,
    read,
    scenario,
    start,
    written,
)
from catalog import Area, Catalog, Lang, Unit
from reports.dataset.all_results import AllResults

FOREVER = 9999
REACH = 10.0  # points a part may be moved where its maximum is further away or nobody printed one
CHANGES = ("component", "year", "compared", "exact_change")
FALL = -1.0  # points a part may be moved down

Gains = Mapping[str, float]
MIXES = ("meet", "clear")


@dataclass(frozen=True, slots=True)
class Setting:
    """Scores of a year and, beside them, the country.

    usual: points that each component moves in a year, within the edition where it holds long
    enough; changes: every province's changes within the edition (CHANGES).
    """

    catalog: Catalog
    unit: Unit
    start: Start
    usual: Mapping[str, float]
    changes: pd.DataFrame

    def name(self, component: str, lang: Lang, *, number: bool = False) -> str:
        """Return the plan's wording for its areas, else as printed; with its number where asked."""
        area: Area | None = self.catalog.area(component)
        found = self.start.edition.find(component)
        if found is None:
            return component
        name = area.name(lang) if area else found.name(lang)
        return f"{found.number} {name}".strip() if number else name

    def gained(self, component: str, points: float) -> tuple[int, int, int] | None:
        """(k, n, year): k of n provinces gained so many points up to that year, the newest there is."""
        year = latest_compared(self.changes, component, FOREVER)
        if year is None:
            return None
        compared = points * self.start.lines[component].scale
        return (*gained(self.changes, component, year, compared), year)


def setting(all_results: AllResults, unit: Unit, index: str, year: int) -> Setting | None:
    """Return what scenarios of an index set out from; None where the province has no score that year."""
    if all_results.catalog.edition(index, year) is None:
        return None
    begin = start(all_results.scores, all_results.catalog, unit.code, index, year)
    if not begin.lines:
        return None
    changes = within(all_results.verdicts, all_results.catalog, begin.edition)[list(CHANGES)]
    moves = usual_moves(all_results.verdicts[all_results.verdicts["index"] == index]) | usual_moves(
        changes
    )
    usual = {code: moves[code] / line.scale for code, line in begin.lines.items() if code in moves}
    return Setting(all_results.catalog, unit, begin, usual, changes)


def goals(at: Setting) -> list[str]:
    """Return what a scenario may aim at: what is made of parts, in the plan's order, then the total.

    Where none of it has a score, whatever has one.
    """
    edition = at.start.edition
    wholes = [c.code for c in edition.components if factors(at.start.index, edition, c.code)]
    areas = [a.component for a in at.catalog.areas if a.component in wholes]
    found = [*areas, *(code for code in wholes if code not in (*areas, edition.total.code))]
    found.append(edition.total.code)
    return found if any(code in at.start.lines for code in found) else list(at.start.lines)


def first_goal(at: Setting) -> str:
    """Return the first goal that has a score."""
    return next(code for code in goals(at) if code in at.start.lines)


def parts(at: Setting, component: str) -> list[str]:
    """Return what can be moved for a component, in printed order; itself where its parts are not known."""
    return list(movable(at.start, component))


def steps(line: ComponentStart) -> tuple[int, int]:
    """How far a part may be moved, down and up, in whole hundredths."""
    room = REACH if isnan(line.headroom) else min(line.headroom, REACH)
    down = FALL if isnan(line.low) else max(min(line.low - line.score, 0.0), FALL)
    return ceil(down / STEP - NOISE), int(room / STEP + NOISE)


def gains(at: Setting, text: str) -> dict[str, float]:
    """Return the scenario of a link, as far as the parts can go. Raises ValueError on another text.

    Parts of other indices and parts without a score are left out.
    """
    known = {code for goal in goals(at) for code in parts(at, goal)}
    asked = {code: gain for code, gain in read(text).items() if code in known}
    return {code: _within(at.start.lines[code], gain) for code, gain in asked.items()}


def write(moved: Gains) -> str:
    """Return a scenario as it stands in a link."""
    return written(moved)


def _within(line: ComponentStart, gain: float) -> float:
    low, high = steps(line)
    return round(min(max(round(gain / STEP), low), high) * STEP, 2)


def outcomes(at: Setting, moved: Gains) -> dict[str, Outcome]:
    """Return what a scenario makes of every component."""
    return scenario(at.start, moved)


def needed(at: Setting, component: str) -> dict[str, float | None]:
    """Return the points to meet the goal and to meet it clearly, in whole hundredths; None where not known."""
    found = need(at.start.lines[component])
    points = {"meet": found.to_meet, "clear": found.to_meet_clearly}
    return {key: _up(value) for key, value in points.items()}


def _up(points: float) -> float | None:
    return None if isnan(points) else ceil(points / STEP - NOISE) * STEP


def mixes(at: Setting, component: str) -> dict[str, str | None]:
    """Return the lightest scenario to meet the goal and to meet it clearly, as written in a link."""
    found = need(at.start.lines[component])
    points = {"meet": found.to_meet, "clear": found.to_meet_clearly}
    return {key: _mix(at, component, value) for key, value in points.items()}


def _mix(at: Setting, component: str, points: float) -> str | None:
    mix = None if isnan(points) else least_effort(at.start, component, points, at.usual)
    return written(mix) if mix else None
