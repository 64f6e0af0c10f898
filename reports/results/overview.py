"""The board: which of the plan's six areas are higher than last year, and how the other indices stand."""

from __future__ import annotations

from dataclasses import replace

from analytics.verdict import Verdict
from catalog import Area, Lang
from reports.dataset.province_results import ProvinceResults, change_text
from reports.dataset.read_set import ReadSet
from reports.model import Count, Headline, Notice, Report, Tiles
from reports.results import crosswalk
from reports.results.comparable import comparable_part
from reports.results.legend import legend
from reports.results.offer import offer
from reports.results.tiles import area_tile, index_tile
from strings import translate
from strings.numbers import number

OTHER_INDICES = ("pci", "par", "sipas")


def overview(
    results: ProvinceResults,
    year: int,
    previous: int,
    lang: Lang,
    others: ProvinceResults | None = None,
) -> Report:
    """The board of one province and year against an earlier one (normally the year before).

    others: the other indices, where `results` do not hold them.
    """
    plan, rest = (
        plan_areas(results, year, previous, lang),
        other_indices(others or results, year, lang),
    )
    return replace(plan, blocks=(*plan.blocks, *rest.blocks))


def reads(year: int) -> ReadSet:
    """What both halves of the board read: all components until the year shown."""
    return ReadSet(until=year)


def plan_areas(results: ProvinceResults, year: int, previous: int, lang: Lang) -> Report:
    """The finding and the plan's areas; follows from PAPI alone."""
    plan = [(area, results.verdict(area.component, year)) for area in results.catalog.plan_areas]
    shown = [(area, row) for area, row in plan if row is not None]
    tiles = tuple(area_tile(results, area, row, lang) for area, row in shown)
    return Report(
        key="overview",
        lang=lang,
        title=translate("overview.title", lang),
        blocks=(
            headline(results, shown, year, previous, lang),
            *offer(results, [row for _, row in shown], "overview", lang),
            *crosswalk.notice(results.catalog, results.unit, lang),
            Tiles(tiles) if tiles else Notice(translate("overview.none_known", lang)),
        ),
        data_version=results.version,
    )


def other_indices(results: ProvinceResults, year: int, lang: Lang) -> Report:
    """The totals of the other indices, and what the signs mean."""
    tiles = tuple(index_tile(results, code, year, lang) for code in OTHER_INDICES)
    return Report(
        key="overview",
        lang=lang,
        title=translate("overview.title", lang),
        blocks=(
            Tiles(tiles, small=True),
            legend(results, ("papi", *OTHER_INDICES), lang, scale="1–10"),
        ),
        data_version=results.version,
    )


def headline(
    results: ProvinceResults,
    shown: list[tuple[Area, Verdict]],
    year: int,
    previous: int,
    lang: Lang,
) -> Headline:
    """The finding with the two counts: how many met, how many of those clearly."""
    goals = [row.goal for _, row in shown]
    clear = sum(row.goal == "met" and row.strength == "clear" for _, row in shown)
    met, n = goals.count("met"), len(results.catalog.plan_areas)
    missing = goals.count("no_data") + n - len(goals)
    counts = (
        Count(f"{met}/{n}", translate("overview.count_met", lang)),
        Count(f"{clear}/{n}", translate("overview.count_clear", lang)),
    )
    if missing == n:
        scored = any(row.score is not None for _, row in shown)
        key = "no_previous" if scored else "no_scores"
        unit = results.unit.name(lang)
        found = translate(f"overview.{key}", lang, year=year, previous=previous, unit=unit)
    else:
        found = _finding(met, n, clear, goals.count("not_comparable"), missing, previous, lang)
    sentences = [_total_sentence(results, year, lang)]
    sentences += [
        translate("overview.not_counted", lang, m=goals.count("not_comparable"), n=missing),
        _significant(shown, n, lang),
        _still_below(results, shown, previous, lang),
        _provinces(results, year, previous, n, lang),
    ]
    return Headline(found, tuple(s for s in sentences if s), counts)


def _significant(shown: list[tuple[Area, Verdict]], n: int, lang: Lang) -> str:
    """How many areas changed significantly, either way, as PAPI uses the word."""
    if all(row.significant is None for _, row in shown):
        return ""
    k = sum(row.significant is True for _, row in shown)
    return translate("overview.significant", lang, k=k, n=n)


def _finding(
    met: int, n: int, clear: int, not_comparable: int, missing: int, previous: int, lang: Lang
) -> str:
    whole = "all_met" if met == n else "some_met" if met else "none_met"
    parts = [translate(f"overview.{whole}", lang, k=met, n=n, previous=previous)]
    if met:
        parts.append(
            translate("overview.some_clear" if clear else "overview.none_clear", lang, j=clear)
        )
    if not_comparable:
        parts.append(translate("overview.then_not_comparable", lang, m=not_comparable))
    if missing:
        parts.append(translate("overview.then_missing", lang, m=missing))
    return "; ".join(parts)


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


def _still_below(
    results: ProvinceResults, shown: list[tuple[Area, Verdict]], previous: int, lang: Lang
) -> str:
    """Areas that rose but not back to where they stood two years ago."""
    below = []
    for area, row in shown:
        before = results.verdict(area.component, previous)
        if before is None or before.change is None or row.change is None:
            continue
        if row.goal == "met" and round(row.change + before.change, 2) < 0:
            below.append(str(area.ordinal))
    return (
        translate("overview.still_below", lang, numbers=", ".join(below), year=previous - 1)
        if below
        else ""
    )


def _provinces(results: ProvinceResults, year: int, previous: int, n: int, lang: Lang) -> str:
    if previous != year - 1 or year not in results.all_met or not n:
        return ""
    k, of = results.all_met[year]
    return translate("overview.provinces", lang, year=year, k=k, n=of)
