"""One content area: dated activities beside its scores, and the notes that people wrote on both."""

from __future__ import annotations

import pandas as pd

from analytics import activity
from catalog import Lang
from reports.dataset.province_results import ProvinceResults, change_text, mark, reason
from reports.model import (
    Block,
    Cell,
    Columns,
    Coverage,
    CoverageRow,
    Fact,
    Facts,
    Headline,
    Report,
)
from reports.work.coverage import cut_after, month_counts, month_label, months_of
from reports.work.dated import dated_activities, notes_table
from reports.work.state import PlanState, headline
from strings import translate
from strings.numbers import NOTHING, day, number

COMPARED = ("met", "unchanged", "not_met")
NEWEST = 10  # activities listed


def activities_and_scores(
    plan: PlanState,
    scores: ProvinceResults,
    area: str,
    counted: tuple[int, int],
    newest: pd.DataFrame,
    notes: pd.DataFrame,
    lang: Lang,
) -> Report:
    """Show an area's activities by sub-dimension and month beside the scores of the plan's year.

    counted: activities up to and after the end of the survey; newest: columns of
    store.activities.activities; notes: columns of the notes in store.task_states.
    """
    left = (_months(plan, scores, area, lang),)
    right = (_score_facts(plan, scores, area, lang), notes_table(notes, lang))
    blocks: tuple[Block, ...] = (
        _headline(plan, scores, area, counted, lang),
        Columns((2.6, 1.0), (left, right)),
        *dated_activities(plan, area, counted, newest, lang),
    )
    return Report(
        "alongside", lang, translate("work.alongside.subject", lang), blocks, plan.version
    )


def _headline(
    plan: PlanState, scores: ProvinceResults, area: str, counted: tuple[int, int], lang: Lang
) -> Headline:
    found = plan.catalog.area(area)
    n, m = counted
    finding = translate(
        "work.alongside.finding",
        lang,
        area=found.name(lang) if found else area,
        n=number(n, lang, 0),
        m=number(m, lang, 0),
        cut=day(plan.survey_end, lang),
        score=_score(scores, area, plan.year, lang),
    )
    said = (
        translate("work.alongside.beside", lang),
        translate("work.alongside.made_up", lang) if plan.made_up else "",
    )
    return headline(plan, lang, finding, said, translate("work.alongside.subject", lang))


def _score(scores: ProvinceResults, area: str, year: int, lang: Lang) -> str:
    row, score = scores.verdict(area, year), scores.score(area, year)
    if row is None or score is None:
        return translate("work.alongside.no_score", lang, year=year)
    said = {"year": year, "score": number(score, lang)}
    if row.goal not in COMPARED:
        return translate("work.alongside.score_only", lang, **said)
    change = change_text(row, lang)
    return translate(
        "work.alongside.score", lang, **said, change=change, previous=row.previous_year
    )


def _score_facts(plan: PlanState, scores: ProvinceResults, area: str, lang: Lang) -> Facts:
    """Return the two scores, the verdict on them, the country's median, the end of the survey."""
    year, row = plan.year, scores.verdict(area, plan.year)
    of_year = [
        Fact(translate("work.alongside.of_year", lang, year=y), number(scores.score(area, y), lang))
        for y in (year - 1, year)
    ]
    facts = [*of_year]
    if row is not None:
        change = change_text(row, lang) if row.goal in COMPARED else ""
        label = translate("work.alongside.change", lang, year=row.previous_year)
        sure = translate(f"strength.{row.strength}", lang) if row.strength else NOTHING
        facts.append(Fact(label, change, mark=mark(row)))
        facts.append(Fact(translate("work.alongside.strength", lang), sure))
    median = number(scores.median(area, year), lang)
    facts += [
        Fact(translate("work.alongside.median", lang, year=year), median),
        Fact(translate("work.alongside.survey", lang), day(plan.survey_end, lang)),
    ]
    why = reason(scores, row, lang) if row is not None else ""
    return Facts("score", translate("work.alongside.verdict", lang), tuple(facts), note=why)


def _months(plan: PlanState, scores: ProvinceResults, area: str, lang: Lang) -> Coverage:
    """Sub-dimensions by month, then the score of the year before, of the year, and the change."""
    own = plan.cells[plan.cells["area"].eq(area)]
    edition = plan.catalog.edition("papi", plan.year)
    parts = edition.children(area) if edition else ()
    over = months_of(plan.catalog, plan.year)
    counts = activity.grid(own, "component", [*(p.code for p in parts), ""], over)
    whole = [sum(row[i] for row in counts.values()) for i in range(len(over))]
    highest = max((n for row in counts.values() for n in row), default=0)
    named = [(p.number, p.name(lang), p.code, counts[p.code], highest) for p in parts]
    unnamed = ("", translate("work.unnamed", lang), "none", counts[""], highest)
    total = ("", translate("work.alongside.whole", lang), "", whole, 0)
    rows = [
        CoverageRow(
            ordinal,
            name,
            month_counts(row, over, plan.as_of, most, area=area, **_part(code)),
            _beside(scores, code or area, plan.year, lang),
        )
        for ordinal, name, code, row, most in (total, *named, unnamed)
    ]
    said = {"cut": day(plan.survey_end, lang)}
    return Coverage(
        key="alongside",
        title=translate("work.alongside.months", lang, unit=scores.unit.name(lang)),
        months=tuple(month_label(m, plan.year, lang) for m in over),
        beside=(str(plan.year - 1), str(plan.year), translate("work.head.change", lang)),
        rows=tuple(rows),
        cut_after=cut_after(plan.catalog, plan.year, over),
        note=translate("work.alongside.months_note", lang, **said),
    )


def _part(code: str) -> dict[str, str]:
    return {"component": code} if code else {}


def _beside(scores: ProvinceResults, component: str, year: int, lang: Lang) -> tuple[Cell, ...]:
    row = scores.verdict(component, year)
    change = NOTHING
    if row is not None and row.goal in COMPARED:
        change = change_text(row, lang)
    elif row is not None and row.goal == "not_comparable":
        change = "//"
    written = (number(scores.score(component, y), lang) for y in (year - 1, year))
    return (*written, change)
