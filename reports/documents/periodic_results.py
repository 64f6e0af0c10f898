"""The results in a periodic report: the plan's areas together and one by one, then the other indices."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.verdict import Verdict
from catalog import Area
from reports.dataset.province_results import reason
from reports.documents import periodic_work
from reports.documents.briefing import known_year
from reports.documents.period_figures import PeriodFigures
from reports.model import Block, Chart, Heading, Headline, Notice, Paragraph, Prompt, Report, flat
from reports.results.area import area, finding
from reports.results.index import index
from reports.results.overview import OTHER_INDICES
from reports.results.table import results_table
from reports.verdicts.headline import headline
from reports.verdicts.legend import legend
from reports.verdicts.planned import counted, planned
from reports.verdicts.statements import sayings
from strings import translate
from strings.numbers import number

IN_TEXT = ("component", "previous", "score", "change", "verdict", "strength")


def areas(figures: PeriodFigures) -> Iterator[Block]:
    """Yield the finding and table of all areas, then each area under its head."""
    results, lang = figures.results, figures.lang
    papi = known_year(results, "papi", figures.year)
    shown = planned(results, papi)
    head = headline(results, shown, papi, papi - 1, lang)
    unit = results.unit.name(lang)
    yield Paragraph(figures.say("whose", unit=unit, year=papi))
    yield Paragraph(" ".join((head.finding + ".", *head.sentences)))
    title = figures.say("table_areas", unit=unit, year=papi)
    codes = [a.component for a in results.catalog.plan_areas]
    yield results_table(results, codes, papi, title, lang, IN_TEXT)
    yield legend(results, ("papi",), lang, tested=counted(results, shown).tested)
    for each in results.catalog.plan_areas:
        yield Heading(f"{each.ordinal}. {figures.say('area', name=each.name(lang))}", 2)
        yield from _area(figures, each, papi)


def _area(figures: PeriodFigures, of: Area, year: int) -> Iterator[Block]:
    results, lang = figures.results, figures.lang
    name, row = of.name(lang), results.verdict(of.component, year)
    if row is None:
        yield Paragraph(translate("area.finding_no_score", lang, name=name, year=year) + ".")
    else:
        said = [finding(row, name, lang), reason(results, row, lang), _standing(figures, row)]
        yield Paragraph(" ".join(f"{s.rstrip('.')}." for s in said if s))
        yield sayings(results, row, lang)
        moved = _moved(figures, row)
        if moved:
            yield Paragraph(moved)
        yield from _trend(area(results, of.component, year, lang))
    if figures.work:
        yield periodic_work.of_area(figures.work, of.component, lang)
    yield Prompt(figures.say("prompt_area"))


def _trend(report: Report) -> Iterator[Chart]:
    yield from (
        b for b in flat(report.blocks) if isinstance(b, Chart) and b.key.startswith("trend")
    )


def _standing(figures: PeriodFigures, row: Verdict) -> str:
    median = figures.results.median(row.component, row.year)
    if median is None or row.rank is None:
        return ""
    return figures.say("standing", median=number(median, figures.lang), rank=row.rank, n=row.n)


def _moved(figures: PeriodFigures, row: Verdict) -> str:
    """Name the parts that rose and those that fell, with their points."""
    results = figures.results
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
        f"{p.number} {p.name(figures.lang)} ({number(c, figures.lang, 3, sign=True)})"
        for p, c in changes
    ]
    up, down = (
        [s for s, (_, c) in zip(said, changes, strict=True) if c > 0],
        [s for s, (_, c) in zip(said, changes, strict=True) if c < 0],
    )
    lists = [figures.say(k, parts="; ".join(v)) for k, v in (("up", up), ("down", down)) if v]
    return " ".join(lists)


def indices(figures: PeriodFigures) -> Iterator[Block]:
    """Yield the finding, the reasons and the line of each other index."""
    results, lang = figures.results, figures.lang
    for nth, code in enumerate(OTHER_INDICES, start=1):
        year = known_year(results, code, figures.year)
        found = list(flat(index(results, code, year, lang).blocks))
        yield Heading(f"{nth}. {results.catalog.indices[code].long_name(lang)}", 2)
        for block in found:
            if isinstance(block, Headline):
                yield Paragraph(" ".join((block.finding.rstrip(".") + ".", *block.sentences)))
            elif isinstance(block, Notice):
                yield Paragraph(block.text)
        if len(results.scored_years(code)) > 1:
            yield from (b for b in found if isinstance(b, Chart))
        yield Prompt(figures.say("prompt_index", name=results.catalog.indices[code].name(lang)))
    yield legend(results, OTHER_INDICES, lang)
