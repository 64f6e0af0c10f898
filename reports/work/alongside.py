"""One content area: dated activities beside its scores, and the notes that people wrote on both."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analytics import activity
from catalog import Lang
from reports.data.history import moment
from reports.dataset.province_results import ProvinceResults, change_text, mark, reason
from reports.model import (
    Block,
    Cell,
    Column,
    Columns,
    Coverage,
    CoverageRow,
    Fact,
    Facts,
    Headline,
    Linked,
    Notice,
    Report,
    Table,
)
from reports.work.activities import evidence
from reports.work.coverage import cut_after, month_counts, month_label, months_of
from reports.work.state import PlanState, Row, headline, origin, to_entry, to_log
from strings import translate
from strings.numbers import NOTHING, day, number

COMPARED = ("met", "unchanged", "not_met")
NEWEST = 10  # activities listed


def survey_end(plan: PlanState) -> date:
    """The last day of work that the survey of the plan's year can have met."""
    return date.fromisoformat(f"{plan.year}-{plan.catalog.settings['surveys']['cut_off']}")


def alongside(
    plan: PlanState,
    scores: ProvinceResults,
    area: str,
    counted: tuple[int, int],
    newest: pd.DataFrame,
    notes: pd.DataFrame,
    lang: Lang,
) -> Report:
    """An area's activities by sub-dimension and month beside the scores of the plan's year.

    `counted` is (up to, after) the end of the survey; `newest` are
    activities, `notes` those of store.task_states.
    """
    left = (_months(plan, scores, area, lang),)
    right = (_score_facts(plan, scores, area, lang), _notes(notes, lang))
    blocks: tuple[Block, ...] = (
        _headline(plan, scores, area, counted, lang),
        Columns((2.6, 1.0), (left, right)),
        *_dated(plan, area, counted, newest, lang),
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
        cut=day(survey_end(plan), lang),
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
    """The two scores, the verdict on them, the country's median, the end of the survey."""
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
        Fact(translate("work.alongside.survey", lang), day(survey_end(plan), lang)),
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
    said = {"cut": day(survey_end(plan), lang)}
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


def _dated(
    plan: PlanState, area: str, counted: tuple[int, int], newest: pd.DataFrame, lang: Lang
) -> tuple[Block, ...]:
    """The newest activities with the day of each, before or after the end of the survey."""
    if newest.empty:
        return ()
    heads = ("date", "survey", "component", "what", "division", "evidence", "origin")
    everything = Notice(
        translate("work.alongside.dated_note", lang, cut=day(survey_end(plan), lang)),
        to_log(area=area),
        translate("work.alongside.all", lang, n=number(sum(counted), lang, 0)),
    )
    table = Table(
        key="dated",
        title=translate("work.alongside.dated", lang),
        columns=tuple(Column(h, translate(f"work.head.{h}", lang)) for h in heads),
        rows=tuple(_activity(plan, row, lang) for row in newest.to_dict("records")),
    )
    return (table, everything)


def _activity(plan: PlanState, row: Row, lang: Lang) -> dict[str, Cell]:
    on = row["date"].date()
    part = plan.catalog.component("papi", row["component"]) if row["component"] else None
    when = "before_end" if on <= survey_end(plan) else "after_end"
    return {
        "date": day(on, lang),
        "survey": translate(f"work.alongside.{when}", lang),
        "component": part.number if part else NOTHING,
        "what": row["what"],
        "division": plan.owner(row["division"], lang),
        "evidence": evidence(row["evidence"]),
        "origin": Linked(origin(row["file"], row["sheet"], row["row"], lang), to_entry(row)),
    }


def _notes(notes: pd.DataFrame, lang: Lang) -> Table | Notice:
    """What people wrote of work and score, each with the level of its evidence, who and when."""
    if notes.empty:
        return Notice(translate("work.alongside.notes_none", lang))
    heads = ("note", "level", "who")
    return Table(
        key="notes",
        title=translate("work.alongside.notes", lang),
        columns=tuple(Column(h, translate(f"work.head.{h}", lang)) for h in heads),
        rows=tuple(
            {
                "note": row["text"],
                "level": translate(f"work.level.{row['level']}", lang),
                "who": f"{row['by']}, {moment(row['at'], lang)}",
            }
            for row in notes.to_dict("records")
        ),
    )
