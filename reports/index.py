"""One index in full: its total with comparable runs, every component by year, rank and group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analytics.rank import COUNTRY
from catalog import Component, Lang
from reports import bridge
from reports.case import Case, Verdict, breaks_of, change_text, reason
from reports.comparable import comparable_part
from reports.legend import legend
from reports.model import (
    Block,
    Cell,
    Column,
    Columns,
    Headline,
    Link,
    Notice,
    Report,
    Shaded,
    Table,
)
from reports.palette import LIGHT, Palette
from reports.trend import trend
from reports.ways import ways
from reports.work_blocks import Linked
from strings import say
from strings.numbers import number, percent

HEAT_STEPS = 5
ROLES = ("total", "variant", "dimension", "sub_dimension", "block")


def index(case: Case, code: str, year: int, lang: Lang, palette: Palette = LIGHT) -> Report:
    """The report of one index for one province; `year` is the year whose total is the finding."""
    found = of_year(case, code, year, lang, palette)
    return replace(found, blocks=(*found.blocks, *of_all_years(case, code, year, lang).blocks))


def of_year(case: Case, code: str, year: int, lang: Lang, palette: Palette = LIGHT) -> Report:
    """Its upper half: the finding of a year and the line of the total."""
    row = case.verdict(code, year)
    name = case.catalog.indices[code].name(lang)
    blocks: list[Block] = []
    if row is None:
        blocks.append(Headline(say("index.finding_no_data", lang, name=name, year=year)))
    else:
        blocks.append(Headline(_finding(row, name, lang), _sentences(case, row, lang)))
        side = (standing(case, code, lang),)
        if case.scored_years(code):
            blocks.append(Columns((0.64, 0.36), ((trend(case, row, palette, lang),), side)))
        blocks.append(ways(case, row, lang))
    return _report(case, code, blocks, lang)


def of_all_years(case: Case, code: str, year: int, lang: Lang) -> Report:
    """Its lower half: every component by year; the same for all years of an edition (like)."""
    missing = gaps(case, code, lang)
    blocks: list[Block] = [*bridge.notice(case.catalog, case.unit, lang)]
    blocks += [missing] if missing else []
    blocks += [components(case, code, year, lang), legend(case, (code,), lang)]
    return _report(case, code, blocks, lang)


def like(case: Case, code: str, year: int) -> int:
    """The newest year of the edition that holds in a year, or the year itself where it has no verdict."""
    if case.verdict(code, year) is None:
        return year
    held = case.catalog.edition(code, year)
    return max(y for y in case.years(code) if case.catalog.edition(code, y) is held)


def _report(case: Case, code: str, blocks: Sequence[Block], lang: Lang) -> Report:
    name = case.catalog.indices[code].long_name(lang)
    return Report("index", lang, name, tuple(blocks), case.version)


def _finding(row: Verdict, name: str, lang: Lang) -> str:
    known = row.goal == "no_data" and row.score == row.score
    return say(
        f"index.finding_{'no_previous' if known else row.goal}",
        lang,
        name=name,
        year=row.year,
        score=number(row.score, lang),
        previous_year=row.previous_year,
        change=change_text(row, lang),
    )


def _sentences(case: Case, row: Verdict, lang: Lang) -> tuple[str, ...]:
    why = reason(case, row, lang)
    found = runs(case, row.component)
    text = "; ".join(f"{a}–{b}" if a != b else str(a) for a, b in found)
    spans = (
        say("index.runs", lang, n=len(found), runs=text) if found else say("index.no_runs", lang)
    )
    said = (why, comparable_part(case, row, lang), *_beside(row, lang), spans)
    return tuple(s.rstrip(".") + "." for s in said if s)


def _beside(row: Verdict, lang: Lang) -> Iterator[str]:
    """What stands beside a verdict on a total: the country, PAPI's own word, the direction, the rank."""
    if row.goal in ("met", "unchanged", "not_met"):
        if row.compared >= COUNTRY:
            yield say("index.net", lang, change=number(row.net_of_country, lang, sign=True))
        if row.significant is not None:
            share = percent(100 * row.exact_change / row.previous, lang, sign=True)
            key = "significant_yes" if row.significant else "significant_no"
            yield say(f"index.{key}", lang, share=share)
    if row.momentum and row.momentum != "short_run":
        yield f"{say('area.momentum', lang)}: {say(f'momentum.{row.momentum}', lang)}"
    if row.rank > 0:
        yield say("index.rank", lang, rank=int(row.rank), n=int(row.n))


def runs(case: Case, component: str) -> list[tuple[int, int]]:
    """First and last year of each stretch in which every year compares with the one before."""
    found: list[list[int]] = []
    for year in case.scored_years(component):
        row = case.verdict(component, year)
        joined = row is not None and row.goal in ("met", "unchanged", "not_met")
        if found and joined and found[-1][-1] == year - 1:
            found[-1].append(year)
        else:
            found.append([year])
    return [(run[0], run[-1]) for run in found]


def gaps(case: Case, code: str, lang: Lang) -> Notice | None:
    """The years of the index for which this province's total is not in the database."""
    missing = [y for y in case.years(code) if case.score(code, y) is None]
    if not missing:
        return None
    note = case.catalog.publication(code, missing[-1])
    why = f"{note.text(lang)}." if note else ""
    text = say(
        "index.gap",
        lang,
        name=case.catalog.indices[code].name(lang),
        unit=case.unit.name(lang),
        years=", ".join(map(str, missing)),
        reason=why,
    )
    return Notice(text.strip())


def standing(case: Case, code: str, lang: Lang) -> Table:
    """Rank and quartile group of the total by year, computed here, beside the published rank."""
    rows: list[dict[str, Cell]] = []
    for year in reversed(case.scored_years(code)):
        row = case.verdict(code, year)
        if row is None or not row.rank > 0:
            continue
        known = int(row.n)
        rows.append(
            {
                "year": year,
                "score": float(row.score),
                "rank": f"{int(row.rank)}/{known}",
                "quartile": say(f"quartile.q{int(row.quartile)}", lang)
                if row.quartile > 0
                else "–",
                "momentum": say(f"momentum.{row.momentum}_symbol", lang) if row.momentum else "–",
            }
        )
    notes = [say("index.standing_note", lang)]
    if code == "papi":
        notes.append(say("index.standing_papi", lang))
    return Table(
        key=f"standing_{code}",
        title=say("index.standing", lang),
        columns=(
            Column("year", say("column.year", lang), "year"),
            Column("score", say("column.score", lang), "score"),
            Column("rank", say("column.rank_own", lang), "rank"),
            Column("quartile", say("column.quartile", lang)),
            Column("momentum", say("area.momentum", lang)),
        ),
        rows=tuple(rows),
        note=" ".join(notes),
    )


def components(case: Case, code: str, year: int, lang: Lang) -> Table:
    """All components by year as a shaded table; a cell after a break says so.

    A name opens its verdict of `year`, or its last one where it was not measured then.
    """
    found = _newest(case, code)
    years = [y for y in case.years(code) if any(case.score(c.code, y) is not None for c in found)]
    rows: list[dict[str, Cell]] = []
    for c in found:
        to = _explanation(case, code, c.code, year)
        cells: dict[str, Cell] = {"component": Linked(f"{c.number} {c.name(lang)}".strip(), to)}
        cuts = {b.year: b for b in breaks_of(case.catalog, code, c.code, enabled=True)}
        for y in years:
            cells[str(y)] = _shaded(case, code, c.code, y, y in cuts)
        rows.append(cells)
    return Table(
        key=f"components_{code}",
        title=say("index.components", lang),
        subtitle=say("index.components_hint", lang),
        columns=(
            Column("component", say("column.component", lang)),
            *(Column(str(y), str(y), "heat") for y in years),
        ),
        rows=tuple(rows),
    )


def _explanation(case: Case, index: str, component: str, year: int) -> Link:
    address = {"index": index, "component": component}
    if case.verdict(component, year) is None:
        address["year"] = str(case.scored_years(component)[-1])
    return Link("explain", address)


def _shaded(case: Case, index_code: str, component: str, year: int, cut: bool) -> Shaded:
    value = case.score(component, year)
    found = case.catalog.component(index_code, component, year)
    step = 0
    if value is not None and found and found.low is not None and found.high is not None:
        share = (value - found.low) / (found.high - found.low)
        step = min(HEAT_STEPS - 1, max(0, int(share * HEAT_STEPS)))
    return Shaded(value, step, "cut" if cut else "")


def _newest(case: Case, code: str) -> list[Component]:
    """Every component the index ever had, in the newest printed order, older ones after."""
    seen: dict[str, Component] = {}
    for edition in reversed(case.catalog.editions[code]):
        for c in edition.components:
            if c.role in ROLES:
                seen.setdefault(c.code, c)
    family = {c.code: i for i, c in enumerate(seen.values())}

    def place(c: Component) -> tuple[int, int, int]:
        top = c.parent if c.role == "sub_dimension" else c.code
        return (ROLES.index(c.role) == 4, family.get(top or c.code, 0), family[c.code])

    held = [
        c
        for c in seen.values()
        if any(case.score(c.code, y) is not None for y in case.years(c.code))
    ]
    return sorted(held, key=place)
