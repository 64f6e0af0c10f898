"""The sentences under the finding on the plan's areas: chance, the total, what is left out, the country."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.headline import FourCounts, by_chance
from catalog import Area, Lang
from reports.dataset.province_results import ProvinceResults, change_text
from reports.verdicts.comparable import comparable_part
from reports.verdicts.planned import Planned, firm
from strings import translate
from strings.numbers import number


def sentences(
    results: ProvinceResults,
    shown: Planned,
    found: FourCounts,
    year: int,
    previous: int,
    lang: Lang,
) -> tuple[str, ...]:
    """Say what stands beside the finding; chance comes first, as it tells how to read the counts."""
    said = (
        _chance(found, lang),
        _total_sentence(results, year, lang),
        *_not_counted(results, shown, previous, lang),
        _firm(shown, lang),
        _significant(shown, found.of, lang),
        _still_below(results, shown, previous, lang),
        _provinces(results, year, previous, lang),
    )
    return tuple(s for s in said if s)


def _chance(found: FourCounts, lang: Lang) -> str:
    """Say what noise alone would give for so many tested areas."""
    if not found.tested:
        return ""
    chance = by_chance(found.tested)
    return translate(
        "overview.by_chance",
        lang,
        m=chance.tested,
        rises=_short(chance.rises, lang),
        clear=_short(chance.clear, lang),
    )


def _short(value: float, lang: Lang) -> str:
    """Write a figure with as few decimals as it needs, two at most."""
    decimals = next(n for n in range(3) if n == 2 or abs(round(value, n) - value) < 1e-9)
    return number(value, lang, decimals)


def _names(areas: Iterable[Area], lang: Lang) -> str:
    return "; ".join(area.name(lang) for area in areas)


def _not_counted(
    results: ProvinceResults, shown: Planned, previous: int, lang: Lang
) -> tuple[str, ...]:
    """Name the areas without a verdict, by what keeps them from one."""
    rows = {area: row.goal for area, row in shown}
    found = {
        goal: [area for area in results.catalog.plan_areas if rows.get(area, "no_data") == goal]
        for goal in ("not_comparable", "no_data")
    }
    return tuple(
        translate(f"overview.are_{goal}", lang, names=_names(areas, lang), previous=previous)
        for goal, areas in found.items()
        if areas and len(areas) < len(results.catalog.plan_areas)
    )


def _firm(shown: Planned, lang: Lang) -> str:
    stand = firm(shown)
    areas = [area for area, _ in shown if area.component in stand]
    return translate("overview.firm", lang, names=_names(areas, lang)) if areas else ""


def _significant(shown: Planned, n: int, lang: Lang) -> str:
    """Say how many areas changed significantly, either way, as PAPI uses the word."""
    known = [row for _, row in shown if row.significant is not None]
    if not known:
        return ""
    k = sum(row.significant is True for row in known)
    key = "significant" if len(known) == n else "significant_of_comparable"
    return translate(f"overview.{key}", lang, k=k, n=len(known))


def _total_sentence(results: ProvinceResults, year: int, lang: Lang) -> str:
    row = results.verdict("papi", year)
    if row is None:
        return ""
    goal = translate(f"goal.{row.goal}", lang).lower()
    score = number(row.score, lang)
    if row.goal == "no_data":
        return translate("overview.total_missing", lang, goal=goal)
    if row.goal == "not_comparable":
        plain = translate(
            "overview.total_plain", lang, score=score, goal=goal, previous=row.previous_year
        )
        return f"{plain} {comparable_part(results, row, lang)}".strip()
    strength = translate(f"strength.{row.strength or 'unknown'}", lang).lower()
    return translate(
        "overview.total",
        lang,
        score=score,
        change=change_text(row, lang),
        goal=goal,
        strength=strength,
    )


def _still_below(results: ProvinceResults, shown: Planned, previous: int, lang: Lang) -> str:
    """Name the areas that rose but not back to where they stood two years ago."""
    below = []
    for area, row in shown:
        before = results.verdict(area.component, previous)
        if before is None or before.change is None or row.change is None:
            continue
        if row.goal == "met" and round(row.change + before.change, 2) < 0:
            below.append(area)
    if not below:
        return ""
    return translate("overview.still_below", lang, names=_names(below, lang), year=previous - 1)


def _provinces(results: ProvinceResults, year: int, previous: int, lang: Lang) -> str:
    if previous != year - 1 or year not in results.all_met:
        return ""
    k, of = results.all_met[year]
    return translate("overview.provinces", lang, year=year, k=k, n=of)
