"""The half-year and the year report as a document: results, what was done, and what a person adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from reports.documents import periodic_work
from reports.documents.briefing import known_year
from reports.documents.period_figures import PeriodFigures
from reports.documents.periodic_results import areas, indices
from reports.model import (
    Annex,
    Block,
    Chart,
    Heading,
    Headline,
    Paragraph,
    Prompt,
    Report,
    Table,
)
from reports.results.not_comparable import not_comparable
from reports.results.table import results_table
from reports.verdicts.legend import legend
from strings.numbers import day, number

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def periodic(figures: PeriodFigures) -> Report:
    """Write the report as headings, paragraphs, tables, charts and prompts; annexes follow the signature."""
    parts = (
        ("direction", _direction(figures)),
        ("areas", areas(figures)),
        ("indices", indices(figures)),
        ("divisions", _divisions(figures)),
        ("shortcomings", _shortcomings(figures)),
        ("next", _next(figures)),
        ("proposals", iter([Prompt(figures.say("prompt_proposals"))])),
    )
    blocks: list[Block] = [_opening(figures)]
    for roman, (key, inner) in zip(ROMAN, parts, strict=False):
        blocks += [Heading(f"{roman}. {figures.say(f'part_{key}')}", 1), *inner]
    blocks.append(
        Paragraph(figures.say("closing", subject=subject(figures), agency=figures.agency))
    )
    blocks += _annexes(figures)
    return Report(
        "periodic",
        figures.lang,
        subject(figures),
        tuple(_numbered(blocks, figures)),
        figures.results.version,
    )


def subject(figures: PeriodFigures) -> str:
    """Say what the report is about, in the words that stand under its kind."""
    key = "subject_half_year" if figures.kind == "half-year" else "subject_year"
    return figures.say(key, year=figures.year, next=figures.year + 1)


def _opening(figures: PeriodFigures) -> Paragraph:
    first, last = (day(d, figures.lang) for d in figures.period)
    return Paragraph(
        figures.say(
            "opening", agency=figures.agency, subject=subject(figures), first=first, last=last
        )
    )


def _direction(figures: PeriodFigures) -> Iterator[Block]:
    if figures.work:
        yield from periodic_work.plan(figures.work, figures.lang)
    yield Prompt(figures.say("prompt_direction"))
    yield Prompt(figures.say("prompt_meetings"))


def _divisions(figures: PeriodFigures) -> Iterator[Block]:
    if figures.work:
        yield periodic_work.divisions(figures.work, figures.lang)
    yield Prompt(figures.say("prompt_divisions"))


def _shortcomings(figures: PeriodFigures) -> Iterator[Block]:
    papi = known_year(figures.results, "papi", figures.year)
    for goal in ("not_met", "unchanged", "not_comparable", "no_data"):
        names = [
            each.name(figures.lang)
            for each in figures.results.catalog.plan_areas
            if (row := figures.results.verdict(each.component, papi)) is not None
            and row.goal == goal
        ]
        if names:
            yield Paragraph(figures.say(f"are_{goal}", names="; ".join(names), year=papi))
    if figures.work:
        yield periodic_work.overdue(figures.work, figures.lang)
    yield Prompt(figures.say("prompt_shortcomings"))
    yield Prompt(figures.say("prompt_causes"))


def _next(figures: PeriodFigures) -> Iterator[Block]:
    papi = known_year(figures.results, "papi", figures.year)
    levels = [
        f"{each.name(figures.lang)} {number(score, figures.lang)}"
        for each in figures.results.catalog.plan_areas
        if (score := figures.results.score(each.component, papi)) is not None
    ]
    if levels:
        yield Paragraph(figures.say("levels", year=papi + 1, levels="; ".join(levels)))
    table = periodic_work.still_open(figures.work, figures.lang) if figures.work else None
    if table:
        yield table
    yield Prompt(figures.say("prompt_next"))


def _annexes(figures: PeriodFigures) -> Iterator[Annex]:
    results, lang = figures.results, figures.lang
    tables: list[Block] = []
    for code in results.catalog.indices:
        year = known_year(results, code, figures.year)
        edition = results.catalog.edition(code, year)
        if edition is None:
            continue
        codes = [c.code for c in edition.components if c.role != "variant"]
        title = figures.say("table_index", name=results.catalog.indices[code].name(lang), year=year)
        table = results_table(results, codes, year, title, lang)
        tables += [table] if table.rows else []
    yield Annex(
        figures.say("annex_results"), (*tables, legend(results, results.catalog.indices, lang))
    )
    limits = [
        Paragraph(f"{b.finding}.") if isinstance(b, Headline) else b
        for b in not_comparable(results, figures.year, lang)
    ]
    yield Annex(figures.say("annex_limits"), tuple(limits))
    if figures.work:
        tasks = periodic_work.every_task(figures.work, lang)
        yield Annex(figures.say("annex_tasks"), tasks)


def _numbered(blocks: list[Block], figures: PeriodFigures) -> Iterator[Block]:
    """Give the tables and charts of the body their numbers; say once what marks mean."""
    tables, charts = count(1), count(1)
    explained: set[str] = set()
    for block in blocks:
        if isinstance(block, Table):
            yield replace(block, title=figures.say("table", n=next(tables), title=block.title))
        elif isinstance(block, Chart):
            title = figures.say("chart", n=next(charts), title=block.title)
            yield replace(
                block, title=title, subtitle="" if block.subtitle in explained else block.subtitle
            )
            explained.add(block.subtitle)
        else:
            yield block
