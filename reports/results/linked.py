"""One PAPI area beside its declared links in other indices: shown together, never added up."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.linked import LinkedVerdict, linked_verdicts
from analytics.verdict import Verdict
from catalog import Lang, Link
from reports.dataset.province_results import ProvinceResults
from reports.model import Block, Cell, Column, Headline, Mark, Notice, Report, Table
from reports.results import crosswalk
from reports.verdicts.legend import legend
from strings import translate

HIGHER, NOT_HIGHER = ("met",), ("unchanged", "not_met")


def linked_indices(results: ProvinceResults, area: str, year: int, lang: Lang) -> Report:
    """Return the area in a year and the newest verdict up to that year of everything linked to it."""
    found = linked_verdicts(results.verdicts.values(), results.catalog.links, area, year)
    blocks: tuple[Block, ...] = (
        Headline(_finding(results, found, area, year, lang), _sentences(found, lang)),
        *crosswalk.notice(results.catalog, results.unit, lang),
        _table(results, found, area, year, lang)
        if found
        else Notice(translate("linked.none", lang)),
        legend(results, ("papi", *dict.fromkeys(each.link.index for each in found)), lang),
    )
    return Report("beside", lang, translate("linked.title", lang), blocks, results.version)


def _name(results: ProvinceResults, area: str, lang: Lang) -> str:
    found = results.catalog.area(area)
    return found.name(lang) if found else area


def _finding(
    results: ProvinceResults, found: Sequence[LinkedVerdict], area: str, year: int, lang: Lang
) -> str:
    known = sum(each.verdict is not None for each in found)
    name = _name(results, area, lang)
    return translate("linked.finding", lang, name=name, k=known, n=len(found), year=year)


def _sentences(found: Sequence[LinkedVerdict], lang: Lang) -> tuple[str, ...]:
    goals = [each.verdict.goal for each in found if each.verdict is not None]
    said = [translate("linked.rule", lang)]
    if goals:
        met, not_met = (sum(goal in kind for goal in goals) for kind in (HIGHER, NOT_HIGHER))
        said.insert(0, translate("linked.judged", lang, met=met, not_met=not_met))
    if any(each.link.index == "pci" for each in found):
        said.append(translate("linked.relative", lang))
    return tuple(said)


def _table(
    results: ProvinceResults, found: Sequence[LinkedVerdict], area: str, year: int, lang: Lang
) -> Table:
    own = results.verdict(area, year)
    why = {"name": _name(results, area, lang), "why": translate("linked.itself", lang)}
    first = {"year": year} | _row(results, "papi", area, own, lang) | why
    return Table(
        key="beside",
        title=translate("linked.table", lang),
        subtitle=translate("linked.hint", lang, year=year),
        columns=(
            Column("name", translate("column.component", lang)),
            Column("index", translate("linked.index", lang)),
            Column("scale", translate("linked.scale", lang)),
            Column("year", translate("column.year", lang), "year"),
            Column("score", translate("column.score", lang), "score"),
            Column("change", translate("column.change", lang), "change"),
            Column("verdict", translate("column.verdict", lang), "mark"),
            Column("strength", translate("column.strength", lang)),
            Column("why", translate("linked.why", lang)),
        ),
        rows=(first, *(_linked(results, each, lang) for each in found)),
        highlight=0,
    )


def _linked(results: ProvinceResults, each: LinkedVerdict, lang: Lang) -> dict[str, Cell]:
    link: Link = each.link
    row = _row(results, link.index, link.component, each.verdict, lang)
    return row | {"why": link.reason(lang)}


def _row(
    results: ProvinceResults,
    index: str,
    component: str,
    row: Verdict | None,
    lang: Lang,
) -> dict[str, Cell]:
    year = None if row is None else row.year
    found = results.catalog.component(index, component, year)
    named = found or results.catalog.component(index, component)
    cells: dict[str, Cell] = {
        "name": f"{named.number} {named.name(lang)}".strip() if named else component,
        "index": results.catalog.indices[index].name(lang),
        "scale": named.scale if named else "",
        "verdict": Mark("no_data"),
    }
    if row is None:
        return cells
    return cells | {
        "year": year,
        "score": row.score,
        "change": row.change,
        "verdict": Mark(row.goal, row.strength),
        "strength": translate(f"strength.{row.strength}", lang) if row.strength else "",
    }
