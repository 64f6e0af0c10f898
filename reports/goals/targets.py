"""What a province set itself: each target with its state, beside the plan's own goal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.target_rules import evaluate
from analytics.targets import Result, disagreements
from catalog import Catalog, Lang, Unit
from catalog.targets import Target, examples, target_from
from reports.dataset.names import printed_name
from reports.dataset.province_results import ProvinceResults, mark, reason
from reports.goals.target_words import origin, reached, why, worded
from reports.model import Block, Cell, Column, Headline, Mark, Notice, Report, Table
from strings import translate
from strings.numbers import NOTHING


def own(results: ProvinceResults, held: pd.DataFrame, year: int, lang: Lang) -> Report:
    """Return the plan's own goal, which always stands, and what was set beyond it for a year.

    held: columns of store.targets.targets.
    """
    mine = held[(held["unit"] == results.unit.code) & (held["year"] == year)].to_dict("records")
    evaluated = evaluate([target_from(row) for row in mine], results.everyone, results.catalog)
    order = _order(results.catalog, evaluated)
    beyond: Block = (
        Table(
            "targets",
            translate("targets.beyond", lang),
            _columns(("component", "target", "reached", "result", "set_by"), lang),
            tuple(_own_row(results.catalog, evaluated[i], mine[i], lang) for i in order),
            note=translate("targets.beyond_note", lang),
        )
        if evaluated
        else Notice(translate("targets.none", lang))
    )
    goal = standing_goal(results, year, lang)
    both = (beyond, goal) if evaluated else (goal, beyond)
    return Report(
        "targets",
        lang,
        translate("targets.title", lang),
        (_headline(results, evaluated, year, lang), *both),
        results.version,
    )


def _headline(
    results: ProvinceResults, evaluated: Sequence[Result], year: int, lang: Lang
) -> Headline:
    unit = results.unit.name(lang)
    if not evaluated:
        return Headline(translate("targets.finding_none", lang, unit=unit, year=year))
    counts = {key: sum(r.outcome == key for r in evaluated) for key in ("met", "not_met")}
    finding = translate(
        "targets.finding",
        lang,
        unit=unit,
        year=year,
        k=counts["met"],
        n=len(evaluated),
        m=counts["not_met"],
        r=len(evaluated) - sum(counts.values()),
    )
    return Headline(finding, tuple(_apart(results.catalog, evaluated, lang)))


def _apart(catalog: Catalog, evaluated: Sequence[Result], lang: Lang) -> Iterable[str]:
    """Return a sentence for each pair of targets that one component meets and misses at once."""
    for met, missed in disagreements(evaluated):
        yield translate(
            "targets.apart",
            lang,
            component=printed_name(catalog, met.target.index, met.target.component, lang),
            met=worded(met.target, lang),
            missed=worded(missed.target, lang),
        )


def standing_goal(results: ProvinceResults, year: int, lang: Lang) -> Table:
    """Higher than the year before: the plan's areas in its order, then the totals."""
    codes = [area.component for area in results.catalog.plan_areas] + list(results.catalog.indices)
    return Table(
        "standing_goal",
        translate("targets.goal", lang, previous=year - 1),
        (
            Column("component", translate("targets.component", lang)),
            Column("previous", str(year - 1), "score"),
            Column("score", str(year), "score"),
            Column("verdict", translate("targets.result", lang), "mark"),
            Column("strength", translate("column.strength", lang)),
            Column("why", translate("targets.why", lang)),
        ),
        tuple(_goal_row(results, code, year, lang) for code in codes),
    )


def _goal_row(results: ProvinceResults, code: str, year: int, lang: Lang) -> dict[str, Cell]:
    area = results.catalog.area(code)
    name = (
        f"{area.ordinal}. {area.name(lang)}" if area else results.catalog.indices[code].name(lang)
    )
    row = results.verdict(code, year)
    return {
        "component": name,
        "previous": results.score(code, year - 1),
        "score": results.score(code, year),
        "verdict": mark(row) if row else Mark("no_data"),
        "strength": translate(f"strength.{row.strength}", lang) if row and row.strength else "",
        "why": reason(results, row, lang)
        if row
        else translate("reason.no_score", lang, year=year, previous_year=year - 1),
    }


def suggestions(board_verdicts: pd.DataFrame, catalog: Catalog, lang: Lang) -> Report:
    """Targets that other provinces set, with their source and what became of them."""
    evaluated = evaluate(examples(), board_verdicts, catalog)
    counts = {key: sum(r.outcome == key for r in evaluated) for key in ("met", "not_met")}
    finding = translate(
        "targets.examples_finding",
        lang,
        n=len(evaluated),
        u=len({r.target.unit for r in evaluated}),
        k=counts["met"],
        m=counts["not_met"],
    )
    table = Table(
        "examples",
        translate("targets.examples", lang),
        _columns(("unit", "component", "target", "reached", "result", "source"), lang),
        tuple(_example_row(catalog, r, lang) for r in evaluated),
    )
    rule = translate("targets.examples_rule", lang)
    return Report(
        "targets", lang, translate("targets.title", lang), (Headline(finding, (rule,)), table)
    )


def _outcome(result: Result, lang: Lang) -> dict[str, Cell]:
    said, note = reached(result, lang), why(result, lang)
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
    name = printed_name(catalog, target.index, target.component, lang)
    return name if target.component == target.index else f"{index} {name}"


def _order(catalog: Catalog, evaluated: Sequence[Result]) -> list[int]:
    """By index and component as printed, so that targets on one component stand together."""
    place = {
        c.code: (i, n)
        for i, code in enumerate(catalog.indices)
        for n, c in enumerate(catalog.editions[code][-1].components)
    }
    last = (len(place), 0)
    return sorted(
        range(len(evaluated)), key=lambda i: place.get(evaluated[i].target.component, last)
    )


def _columns(keys: Iterable[str], lang: Lang) -> tuple[Column, ...]:
    return tuple(
        Column(key, translate(f"targets.{key}", lang), "mark" if key == "result" else "text")
        for key in keys
    )
