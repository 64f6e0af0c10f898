"""One index in full: its total with comparable runs, every component by year, rank and group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analytics.rank import COUNTRY
from analytics.verdict import Verdict
from catalog import Lang
from reports.dataset.province_results import ProvinceResults, change_text, reason
from reports.model import (
    Block,
    Cell,
    Column,
    Columns,
    Headline,
    Notice,
    Report,
    Table,
)
from reports.results import crosswalk
from reports.results.heat import components
from reports.results.trend import trend
from reports.results.ways import ways
from reports.verdicts.comparable import comparable_part
from reports.verdicts.legend import legend
from strings import translate
from strings.numbers import number, percent


def index(results: ProvinceResults, code: str, year: int, lang: Lang) -> Report:
    """Report one index for one province; `year` is the year whose total is the finding."""
    found = of_year(results, code, year, lang)
    return replace(found, blocks=(*found.blocks, *of_all_years(results, code, year, lang).blocks))


def of_year(results: ProvinceResults, code: str, year: int, lang: Lang) -> Report:
    """Report its upper half: the finding of a year and the line of the total."""
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
    """Report its lower half: every component by year; the same for all years of an edition (like)."""
    missing = gaps(results, code, lang)
    blocks: list[Block] = [*crosswalk.notice(results.catalog, results.unit, lang)]
    blocks += [missing] if missing else []
    blocks += [components(results, code, year, lang), legend(results, (code,), lang)]
    return _report(results, code, blocks, lang)


def like(results: ProvinceResults, code: str, year: int) -> int:
    """Return the newest year of the edition that holds in a year, or the year itself where it has no verdict."""
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
    """Say what stands beside a verdict on a total: the country, PAPI's own word, the rank."""
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
    """Return the first and last year of each stretch in which every year compares with the one before."""
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
    """Name the years of the index for which this province's total is not in the database."""
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
    """Show rank and quartile group of the total by year, computed here, beside the published rank."""
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
