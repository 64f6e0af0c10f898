"""The slides of a meeting, half a year or a year: a finding opens each, what shows it follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from catalog import Component, Lang
from reports.area import area
from reports.arithmetic import arithmetic
from reports.board import Board
from reports.case import Case
from reports.index import index
from reports.legend import legend
from reports.model import (
    Block,
    Chart,
    Facts,
    Headline,
    Legend,
    Notice,
    Report,
    Table,
    Tiles,
    flat,
)
from reports.not_comparable import not_comparable
from reports.overview import OTHER_INDICES, headline
from reports.results_table import NARROW, results_table
from reports.tiles import area_tile, index_tile
from strings import say

SHOWN = (Headline, Chart, Facts, Notice, Legend)


def briefing(
    board: Board, case: Case, year: int, title: str, lang: Lang, first: Sequence[Block] = ()
) -> Report:
    """The deck of one province: `first`, then the six areas, PCI, PAR INDEX, SIPAS, and the limits."""
    blocks = (
        *first,
        *results(board, case, year, lang),
        *not_comparable(case, year, lang),
    )
    return Report("briefing", lang, title, blocks, case.version)


def results(board: Board, case: Case, year: int, lang: Lang) -> Iterator[Block]:
    """The six areas together, each of them, then the other indices; one finding a slide."""
    papi = known_year(case, "papi", year)
    yield from _areas(case, papi, lang)
    for planned in case.catalog.plan_areas:
        yield from _area(board, case, planned.component, papi, lang)
    for code in OTHER_INDICES:
        yield from _index(board, case, code, known_year(case, code, year), lang)


def known_year(case: Case, index: str, year: int) -> int:
    """The newest year up to `year` with a total of the index, else `year` itself."""
    return max((y for y in case.scored_years(index) if y <= year), default=year)


def _areas(case: Case, year: int, lang: Lang) -> Iterator[Block]:
    plan = [(a, case.verdict(a.component, year)) for a in case.catalog.plan_areas]
    shown = [(a, row) for a, row in plan if row is not None]
    yield headline(case, shown, year, year - 1, lang)
    if shown:
        yield Tiles(tuple(area_tile(case, a, row, lang) for a, row in shown))
    yield legend(case, ("papi",), lang, scale="1–10")


def _area(board: Board, case: Case, component: str, year: int, lang: Lang) -> Iterator[Block]:
    report = area(case, component, year, lang)
    row = case.verdict(component, year)
    planned = case.catalog.area(component)
    if row is None or planned is None:
        name = planned.name(lang) if planned else component
        yield Headline(say("area.finding_no_score", lang, name=name, year=year))
        return
    kept = [block for block in flat(report.blocks) if isinstance(block, SHOWN)]
    yield kept[0]
    yield Tiles((area_tile(case, planned, row, lang),))
    yield from kept[1:]
    yield arithmetic(board, row, lang)


def _index(board: Board, case: Case, code: str, year: int, lang: Lang) -> Iterator[Block]:
    row = case.verdict(code, year)
    found = list(flat(index(case, code, year, lang).blocks))
    kept = [b for b in found if isinstance(b, (Headline, Notice, Legend))]
    yield kept[0]
    yield Tiles((index_tile(case, code, year, lang),))
    if len(case.scored_years(code)) > 1:
        yield from (b for b in found if isinstance(b, Chart))
    parts = [c.code for c in _edition_parts(case, code, year)]
    title = say("briefing.components", lang, year=year)
    table = results_table(case, parts, year, title, lang, NARROW)
    standing = (b for b in found if isinstance(b, Table) and b.key.startswith("standing"))
    yield from [table] if table.rows else standing
    yield from kept[1:]
    if row is not None:
        yield arithmetic(board, row, lang)


def _edition_parts(case: Case, code: str, year: int) -> tuple[Component, ...]:
    edition = case.catalog.edition(code, year)
    return edition.children(edition.total.code) if edition else ()
