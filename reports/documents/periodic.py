"""The half-year and the year report as a document: results, what was done, and what a person adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Literal

from analytics.verdict import Verdict
from catalog import Area, Lang, periods
from reports.dataset.all_results import AllResults
from reports.dataset.province_results import ProvinceResults, reason
from reports.documents import periodic_work
from reports.documents.briefing import known_year
from reports.model import (
    Annex,
    Block,
    Chart,
    Heading,
    Headline,
    Notice,
    Paragraph,
    Prompt,
    Report,
    Table,
    flat,
)
from reports.results.area import area, finding
from reports.results.index import index
from reports.results.not_comparable import not_comparable
from reports.results.overview import OTHER_INDICES
from reports.results.table import results_table
from reports.verdicts.headline import headline
from reports.verdicts.legend import legend
from reports.verdicts.planned import counted, planned
from reports.verdicts.statements import sayings
from reports.work.state import PlanState
from strings import translate
from strings.numbers import day, number

Kind = Literal["half-year", "year"]
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
IN_TEXT = ("component", "previous", "score", "change", "verdict", "strength")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is reported on: a province and year, for half a year or the year.

    `work` is the year's plan as it stood when the period ended, None where there is none.
    """

    all_results: AllResults
    results: ProvinceResults
    year: int
    kind: Kind
    lang: Lang
    work: PlanState | None = None

    def say(self, key: str, **values: object) -> str:
        return translate(f"periodic.{key}", self.lang, **values)

    @property
    def agency(self) -> str:
        return self.results.catalog.settings["department"][f"name_{self.lang}"]

    @property
    def period(self) -> tuple[date, date]:
        of = periods.half_year if self.kind == "half-year" else periods.year
        return of(self.results.catalog, self.year)


def periodic(asked: Asked) -> Report:
    """The report as headings, paragraphs, tables, charts and prompts; annexes follow the signature."""
    parts = (
        ("direction", _direction(asked)),
        ("areas", _areas(asked)),
        ("indices", _indices(asked)),
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
    """What the report is about, in the words that stand under its kind."""
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


def _areas(asked: Asked) -> Iterator[Block]:
    results, lang = asked.results, asked.lang
    papi = known_year(results, "papi", asked.year)
    shown = planned(results, papi)
    head = headline(results, shown, papi, papi - 1, lang)
    unit = results.unit.name(lang)
    yield Paragraph(asked.say("whose", unit=unit, year=papi))
    yield Paragraph(" ".join((head.finding + ".", *head.sentences)))
    title = asked.say("table_areas", unit=unit, year=papi)
    codes = [a.component for a in results.catalog.plan_areas]
    yield results_table(results, codes, papi, title, lang, IN_TEXT)
    yield legend(results, ("papi",), lang, tested=counted(results, shown).tested)
    for each in results.catalog.plan_areas:
        yield Heading(f"{each.ordinal}. {asked.say('area', name=each.name(lang))}", 2)
        yield from _area(asked, each, papi)


def _area(asked: Asked, of: Area, year: int) -> Iterator[Block]:
    results, lang = asked.results, asked.lang
    name, row = of.name(lang), results.verdict(of.component, year)
    if row is None:
        yield Paragraph(translate("area.finding_no_score", lang, name=name, year=year) + ".")
    else:
        said = [finding(row, name, lang), reason(results, row, lang), _standing(asked, row)]
        yield Paragraph(" ".join(f"{s.rstrip('.')}." for s in said if s))
        yield sayings(results, row, lang)
        moved = _moved(asked, row)
        if moved:
            yield Paragraph(moved)
        yield from _trend(area(results, of.component, year, lang))
    if asked.work:
        yield periodic_work.of_area(asked.work, of.component, lang)
    yield Prompt(asked.say("prompt_area"))


def _trend(report: Report) -> Iterator[Chart]:
    yield from (
        b for b in flat(report.blocks) if isinstance(b, Chart) and b.key.startswith("trend")
    )


def _standing(asked: Asked, row: Verdict) -> str:
    median = asked.results.median(row.component, row.year)
    if median is None or row.rank is None:
        return ""
    return asked.say("standing", median=number(median, asked.lang), rank=row.rank, n=row.n)


def _moved(asked: Asked, row: Verdict) -> str:
    """The parts that rose and those that fell, with their points."""
    results = asked.results
    edition = results.catalog.edition(row.index, row.year)
    parts = edition.children(row.component) if edition else ()
    changes = [
        (p, now - before)
        for p in parts
        if (now := results.score(p.code, row.year)) is not None
        and (before := results.score(p.code, row.previous_year)) is not None
    ]
    if not row.judged or not parts or len(changes) < len(parts):
        return ""
    changes.sort(key=lambda pair: -pair[1])
    said = [
        f"{p.number} {p.name(asked.lang)} ({number(c, asked.lang, 3, sign=True)})"
        for p, c in changes
    ]
    up, down = (
        [s for s, (_, c) in zip(said, changes, strict=True) if c > 0],
        [s for s, (_, c) in zip(said, changes, strict=True) if c < 0],
    )
    lists = [asked.say(k, parts="; ".join(v)) for k, v in (("up", up), ("down", down)) if v]
    return " ".join(lists)


def _indices(asked: Asked) -> Iterator[Block]:
    results, lang = asked.results, asked.lang
    for nth, code in enumerate(OTHER_INDICES, start=1):
        year = known_year(results, code, asked.year)
        found = list(flat(index(results, code, year, lang).blocks))
        yield Heading(f"{nth}. {results.catalog.indices[code].long_name(lang)}", 2)
        for block in found:
            if isinstance(block, Headline):
                yield Paragraph(" ".join((block.finding.rstrip(".") + ".", *block.sentences)))
            elif isinstance(block, Notice):
                yield Paragraph(block.text)
        if len(results.scored_years(code)) > 1:
            yield from (b for b in found if isinstance(b, Chart))
        yield Prompt(asked.say("prompt_index", name=results.catalog.indices[code].name(lang)))
    yield legend(results, OTHER_INDICES, lang)


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
    """Tables and charts of the body with their numbers; what marks mean is said once."""
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
