"""The finding on the plan's areas together: how many met the goal, which changed clearly, what chance gives."""

from __future__ import annotations

from analytics.headline import FourCounts
from analytics.verdict import Verdict
from catalog import Lang
from reports.dataset.province_results import ProvinceResults, change_text
from reports.model import Count, Headline
from reports.verdicts.planned import Planned, counted
from reports.verdicts.under_headline import sentences
from strings import translate
from strings.numbers import NOTHING


def headline(
    results: ProvinceResults, shown: Planned, year: int, previous: int, lang: Lang
) -> Headline:
    """Say the finding with four counts that add up to the number of areas."""
    found = counted(results, shown)
    finding = _finding(results, shown, found, year, previous, lang)
    said = sentences(results, shown, found, year, previous, lang)
    return Headline(finding, said, _counts(found, lang))


def _counts(found: FourCounts, lang: Lang) -> tuple[Count, ...]:
    """Give each count alone, of the areas tested where not all are, an en dash where none is."""
    figures = {
        "rises": found.clear_rises,
        "noise": found.within_noise,
        "falls": found.clear_falls,
    }
    of = f"/{found.tested}" if found.no_conclusion else ""
    written = {key: f"{n}{of}" if found.tested else NOTHING for key, n in figures.items()}
    written["none"] = str(found.no_conclusion)
    return tuple(Count(n, translate(f"overview.count_{key}", lang)) for key, n in written.items())


def _finding(
    results: ProvinceResults,
    shown: Planned,
    found: FourCounts,
    year: int,
    previous: int,
    lang: Lang,
) -> str:
    if not found.comparable:
        return _nothing_to_say(results, shown, year, previous, lang)
    met = sum(row.goal == "met" for _, row in shown)
    whole = "all" if met == found.comparable else "some" if met else "none"
    part = "" if found.comparable == found.of else "_of_comparable"
    said = [
        translate(f"overview.{whole}_met{part}", lang, k=met, n=found.comparable, previous=previous)
    ]
    if found.clearest_rise:
        said.append(_clearest("rise", found.clear_rises, found.clearest_rise, shown, lang))
    if found.clearest_fall:
        said.append(_clearest("fall", found.clear_falls, found.clearest_fall, shown, lang))
    if not found.clear_rises + found.clear_falls:
        said.append(translate(f"overview.none_{'clear' if found.tested else 'tested'}", lang))
    return "; ".join(said)


def _nothing_to_say(
    results: ProvinceResults, shown: Planned, year: int, previous: int, lang: Lang
) -> str:
    """Say why no area can be compared."""
    goals = [row.goal for _, row in shown]
    if "not_comparable" in goals:
        key = "none_comparable"
    else:
        key = "no_previous" if any(row.score is not None for _, row in shown) else "no_scores"
    unit = results.unit.name(lang)
    return translate(f"overview.{key}", lang, year=year, previous=previous, unit=unit)


def _clearest(way: str, n: int, row: Verdict, shown: Planned, lang: Lang) -> str:
    name = next(area.name(lang) for area, each in shown if each is row)
    key = f"overview.{'clearest' if n > 1 else 'clear'}_{way}"
    return translate(key, lang, name=name, change=change_text(row, lang))
