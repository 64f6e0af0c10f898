"""What stands against a scenario, and how often provinces gained as much."""

from __future__ import annotations

from analytics.comparability import touching
from analytics.crosswalk import predecessors
from analytics.effort import NOISE
from catalog import Lang, Unit
from reports.dataset.all_results import AllResults
from reports.goals.scenario import Setting
from reports.model import (
    Block,
    Headline,
    Link,
    Notice,
    Report,
)
from reports.results.crosswalk import notice
from strings import translate
from strings.numbers import day, number


def obstacles(at: Setting, component: str, lang: Lang) -> tuple[Notice, ...]:
    """Why next year's published score will not, or did not, compare with this one."""
    year, following = at.start.year, at.start.year + 1
    notices = []
    successor = at.catalog.units.get(at.unit.successor or "")
    if successor and not at.unit.exists(at.catalog.as_of(following)):
        text = translate(
            "what_if.unit_ends",
            lang,
            day=day(successor.since, lang),
            units=", ".join(u.name(lang) for u in predecessors(at.catalog, successor.code)),
            successor=successor.name(lang),
            next=following,
            year=year,
        )
        way = Link("bridge", {"unit": successor.code})
        notices.append(Notice(text, way, translate("crosswalk.see", lang)))
    for b in touching(at.catalog, at.start.index.code, component):
        if b.enabled and b.year == following:
            said = translate(
                "what_if.break_next", lang, next=following, reason=b.reason(lang), year=year
            )
            notices.append(Notice(said))
            break
    return tuple(notices)


def reality(at: Setting, component: str, points: float, lang: Lang) -> str:
    """How many provinces gained so much in one year; without a gain, how much is usual."""
    if points <= NOISE:
        usual = at.usual.get(component)
        return (
            ""
            if usual is None
            else translate("what_if.usual", lang, points=f"±{number(usual, lang)}")
        )
    found = at.gained(component, points)
    if found is None:
        return translate("what_if.no_country", lang)
    k, n, year = found
    written = number(points, lang)
    return translate("what_if.gained", lang, k=k, n=n, points=written, previous=year - 1, year=year)


def nothing(all_results: AllResults, unit: Unit, index: str, year: int, lang: Lang) -> Report:
    """Return what to say where there is no score to start from, with the newest year that has one."""
    said = {
        "index": all_results.catalog.indices[index].name(lang),
        "unit": unit.name(lang),
        "year": year,
    }
    head = Headline(translate("what_if.nothing", lang, **said))
    own = all_results.verdicts[
        (all_results.verdicts["unit"] == unit.code) & (all_results.verdicts["index"] == index)
    ]
    known = own.loc[own["score"].notna(), "year"]
    blocks: tuple[Block, ...] = (head,)
    if len(known):
        newest = int(known.max())
        link = Link("what_if", {"year": str(newest), "index": index})
        label = translate("what_if.choose_year", lang, year=newest)
        blocks = (
            head,
            Notice(translate("what_if.known", lang, **said | {"year": newest}), link, label),
        )
    else:
        blocks = (head, *notice(all_results.catalog, unit, lang))
    return Report("what_if", lang, translate("what_if.title", lang), blocks, all_results.version)
