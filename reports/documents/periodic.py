"""The half-year and the year report as a document: results, what was done, and what a person adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from reports.documents import periodic_work
from reports.documents.asked import Asked
from reports.documents.briefing import known_year
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


def periodic(asked: Asked) -> Report:
    """Write the report as headings, paragraphs, tables, charts and prompts; annexes follow the signature."""
    parts = (
        ("direction", _direction(asked)),
        ("areas", areas(asked)),
        ("indices", indices(asked)),
        ("divisions", _divisions(asked)),
        ("shortcomings", _shortcomings(asked)),
        ("next", _next(asked)),
        ("proposals", iter([Prompt(asked.say("prompt_proposals"))])),
    )
    blocks: list[Block] = [_opening(asked)]
    for roman, (key, inner) in zip(ROMAN, parts, strict=False):
        blocks += [Heading(f"{roman}. {asked.say(f'part_{key}')}", 1), *inner]
    blocks.append(Paragraph(asked.say("closing", subject=subject(asked), agency=asked.agency)))
    blocks += _annexes(asked)
    return Report(
        "periodic",
        asked.lang,
        subject(asked),
        tuple(_numbered(blocks, asked)),
        asked.results.version,
    )


def subject(asked: Asked) -> str:
    """Say what the report is about, in the words that stand under its kind."""
    key = "subject_half_year" if asked.kind == "half-year" else "subject_year"
    return asked.say(key, year=asked.year, next=asked.year + 1)


def _opening(asked: Asked) -> Paragraph:
    first, last = (day(d, asked.lang) for d in asked.period)
    return Paragraph(
        asked.say("opening", agency=asked.agency, subject=subject(asked), first=first, last=last)
    )


def _direction(asked: Asked) -> Iterator[Block]:
    if asked.work:
        yield from periodic_work.plan(asked.work, asked.lang)
    yield Prompt(asked.say("prompt_direction"))
    yield Prompt(asked.say("prompt_meetings"))


def _divisions(asked: Asked) -> Iterator[Block]:
    if asked.work:
        yield periodic_work.divisions(asked.work, asked.lang)
    yield Prompt(asked.say("prompt_divisions"))


def _shortcomings(asked: Asked) -> Iterator[Block]:
    papi = known_year(asked.results, "papi", asked.year)
    for goal in ("not_met", "unchanged", "not_comparable", "no_data"):
        names = [
            each.name(asked.lang)
            for each in asked.results.catalog.plan_areas
            if (row := asked.results.verdict(each.component, papi)) is not None and row.goal == goal
        ]
        if names:
            yield Paragraph(asked.say(f"are_{goal}", names="; ".join(names), year=papi))
    if asked.work:
        yield periodic_work.overdue(asked.work, asked.lang)
    yield Prompt(asked.say("prompt_shortcomings"))
    yield Prompt(asked.say("prompt_causes"))


def _next(asked: Asked) -> Iterator[Block]:
    papi = known_year(asked.results, "papi", asked.year)
    levels = [
        f"{each.name(asked.lang)} {number(score, asked.lang)}"
        for each in asked.results.catalog.plan_areas
        if (score := asked.results.score(each.component, papi)) is not None
    ]
    if levels:
        yield Paragraph(asked.say("levels", year=papi + 1, levels="; ".join(levels)))
    table = periodic_work.still_open(asked.work, asked.lang) if asked.work else None
    if table:
        yield table
    yield Prompt(asked.say("prompt_next"))


def _annexes(asked: Asked) -> Iterator[Annex]:
    results, lang = asked.results, asked.lang
    tables: list[Block] = []
    for code in results.catalog.indices:
        year = known_year(results, code, asked.year)
        edition = results.catalog.edition(code, year)
        if edition is None:
            continue
        codes = [c.code for c in edition.components if c.role != "variant"]
        title = asked.say("table_index", name=results.catalog.indices[code].name(lang), year=year)
        table = results_table(results, codes, year, title, lang)
        tables += [table] if table.rows else []
    yield Annex(
        asked.say("annex_results"), (*tables, legend(results, results.catalog.indices, lang))
    )
    limits = [
        Paragraph(f"{b.finding}.") if isinstance(b, Headline) else b
        for b in not_comparable(results, asked.year, lang)
    ]
    yield Annex(asked.say("annex_limits"), tuple(limits))
    if asked.work:
        tasks = periodic_work.every_task(asked.work, lang)
        yield Annex(asked.say("annex_tasks"), tasks)


def _numbered(blocks: list[Block], asked: Asked) -> Iterator[Block]:
    """Give the tables and charts of the body their numbers; say once what marks mean."""
    tables, charts = count(1), count(1)
    explained: set[str] = set()
    for block in blocks:
        if isinstance(block, Table):
            yield replace(block, title=asked.say("table", n=next(tables), title=block.title))
        elif isinstance(block, Chart):
            title = asked.say("chart", n=next(charts), title=block.title)
            yield replace(
                block, title=title, subtitle="" if block.subtitle in explained else block.subtitle
            )
            explained.add(block.subtitle)
        else:
            yield block
