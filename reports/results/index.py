"""One index in full: its total with comparable runs, every component by year, rank and group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analytics.rank import COUNTRY
from analytics.verdict import Verdict
from catalog import Component, Lang
from reports.dataset.province_results import ProvinceResults, breaks_of, change_text, reason
from reports.model import (
    Block,
    Cell,
    Column,
    Columns,
    Headline,
    Link,
    Linked,
    Notice,
    Report,
    Shaded,
    Table,
)
from reports.results import crosswalk
from reports.results.trend import trend
from reports.results.ways import ways
from reports.verdicts.comparable import comparable_part
from reports.verdicts.legend import legend
from strings import translate
from strings.numbers import number, percent

HEAT_STEPS = 5
ROLES = ("total", "variant", "dimension", "sub_dimension", "block")


def index(results: ProvinceResults, code: str, year: int, lang: Lang) -> Report:
    """The report of one index for one province; `year` is the year whose total is the finding."""
    found = of_year(results, code, year, lang)
    return replace(found, blocks=(*found.blocks, *of_all_years(results, code, year, lang).blocks))


def of_year(results: ProvinceResults, code: str, year: int, lang: Lang) -> Report:
    """Its upper half: the finding of a year and the line of the total."""
    row = results.verdict(code, year)
    name = results.catalog.indices[code].name(lang)
    blocks: list[Block] = []
    if row is None:
        blocks.append(Headline(translate("index.finding_no_data", lang, name=name, year=year)))
    else:
        blocks.append(Headline(_finding(row, name, lang), _sentences(results, row, lang)))
        side = (standing(results, code, lang),)
        if results.scored_years(code):
            blocks.append(Columns((0.64, 0.36), ((trend(results, row, lang),), side)))
        blocks.append(ways(results, row, lang))
    return _report(results, code, blocks, lang)


def of_all_years(results: ProvinceResults, code: str, year: int, lang: Lang) -> Report:
    """Its lower half: every component by year; the same for all years of an edition (like)."""
    missing = gaps(results, code, lang)
    blocks: list[Block] = [*crosswalk.notice(results.catalog, results.unit, lang)]
    blocks += [missing] if missing else []
    blocks += [components(results, code, year, lang), legend(results, (code,), lang)]
    return _report(results, code, blocks, lang)


def like(results: ProvinceResults, code: str, year: int) -> int:
    """The newest year of the edition that holds in a year, or the year itself where it has no verdict."""
    if results.verdict(code, year) is None:
        return year
    held = results.catalog.edition(code, year)
    return max(y for y in results.years(code) if results.catalog.edition(code, y) is held)


def _report(results: ProvinceResults, code: str, blocks: Sequence[Block], lang: Lang) -> Report:
    name = results.catalog.indices[code].long_name(lang)
    return Report("index", lang, name, tuple(blocks), results.version)


def _finding(row: Verdict, name: str, lang: Lang) -> str:
    known = row.goal == "no_data" and row.score is not None
    return translate(
        f"index.finding_{'no_previous' if known else row.goal}",
        lang,
        name=name,
        year=row.year,
        score=number(row.score, lang),
        previous_year=row.previous_year,
        change=change_text(row, lang),
    )


def _sentences(results: ProvinceResults, row: Verdict, lang: Lang) -> tuple[str, ...]:
    why = reason(results, row, lang)
    found = runs(results, row.component)
    text = "; ".join(f"{a}–{b}" if a != b else str(a) for a, b in found)
    spans = (
        translate("index.runs", lang, n=len(found), runs=text)
        if found
        else translate("index.no_runs", lang)
    )
    said = (why, comparable_part(results, row, lang), *_beside(row, lang), spans)
    return tuple(s.rstrip(".") + "." for s in said if s)


def _beside(row: Verdict, lang: Lang) -> Iterator[str]:
    """What stands beside a verdict on a total: the country, PAPI's own word, the direction, the rank."""
    if row.judged:
        if row.compared >= COUNTRY:
            yield translate("index.net", lang, change=number(row.net_of_country, lang, sign=True))
        if row.significant is not None:
            share = percent(row.relative_change, lang, sign=True)
            key = "significant_yes" if row.significant else "significant_no"
            yield translate(f"index.{key}", lang, share=share)
    if row.rank is not None:
        yield translate("index.rank", lang, rank=row.rank, n=row.n)


def runs(results: ProvinceResults, component: str) -> list[tuple[int, int]]:
    """First and last year of each stretch in which every year compares with the one before."""
    found: list[list[int]] = []
    for year in results.scored_years(component):
        row = results.verdict(component, year)
        joined = row is not None and row.judged
        if found and joined and found[-1][-1] == year - 1:
            found[-1].append(year)
        else:
            found.append([year])
    return [(run[0], run[-1]) for run in found]


def gaps(results: ProvinceResults, code: str, lang: Lang) -> Notice | None:
    """The years of the index for which this province's total is not in the database."""
    missing = [y for y in results.years(code) if results.score(code, y) is None]
    if not missing:
        return None
    note = results.catalog.publication(code, missing[-1])
    why = f"{note.text(lang)}." if note else ""
    text = translate(
        "index.gap",
        lang,
        name=results.catalog.indices[code].name(lang),
        unit=results.unit.name(lang),
        years=", ".join(map(str, missing)),
        reason=why,
    )
    return Notice(text.strip())


def standing(results: ProvinceResults, code: str, lang: Lang) -> Table:
    """Rank and quartile group of the total by year, computed here, beside the published rank."""
    rows: list[dict[str, Cell]] = []
    for year in reversed(results.scored_years(code)):
        row = results.verdict(code, year)
        if row is None or row.rank is None:
            continue
        known = row.n
        rows.append(
            {
                "year": year,
                "score": row.score,
                "rank": f"{row.rank}/{known}",
                "quartile": translate(f"quartile.q{row.quartile}", lang)
                if row.quartile is not None
                else "–",
            }
        )
    notes = [translate("index.standing_note", lang)]
    if code == "papi":
        notes.append(translate("index.standing_papi", lang))
    return Table(
        key=f"standing_{code}",
        title=translate("index.standing", lang),
        columns=(
            Column("year", translate("column.year", lang), "year"),
            Column("score", translate("column.score", lang), "score"),
            Column("rank", translate("column.rank_own", lang), "rank"),
            Column("quartile", translate("column.quartile", lang)),
        ),
        rows=tuple(rows),
        note=" ".join(notes),
    )


def components(results: ProvinceResults, code: str, year: int, lang: Lang) -> Table:
    """All components by year as a shaded table; a cell after a break says so.

    A name opens its verdict of `year`, or its last one where it was not measured then.
    """
    found = _newest(results, code)
    years = [
        y for y in results.years(code) if any(results.score(c.code, y) is not None for c in found)
    ]
    rows: list[dict[str, Cell]] = []
    for c in found:
        to = _explanation(results, code, c.code, year)
        cells: dict[str, Cell] = {"component": Linked(f"{c.number} {c.name(lang)}".strip(), to)}
        cuts = {b.year: b for b in breaks_of(results.catalog, code, c.code, enabled=True)}
        for y in years:
            cells[str(y)] = _shaded(results, code, c.code, y, y in cuts)
        rows.append(cells)
    return Table(
        key=f"components_{code}",
        title=translate("index.components", lang),
        subtitle=translate("index.components_hint", lang),
        columns=(
            Column("component", translate("column.component", lang)),
            *(Column(str(y), str(y), "heat") for y in years),
        ),
        rows=tuple(rows),
    )


def _explanation(results: ProvinceResults, index: str, component: str, year: int) -> Link:
    address = {"index": index, "component": component}
    if results.verdict(component, year) is None:
        address["year"] = str(results.scored_years(component)[-1])
    return Link("explain", address)


def _shaded(
    results: ProvinceResults, index_code: str, component: str, year: int, cut: bool
) -> Shaded:
    value = results.score(component, year)
    found = results.catalog.component(index_code, component, year)
    step = 0
    if value is not None and found and found.low is not None and found.high is not None:
        share = (value - found.low) / (found.high - found.low)
        step = min(HEAT_STEPS - 1, max(0, int(share * HEAT_STEPS)))
    return Shaded(value, step, "cut" if cut else "")


def _newest(results: ProvinceResults, code: str) -> list[Component]:
    """Every component the index ever had, in the newest printed order, older ones after."""
    seen: dict[str, Component] = {}
    for edition in reversed(results.catalog.editions[code]):
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
        if any(results.score(c.code, y) is not None for y in results.years(c.code))
    ]
    return sorted(held, key=place)
