"""The slides of a meeting, half a year or a year: a finding opens each, what shows it follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analytics.explain import explain
from catalog import Component, Lang
from reports.dataset.all_results import AllResults
from reports.dataset.province_results import ProvinceResults
from reports.model import (
    Block,
    Chart,
    Facts,
    Headline,
    Legend,
    Notice,
    Report,
    Sayings,
    Table,
    Tiles,
    flat,
)
from reports.results.area import area
from reports.results.index import index
from reports.results.not_comparable import not_comparable
from reports.results.overview import OTHER_INDICES
from reports.results.table import NARROW, results_table
from reports.results.tiles import area_tile, area_tiles, index_tile
from reports.verdicts.arithmetic import notes
from reports.verdicts.headline import headline
from reports.verdicts.legend import legend
from reports.verdicts.planned import counted, planned
from strings import translate

SHOWN = (Headline, Chart, Facts, Notice, Legend, Sayings)


def briefing(
    all_results: AllResults,
    results: ProvinceResults,
    year: int,
    title: str,
    lang: Lang,
    first: Sequence[Block] = (),
) -> Report:
    """Make the deck of one province: `first`, then the six areas, PCI, PAR INDEX, SIPAS, and the limits."""
    blocks = (
        *first,
        *result_slides(all_results, results, year, lang),
        *not_comparable(results, year, lang),
    )
    return Report("briefing", lang, title, blocks, results.version)


def result_slides(
    all_results: AllResults, results: ProvinceResults, year: int, lang: Lang
) -> Iterator[Block]:
    """Show the six areas together, each of them, then the other indices; one finding a slide."""
    papi = known_year(results, "papi", year)
    yield from _areas(results, papi, lang)
    for each in results.catalog.plan_areas:
        yield from _area(all_results, results, each.component, papi, lang)
    for code in OTHER_INDICES:
        yield from _index(all_results, results, code, known_year(results, code, year), lang)


def known_year(results: ProvinceResults, index: str, year: int) -> int:
    """Return the newest year up to `year` with a total of the index, else `year` itself."""
    return max((y for y in results.scored_years(index) if y <= year), default=year)


def _areas(results: ProvinceResults, year: int, lang: Lang) -> Iterator[Block]:
    shown = planned(results, year)
    yield headline(results, shown, year, year - 1, lang)
    if shown:
        yield Tiles(area_tiles(results, shown, lang))
    tested = counted(results, shown).tested
    yield legend(results, ("papi",), lang, scale="1–10", tested=tested)


def _area(
    all_results: AllResults, results: ProvinceResults, component: str, year: int, lang: Lang
) -> Iterator[Block]:
    report = area(results, component, year, lang)
    row = results.verdict(component, year)
    area_of_plan = results.catalog.area(component)
    if row is None or area_of_plan is None:
        name = area_of_plan.name(lang) if area_of_plan else component
        yield Headline(translate("area.finding_no_score", lang, name=name, year=year))
        return
    kept = [block for block in flat(report.blocks) if isinstance(block, SHOWN)]
    yield kept[0]
    yield Tiles((area_tile(results, area_of_plan, row, lang),))
    yield from kept[1:]
    yield notes(explain(all_results.scores, all_results.catalog, row), lang)


def _index(
    all_results: AllResults, results: ProvinceResults, code: str, year: int, lang: Lang
) -> Iterator[Block]:
    row = results.verdict(code, year)
    found = list(flat(index(results, code, year, lang).blocks))
    kept = [b for b in found if isinstance(b, (Headline, Notice, Legend))]
    yield kept[0]
    yield Tiles((index_tile(results, code, year, lang),))
    if len(results.scored_years(code)) > 1:
        yield from (b for b in found if isinstance(b, Chart))
    parts = [c.code for c in _edition_parts(results, code, year)]
    title = translate("briefing.components", lang, year=year)
    table = results_table(results, parts, year, title, lang, NARROW)
    standing = (b for b in found if isinstance(b, Table) and b.key.startswith("standing"))
    yield from [table] if table.rows else standing
    yield from kept[1:]
    if row is not None:
        yield notes(explain(all_results.scores, all_results.catalog, row), lang)


def _edition_parts(results: ProvinceResults, code: str, year: int) -> tuple[Component, ...]:
    edition = results.catalog.edition(code, year)
    return edition.children(edition.total.code) if edition else ()
