"""One PAPI area beside its declared links in other indices: shown together, never added up."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analytics.beside import Beside, beside
from catalog import Lang, Link
from reports import bridge
from reports.case import Case, Verdict
from reports.legend import legend
from reports.model import Block, Cell, Column, Headline, Mark, Notice, Report, Table
from strings import say

HIGHER, NOT_HIGHER = ("met",), ("unchanged", "not_met")


def alongside(case: Case, area: str, year: int, lang: Lang) -> Report:
    """The area in a year and the newest verdict up to that year of everything linked to it."""
    frame = case.everyone
    found = beside(frame[frame["unit"] == case.unit.code], case.catalog.links, area, year)
    blocks: tuple[Block, ...] = (
        Headline(_finding(case, found, area, year, lang), _sentences(found, lang)),
        *bridge.notice(case.catalog, case.unit, lang),
        _table(case, found, area, year, lang) if found else Notice(say("beside.none", lang)),
        legend(case, ("papi", *dict.fromkeys(each.link.index for each in found)), lang),
    )
    return Report("beside", lang, say("beside.title", lang), blocks, case.version)


def _name(case: Case, area: str, lang: Lang) -> str:
    found = case.catalog.area(area)
    return found.name(lang) if found else area


def _finding(case: Case, found: Sequence[Beside], area: str, year: int, lang: Lang) -> str:
    known = sum(each.verdict is not None for each in found)
    name = _name(case, area, lang)
    return say("beside.finding", lang, name=name, k=known, n=len(found), year=year)


def _sentences(found: Sequence[Beside], lang: Lang) -> tuple[str, ...]:
    goals = [str(each.verdict["goal"]) for each in found if each.verdict is not None]
    said = [say("beside.rule", lang)]
    if goals:
        met, not_met = (sum(goal in kind for goal in goals) for kind in (HIGHER, NOT_HIGHER))
        said.insert(0, say("beside.judged", lang, met=met, not_met=not_met))
    if any(each.link.index == "pci" for each in found):
        said.append(say("beside.relative", lang))
    return tuple(said)


def _table(case: Case, found: Sequence[Beside], area: str, year: int, lang: Lang) -> Table:
    own = case.verdict(area, year)
    why = {"name": _name(case, area, lang), "why": say("beside.itself", lang)}
    first = {"year": year} | _row(case, "papi", area, own, lang) | why
    return Table(
        key="beside",
        title=say("beside.table", lang),
        subtitle=say("beside.hint", lang, year=year),
        columns=(
            Column("name", say("column.component", lang)),
            Column("index", say("beside.index", lang)),
            Column("scale", say("beside.scale", lang)),
            Column("year", say("column.year", lang), "year"),
            Column("score", say("column.score", lang), "score"),
            Column("change", say("column.change", lang), "change"),
            Column("verdict", say("column.verdict", lang), "mark"),
            Column("strength", say("column.strength", lang)),
            Column("why", say("beside.why", lang)),
        ),
        rows=(first, *(_linked(case, each, lang) for each in found)),
        highlight=0,
    )


def _linked(case: Case, each: Beside, lang: Lang) -> dict[str, Cell]:
    link: Link = each.link
    row = _row(case, link.index, link.component, each.verdict, lang)
    return row | {"why": link.reason(lang)}


def _row(
    case: Case, index: str, component: str, row: pd.Series | Verdict | None, lang: Lang
) -> dict[str, Cell]:
    year = None if row is None else int(row.year)
    found = case.catalog.component(index, component, year)
    named = found or case.catalog.component(index, component)
    cells: dict[str, Cell] = {
        "name": f"{named.number} {named.name(lang)}".strip() if named else component,
        "index": case.catalog.indices[index].name(lang),
        "scale": named.scale if named else "",
        "verdict": Mark("no_data"),
    }
    if row is None:
        return cells
    return cells | {
        "year": year,
        "score": None if pd.isna(row.score) else float(row.score),
        "change": None if pd.isna(row.change) else float(row.change),
        "verdict": Mark(str(row.goal), str(row.strength)),
        "strength": say(f"strength.{row.strength}", lang) if row.strength else "",
    }
