"""Tính thử phương án: what a goal would take, as arithmetic on published scores and never as a forecast."""

from __future__ import annotations

from math import isnan

from analytics.what_if import Outcome
from catalog import Lang
from reports.goals.reality import obstacles, reality
from reports.goals.scenario import Gains, Setting, gains, needed, outcomes, parts
from reports.model import (
    Block,
    Cell,
    Column,
    Headline,
    Link,
    Mark,
    Report,
    Table,
    Tile,
    Tiles,
)
from strings import translate
from strings.numbers import number


def what_if(at: Setting, component: str, written: str, lang: Lang, version: int = 0) -> Report:
    """Return a scenario of one component: the finding, what stands in its way, outcomes and parts.

    written: the scenario as it stands in a link; raises ValueError where it is none.
    """
    if component not in at.start.lines:
        return _without(at, component, lang, version)
    moved = gains(at, written)
    found = outcomes(at, moved)
    total = at.start.edition.total.code
    shown = [code for code in dict.fromkeys((component, total)) if code in found]
    blocks: tuple[Block, ...] = (
        Headline(
            finding(at, component, moved, found, lang),
            sentences(at, component, moved, found, lang),
        ),
        *obstacles(at, component, lang),
        Tiles(tuple(_tile(at, found[code], lang) for code in shown)),
        _parts(at, component, moved, found, lang),
    )
    title = f"{translate('what_if.title', lang)}: {at.name(component, lang)}"
    return Report("what_if", lang, title, blocks, version)


def _without(at: Setting, component: str, lang: Lang, version: int) -> Report:
    name, year = at.name(component, lang), at.start.year
    said = translate("what_if.nothing", lang, index=name, year=year, unit=at.unit.name(lang))
    return Report("what_if", lang, name, (Headline(said),), version)


def finding(
    at: Setting, component: str, moved: Gains, found: dict[str, Outcome], lang: Lang
) -> str:
    """With gains what becomes of the component, without them what its goal asks for."""
    if any(moved.get(code) for code in parts(at, component)):
        return translate("what_if.finding", lang, **_outcome(at, found[component], lang))
    asked = needed(at, component)
    key = "need_meet" if asked["clear"] is None else "need_clear"
    score = number(at.start.lines[component].score, lang)
    points = {name: number(value, lang) for name, value in asked.items()}
    return translate(f"what_if.{key}", lang, name=at.name(component, lang), score=score, **points)


def sentences(
    at: Setting, component: str, moved: Gains, found: dict[str, Outcome], lang: Lang
) -> tuple[str, ...]:
    """Return that it is a calculation; what becomes of the total; what is moved out of sight."""
    said = [translate("what_if.calculation", lang, year=at.start.year)]
    total = at.start.edition.total.code
    if component != total and total in found and any(moved.values()):
        said.append(translate("what_if.total", lang, **_outcome(at, found[total], lang)))
    own = parts(at, component)
    if other := {c: gain for c, gain in moved.items() if gain and c not in own}:
        listed = "; ".join(
            f"{at.name(code, lang, number=True)} {number(gain, lang, sign=True)}"
            for code, gain in other.items()
        )
        said.append(translate("what_if.elsewhere", lang, parts=listed))
    if needed(at, component)["clear"] is None:
        said.append(translate("what_if.no_noise", lang, name=at.name(component, lang)))
    if own == [component]:
        said.append(translate("what_if.itself", lang))
    return tuple(said)


def _outcome(at: Setting, outcome: Outcome, lang: Lang) -> dict[str, str]:
    before = at.start.lines[outcome.component].score
    return {
        "name": at.name(outcome.component, lang),
        "before": number(before, lang),
        "after": number(outcome.score, lang),
        "change": number(outcome.change, lang, sign=True),
        "goal": translate(f"goal.{outcome.goal}", lang).lower(),
        "strength": translate(f"strength.{outcome.strength}", lang).lower(),
    }


def _tile(at: Setting, outcome: Outcome, lang: Lang) -> Tile:
    line = at.start.lines[outcome.component]
    noisy = line.points_95 > 0
    before = number(line.score, lang)
    return Tile(
        key=outcome.component,
        ordinal="",
        name=at.name(outcome.component, lang),
        score=outcome.score,
        change=outcome.change,
        compared_with=translate("what_if.from", lang, score=before, year=at.start.year),
        mark=Mark(outcome.goal, outcome.strength),
        change_points=outcome.exact_change if noisy else None,
        points_90=line.points_90 if noisy else None,
        points_95=line.points_95 if noisy else None,
        reason=reality(at, outcome.component, outcome.score - line.score, lang),
        net="",
        spark=None,
        link=Link("area", {"component": outcome.component}),
    )


def _parts(
    at: Setting, component: str, moved: Gains, found: dict[str, Outcome], lang: Lang
) -> Table:
    """One row a part that can be moved: where it stands, what it gains, and the reality check."""
    return Table(
        key="what_if_parts",
        title=translate("what_if.parts", lang),
        subtitle=translate("what_if.parts_hint", lang),
        columns=(
            Column("component", translate("column.component", lang)),
            Column("gain", translate("column.change", lang), "change"),
            Column("score", translate("column.score", lang)),
            Column("headroom", translate("column.headroom", lang)),
            Column("reality", translate("column.reality", lang)),
        ),
        rows=tuple(_part(at, code, moved, found[code], lang) for code in parts(at, component)),
    )


def _part(at: Setting, code: str, moved: Gains, outcome: Outcome, lang: Lang) -> dict[str, Cell]:
    line = at.start.lines[code]
    before, after = number(line.score, lang), number(outcome.score, lang)
    room = {"headroom": number(line.headroom, lang), "high": number(line.high, lang)}
    return {
        "code": code,
        "component": at.name(code, lang, number=True),
        "gain": moved.get(code, 0.0),
        "score": translate("what_if.score_of", lang, before=before, after=after),
        "headroom": translate("what_if.headroom", lang, **room)
        if not isnan(line.headroom)
        else translate("what_if.no_maximum", lang),
        "reality": reality(at, code, moved.get(code, 0.0), lang),
    }
