"""What a province set itself: each target with its state, beside the plan's own goal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.target_rules import evaluate
from analytics.targets import Result, disagreements
from catalog import Catalog, Lang, Unit
from catalog.targets import RANGES, Target, examples, target_from
from catalog.tiers import tiers
from reports.case import Case, mark, reason
from reports.definitions import component_name
from reports.history import moment
from reports.model import Block, Cell, Column, Headline, Mark, Notice, Report, Table
from strings import say
from strings.numbers import NOTHING, number

POINTS = {"floor", "rise", "keep", "above_median", "above_mean"}
PERCENT = {"tier", "percent_floor"}


def own(case: Case, held: pd.DataFrame, year: int, lang: Lang) -> Report:
    """The plan's own goal, which always stands, and what was set beyond it for a year.

    held: columns of store.targets.targets.
    """
    mine = held[(held["unit"] == case.unit.code) & (held["year"] == year)].to_dict("records")
    results = evaluate([target_from(row) for row in mine], case.everyone, case.catalog)
    order = _order(case.catalog, results)
    beyond: Block = (
        Table(
            "targets",
            say("targets.beyond", lang),
            _columns(("component", "target", "reached", "result", "set_by"), lang),
            tuple(_own_row(case.catalog, results[i], mine[i], lang) for i in order),
            note=say("targets.beyond_note", lang),
        )
        if results
        else Notice(say("targets.none", lang))
    )
    goal = standing_goal(case, year, lang)
    both = (beyond, goal) if results else (goal, beyond)
    return Report(
        "targets",
        lang,
        say("targets.title", lang),
        (_headline(case, results, year, lang), *both),
        case.version,
    )


def _headline(case: Case, results: Sequence[Result], year: int, lang: Lang) -> Headline:
    unit = case.unit.name(lang)
    if not results:
        return Headline(say("targets.finding_none", lang, unit=unit, year=year))
    counts = {key: sum(r.outcome == key for r in results) for key in ("met", "not_met")}
    finding = say(
        "targets.finding",
        lang,
        unit=unit,
        year=year,
        k=counts["met"],
        n=len(results),
        m=counts["not_met"],
        r=len(results) - sum(counts.values()),
    )
    return Headline(finding, tuple(_apart(case.catalog, results, lang)))


def _apart(catalog: Catalog, results: Sequence[Result], lang: Lang) -> Iterable[str]:
    """A sentence for each pair of targets that one component meets and misses at once."""
    for met, missed in disagreements(results):
        yield say(
            "targets.apart",
            lang,
            component=component_name(catalog, met.target.index, met.target.component, lang),
            met=worded(met.target, lang),
            missed=worded(missed.target, lang),
        )


def standing_goal(case: Case, year: int, lang: Lang) -> Table:
    """Higher than the year before: the plan's areas in its order, then the totals."""
    codes = [area.component for area in case.catalog.plan_areas] + list(case.catalog.indices)
    return Table(
        "standing_goal",
        say("targets.goal", lang, previous=year - 1),
        (
            Column("component", say("targets.component", lang)),
            Column("previous", str(year - 1), "score"),
            Column("score", str(year), "score"),
            Column("verdict", say("targets.result", lang), "mark"),
            Column("strength", say("column.strength", lang)),
            Column("why", say("targets.why", lang)),
        ),
        tuple(_goal_row(case, code, year, lang) for code in codes),
    )


def _goal_row(case: Case, code: str, year: int, lang: Lang) -> dict[str, Cell]:
    area = case.catalog.area(code)
    name = f"{area.ordinal}. {area.name(lang)}" if area else case.catalog.indices[code].name(lang)
    row = case.verdict(code, year)
    return {
        "component": name,
        "previous": case.score(code, year - 1),
        "score": case.score(code, year),
        "verdict": mark(row) if row else Mark("no_data"),
        "strength": say(f"strength.{row.strength}", lang) if row and row.strength else "",
        "why": reason(case, row, lang)
        if row
        else say("reason.no_score", lang, year=year, previous_year=year - 1),
    }


def suggestions(board_verdicts: pd.DataFrame, catalog: Catalog, lang: Lang) -> Report:
    """Targets that other provinces set, with their source and what became of them."""
    results = evaluate(examples(), board_verdicts, catalog)
    counts = {key: sum(r.outcome == key for r in results) for key in ("met", "not_met")}
    finding = say(
        "targets.examples_finding",
        lang,
        n=len(results),
        u=len({r.target.unit for r in results}),
        k=counts["met"],
        m=counts["not_met"],
    )
    table = Table(
        "examples",
        say("targets.examples", lang),
        _columns(("unit", "component", "target", "reached", "result", "source"), lang),
        tuple(_example_row(catalog, r, lang) for r in results),
    )
    rule = say("targets.examples_rule", lang)
    return Report("targets", lang, say("targets.title", lang), (Headline(finding, (rule,)), table))


def example_name(catalog: Catalog, target: Target, lang: Lang) -> str:
    """An example by who set it, when and for what: "Đồng Tháp 2022 · 1 Tham gia … · từ 4,83 điểm"."""
    unit = catalog.units[target.unit].name(lang)
    component = component_name(catalog, target.index, target.component, lang)
    return f"{unit} {target.year} · {component} · {worded(target, lang)}"


def worded(target: Target, lang: Lang) -> str:
    """A target in words: "từ 4,83 điểm trở lên", "hạng 10–15"."""
    kind, span = target.kind, target.kind in RANGES and target.upper is not None
    values = {
        "value": _bound(target.value, kind, lang),
        "upper": _bound(target.upper, kind, lang),
        "group": say(f"quartile.q{target.value:.0f}", lang)
        if kind == "quartile" and target.value
        else "",
        "tier": _tier(target, lang),
    }
    return say(f"targets.{kind}_range" if span else f"targets.{kind}", lang, **values)


def _bound(value: float | None, kind: str, lang: Lang) -> str:
    if value is None:
        return ""
    whole = float(value).is_integer() and kind not in POINTS
    return number(value, lang, 0 if whole else 2)


def _tier(target: Target, lang: Lang) -> str:
    found = [t for t in tiers() if (t.index, t.code) == (target.index, target.tier)]
    return found[-1].name(lang) if found else target.tier


def _reached(result: Result, lang: Lang) -> str:
    """What was reached, in the target's own measure."""
    value, kind = result.reached, result.target.kind
    if value is None:
        return NOTHING
    of = f"/{result.of}" if result.of else ""
    match kind:
        case "rank" | "region_rank" | "all_up":
            return f"{value:.0f}{of}"
        case "rank_rise":
            return say("targets.ranks", lang, n=number(value, lang, 0, sign=True))
        case "quartile":
            return say(f"quartile.q{value:.0f}", lang)
        case _ if kind in PERCENT:
            return f"{number(value, lang)}%"
        case "keep" | "above_median" | "above_mean":
            against = number(result.needed, lang)
            return say(f"targets.against_{kind}", lang, value=number(value, lang), against=against)
        case _:
            return number(value, lang, sign=kind == "rise")


def why(result: Result, lang: Lang) -> str:
    """Why a target cannot be judged, or what has to be known of a judgement; empty without one."""
    if not result.reason:
        return ""
    year = result.target.year
    return say(f"reason.{result.reason}", lang, year=year, previous_year=year - 1)


def _outcome(result: Result, lang: Lang) -> dict[str, Cell]:
    said, note = _reached(result, lang), why(result, lang)
    return {
        "target": worded(result.target, lang),
        "reached": f"{said}. {note}" if note and said != NOTHING else note or said,
        "result": Mark(result.outcome),
    }


def _own_row(
    catalog: Catalog, result: Result, row: Mapping[str, Any], lang: Lang
) -> dict[str, Cell]:
    return {
        "component": _component(catalog, result.target, lang),
        **_outcome(result, lang),
        "set_by": origin(row, lang),
    }


def _example_row(catalog: Catalog, result: Result, lang: Lang) -> dict[str, Cell]:
    target = result.target
    unit: Unit = catalog.units[target.unit]
    return {
        "unit": f"{unit.name(lang)} {target.year}",
        "component": _component(catalog, target, lang),
        **_outcome(result, lang),
        "source": target.source,
    }


def _component(catalog: Catalog, target: Target, lang: Lang) -> str:
    index = catalog.indices[target.index].name(lang)
    name = component_name(catalog, target.index, target.component, lang)
    return name if target.component == target.index else f"{index} {name}"


def origin(row: Mapping[str, Any], lang: Lang) -> str:
    """Who set a target and when, by hand or by a row of which file; then the plan's words."""
    sheet = row.get("sheet")
    said = say("targets.typed", lang, by=row["by"], when=moment(row["at"], lang))
    if isinstance(sheet, str) and sheet:
        said = say(
            "targets.by_file",
            lang,
            by=row["by"],
            file=row["file"],
            sheet=sheet,
            row=int(row["row"]),
        )
    quoted = "; ".join(text for text in (row.get("text"), row.get("source")) if text)
    return f"{said}. {quoted}" if quoted else said


def _order(catalog: Catalog, results: Sequence[Result]) -> list[int]:
    """By index and component as printed, so that targets on one component stand together."""
    place = {
        c.code: (i, n)
        for i, code in enumerate(catalog.indices)
        for n, c in enumerate(catalog.editions[code][-1].components)
    }
    last = (len(place), 0)
    return sorted(range(len(results)), key=lambda i: place.get(results[i].target.component, last))


def _columns(keys: Iterable[str], lang: Lang) -> tuple[Column, ...]:
    return tuple(
        Column(key, say(f"targets.{key}", lang), "mark" if key == "result" else "text")
        for key in keys
    )
