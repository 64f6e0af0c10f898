"""One component through the years: trend, why the verdict is so, what moved it, and the figures' sources."""

from __future__ import annotations

from analytics.verdict import Verdict
from catalog import Catalog, Lang
from reports.dataset.names import component_name
from reports.dataset.province_results import ProvinceResults, mark, reason
from reports.dataset.read_set import ReadSet
from reports.model import Block, Cell, Column, Columns, Fact, Facts, Headline, Notice, Report, Table
from reports.model.written import strength
from reports.results import crosswalk
from reports.results.contributions import contributions
from reports.results.offer import offer, together
from reports.results.trend import trend
from reports.results.ways import ways
from reports.verdicts import arithmetic
from reports.verdicts.basis import basis
from reports.verdicts.legend import legend
from reports.verdicts.statements import sayings
from strings import translate
from strings.numbers import number

VERDICTS = ("met", "unchanged", "not_met")


def area(results: ProvinceResults, component: str, year: int, lang: Lang) -> Report:
    """Report one component of any index for one province and year."""
    row = results.verdict(component, year)
    name = component_name(results.catalog, component, lang, year)
    if row is None:
        blocks: tuple[Block, ...] = (
            Notice(translate("area.finding_no_score", lang, name=name, year=year)),
            *crosswalk.notice(results.catalog, results.unit, lang),
        )
    else:
        blocks = (
            Headline(finding(row, name, lang)),
            *offer(results, [row], "area", lang, {"component": component}),
            *together(results, row, lang),
            *crosswalk.notice(results.catalog, results.unit, lang),
            Columns((0.655, 0.345), ((trend(results, row, lang),), (why(results, row, lang),))),
            sayings(results, row, lang),
            Columns(
                (0.4, 0.6),
                (
                    (contributions(results, row, lang),),
                    (figures(results, component, lang),),
                ),
            ),
            ways(results, row, lang),
            legend(results, (row.index,), lang),
        )
    return Report("area", lang, name, blocks, results.version)


def reads(catalog: Catalog, index: str, component: str) -> ReadSet:
    """Return what the report reads: the component and the parts it ever had, in every year."""
    parts = (part.code for e in catalog.editions[index] for part in e.children(component))
    return ReadSet(frozenset((component, *parts)))


def finding(row: Verdict, name: str, lang: Lang) -> str:
    """Say the page's title: both facts in one sentence."""
    values: dict[str, object] = {
        "name": name,
        "score": number(row.score, lang),
        "year": row.year,
        "previous": number(row.previous, lang),
        "previous_year": row.previous_year,
    }
    if row.goal == "no_data":
        key = "finding_no_score" if row.score is None else "finding_no_previous"
        return translate(f"area.{key}", lang, **values)
    way = {"met": "rise", "not_met": "fall"}.get(row.goal)
    strength = translate(f"area.{way}_{row.strength or 'unknown'}", lang) if way else ""
    return translate(f"area.finding_{row.goal}", lang, strength=strength, **values)


def why(results: ProvinceResults, row: Verdict, lang: Lang) -> Facts:
    """Return the verdict's arithmetic, and the place among the provinces."""
    note = basis(results.catalog, row, lang) if row.judged else reason(results, row, lang)
    facts = (*arithmetic.lines(row, lang), *_standing(results, row, lang))
    return Facts("why", translate("area.why", lang), facts, note)


def _standing(results: ProvinceResults, row: Verdict, lang: Lang) -> list[Fact]:
    if row.rank is None:
        return []
    before = results.verdict(row.component, row.previous_year)
    remark = ""
    if before is not None and before.rank is not None:
        remark = translate(
            "area.rank_before", lang, year=before.year, rank=f"{before.rank}/{before.n}"
        )
    value = f"{row.rank}/{row.n}"
    return [
        Fact(translate("area.rank", lang), value, remark, group=translate("area.context", lang))
    ]


def figures(results: ProvinceResults, component: str, lang: Lang) -> Table:
    """Every year of the component, newest first, each with the source of its number."""
    years = reversed(results.years(component))
    rows = [r for y in years if (r := results.verdict(component, y)) is not None]
    return Table(
        key=f"figures_{component}",
        title=translate("area.figures", lang),
        columns=(
            Column("year", translate("column.year", lang), "year"),
            Column("score", translate("column.score", lang), "score"),
            Column("change", translate("column.change", lang), "change"),
            Column("verdict", translate("column.verdict", lang), "mark"),
            Column("strength", translate("column.strength", lang)),
            Column("median", translate("column.median", lang), "score"),
            Column("rank", translate("column.rank", lang), "rank"),
            Column("source", translate("column.source", lang)),
        ),
        rows=tuple(_figure_row(results, r, lang) for r in rows),
    )


def _figure_row(results: ProvinceResults, row: Verdict, lang: Lang) -> dict[str, Cell]:
    return {
        "year": row.year,
        "score": row.score,
        "change": row.change,
        "verdict": mark(row),
        "strength": strength(row.strength, row.net_strength, lang) or "–",
        "median": results.median(row.component, row.year),
        "rank": f"{row.rank}/{row.n}" if row.rank is not None else "–",
        "source": source_text(results.catalog, row, lang),
    }


def source_text(catalog: Catalog, row: Verdict, lang: Lang) -> str:
    """Where a number is from, and how it came about when it is not as published."""
    note = translate(f"basis.{row.basis}", lang) if row.basis else ""
    if row.status == "missing" or row.score is None:
        return note or translate("basis.not_loaded", lang)
    source = catalog.source(row.index, row.source).title(lang)
    return f"{source} – {note}" if note else source
