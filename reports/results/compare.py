"""Provinces side by side in one component and year."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from analytics.verdict import Verdict
from catalog import Lang
from reports.charts import Dot, Dots
from reports.dataset.names import component_name
from reports.dataset.province_results import ProvinceResults
from reports.dataset.read_set import ReadSet
from reports.model import Block, Cell, Chart, Column, Columns, Headline, Mark, Notice, Report, Table
from reports.verdicts.legend import legend
from strings import translate
from strings.numbers import number

GROUPS = ("region", "quartile", "neighbours", "all")
NEIGHBOURS = 5
ROW = 22  # pixels


def compare(results: ProvinceResults, component: str, year: int, group: str, lang: Lang) -> Report:
    """One component of all provinces: a dot plot of the chosen group and a sortable table of all."""
    rows = _rows(results, component, year)
    known = [row for row in rows if row.score is not None]
    name = component_name(results.catalog, component, lang, year)
    if not known:
        blocks: tuple[Block, ...] = (
            Headline(translate("compare.nobody", lang, name=name, year=year)),
        )
    else:
        chosen, hint = chosen_group(results, known, group, lang)
        chart = dots(results, chosen, name, group, lang)
        table = ranking(results, rows, lang)
        notices = (Notice(hint),) if hint else ()
        blocks = (
            Headline(_finding(results, known, name, year, lang)),
            *notices,
            Columns((0.5, 0.5), ((chart,), (table,))),
            legend(results, (rows[0].index,), lang),
        )
    return Report("compare", lang, translate("compare.title", lang), blocks, results.version)


def reads(component: str, year: int) -> ReadSet:
    """Return what the report reads: one component until the year compared."""
    return ReadSet(frozenset((component,)), year, everyone=True)


def _rows(results: ProvinceResults, component: str, year: int) -> list[Verdict]:
    """Return the verdicts of all provinces, the highest score first; those without one last."""
    found = results.of_everyone(component, year)
    return sorted(found, key=lambda row: (row.score is None, -(row.score or 0.0), row.unit))


def _finding(
    results: ProvinceResults, known: Sequence[Verdict], name: str, year: int, lang: Lang
) -> str:
    row = next((each for each in known if each.unit == results.unit.code), None)
    if row is None:
        return translate(
            "compare.finding_none",
            lang,
            name=name,
            year=year,
            unit=results.unit.name(lang),
            n=len(known),
        )
    said = {
        "name": name,
        "year": year,
        "unit": results.unit.name(lang),
        "score": number(row.score, lang),
        "median": number(median(_scores(known)), lang),
    }
    if row.rank is None:
        return translate("compare.finding_unranked", lang, **said, n=len(known))
    return translate("compare.finding", lang, **said, rank=row.rank, n=row.n)


def chosen_group(
    results: ProvinceResults, known: Sequence[Verdict], group: str, lang: Lang
) -> tuple[Sequence[Verdict], str]:
    """Return the provinces to draw, ours always among them, and a hint where the group cannot be formed."""
    at = next((i for i, row in enumerate(known) if row.unit == results.unit.code), None)
    if group == "region":
        units, region = results.catalog.units, results.unit.region
        if not region:
            return known, translate("compare.no_region", lang)
        same = [row for i, row in enumerate(known) if i == at or units[row.unit].region == region]
        return (same, "") if same else (known, translate("compare.nobody_in_region", lang))
    if group == "quartile" and at is not None:
        return [row for row in known if row.quartile == known[at].quartile], ""
    if group == "neighbours" and at is not None:
        return known[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1], ""
    return known, ""


def _scores(rows: Sequence[Verdict]) -> list[float]:
    return [row.score for row in rows if row.score is not None]


def dots(
    results: ProvinceResults, rows: Sequence[Verdict], name: str, group: str, lang: Lang
) -> Chart:
    """Return a dot for each province's score and for the year before where that may be compared."""
    year, scores = rows[0].year, _scores(rows)
    drawn = tuple(
        dot(results, row, score, lang, ours=row.unit == results.unit.code)
        for row, score in zip(rows, scores, strict=True)
    )
    values = "; ".join(f"{each.name} {number(each.value, lang)}" for each in drawn)
    return Chart(
        key="dots",
        title=_dots_title(results, rows, group, lang),
        subtitle=translate("compare.dots_hint", lang, year=year, previous=year - 1),
        content=Dots(drawn, year, year - 1),
        alt=translate("compare.dots_alt", lang, name=name, year=year, values=values),
        height=max(200, ROW * len(rows) + 40),
        index=rows[0].index,
        component=rows[0].component,
        year=year,
    )


def _dots_title(results: ProvinceResults, rows: Sequence[Verdict], group: str, lang: Lang) -> str:
    """Count the provinces of a group above ours; where ours has no score there is nothing to count."""
    own = next((row.score for row in rows if row.unit == results.unit.code), None)
    said = {"group": translate(f"compare.group_{group}", lang), "unit": results.unit.name(lang)}
    if own is None:
        return translate("compare.dots_none", lang, **said, n=len(rows))
    above = sum(score > own for score in _scores(rows))
    return translate("compare.dots", lang, **said, k=above, n=len(rows) - 1)


def dot(results: ProvinceResults, row: Verdict, score: float, lang: Lang, *, ours: bool) -> Dot:
    """Return the dot of a province in the year of its verdict; `score` in points."""
    name = results.catalog.units[row.unit].name(lang)
    return Dot(name, score, row.previous if row.judged else None, ours)


def ranking(results: ProvinceResults, rows: Sequence[Verdict], lang: Lang) -> Table:
    """All provinces of the year with score, change, verdict, rank and group; those without a score last."""
    cells = tuple(_ranking_row(results, r, lang) for r in rows)
    ours = next((i for i, u in enumerate(r.unit for r in rows) if u == results.unit.code), None)
    return Table(
        key="ranking",
        title=translate("compare.table", lang, n=len(rows)),
        columns=(
            Column("rank", translate("column.rank", lang), "rank"),
            Column("unit", translate("column.unit", lang)),
            Column("score", translate("column.score", lang), "score"),
            Column("change", translate("column.change", lang), "change"),
            Column("verdict", translate("column.verdict", lang), "mark"),
            Column("strength", translate("column.strength", lang)),
            Column("quartile", translate("column.quartile", lang)),
            Column("region", translate("column.region", lang)),
        ),
        rows=cells,
        long=True,
        highlight=ours,
    )


def _ranking_row(results: ProvinceResults, row: Verdict, lang: Lang) -> dict[str, Cell]:
    unit = results.catalog.units[row.unit]
    region = results.catalog.regions.get(unit.region)
    return {
        "rank": row.rank if row.rank is not None else None,
        "unit": unit.name(lang),
        "region": region.name(lang) if region else "–",
        "score": row.score,
        "change": row.change,
        "verdict": Mark(row.goal, row.strength),
        "strength": translate(f"strength.{row.strength}", lang) if row.strength else "–",
        "quartile": translate(f"quartile.q{row.quartile}", lang)
        if row.quartile is not None
        else "–",
    }
