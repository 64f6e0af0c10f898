"""One component through the years: trend, why the verdict is so, what moved it, and the figures' sources."""

from __future__ import annotations

from analytics.rank import COUNTRY
from catalog import Catalog, Lang
from reports import bridge
from reports.case import Case, Verdict, change_text, mark, reason
from reports.contributions import contributions
from reports.legend import legend
from reports.model import Block, Cell, Column, Columns, Fact, Facts, Headline, Notice, Report, Table
from reports.offer import offer, together
from reports.palette import LIGHT, Palette
from reports.scope import Scope
from reports.trend import trend
from reports.ways import ways
from strings import say
from strings.numbers import number, percent

VERDICTS = ("met", "unchanged", "not_met")


def area(case: Case, component: str, year: int, lang: Lang, palette: Palette = LIGHT) -> Report:
    """The report of one component of any index for one province and year."""
    row = case.verdict(component, year)
    name = component_name(case, component, year, lang)
    if row is None:
        blocks: tuple[Block, ...] = (
            Notice(say("area.finding_no_score", lang, name=name, year=year)),
            *bridge.notice(case.catalog, case.unit, lang),
        )
    else:
        blocks = (
            Headline(finding(row, name, lang)),
            *offer(case, [row], "area", lang, {"component": component}),
            *together(case, row, lang),
            *bridge.notice(case.catalog, case.unit, lang),
            Columns((0.655, 0.345), ((trend(case, row, palette, lang),), (why(case, row, lang),))),
            Columns(
                (0.4, 0.6),
                ((contributions(case, row, palette, lang),), (figures(case, component, lang),)),
            ),
            ways(case, row, lang),
            legend(case, (row.index,), lang),
        )
    return Report("area", lang, name, blocks, case.version)


def reads(catalog: Catalog, index: str, component: str) -> Scope:
    """What the report reads: the component and the parts it ever had, in every year."""
    parts = (part.code for e in catalog.editions[index] for part in e.children(component))
    return Scope(frozenset((component, *parts)))


def component_name(case: Case, component: str, year: int, lang: Lang) -> str:
    """The plan's wording for its areas, else the name that the year's edition prints."""
    planned = case.catalog.area(component)
    if planned:
        return planned.name(lang)
    index = next((i for i in case.catalog.indices if case.catalog.component(i, component)), None)
    if index is None:
        return component
    found = case.catalog.component(index, component, year) or case.catalog.component(
        index, component
    )
    return found.name(lang) if found else component


def finding(row: Verdict, name: str, lang: Lang) -> str:
    """The page's title: both facts in one sentence."""
    values: dict[str, object] = {
        "name": name,
        "score": number(row.score, lang),
        "year": row.year,
        "previous": number(row.previous, lang),
        "previous_year": row.previous_year,
    }
    if row.goal == "no_data":
        key = "finding_no_score" if row.score != row.score else "finding_no_previous"
        return say(f"area.{key}", lang, **values)
    way = {"met": "rise", "not_met": "fall"}.get(row.goal)
    strength = say(f"area.{way}_{row.strength or 'unknown'}", lang) if way else ""
    return say(f"area.finding_{row.goal}", lang, strength=strength, **values)


def why(case: Case, row: Verdict, lang: Lang) -> Facts:
    """The verdict's arithmetic, by the letter, by its strength, and in context."""
    if row.goal not in VERDICTS:
        short = say(f"reason.{row.reason}", lang, year=row.year, previous_year=row.previous_year)
        verdict = Fact(short, "", mark=mark(row), group=say("area.by_the_letter", lang))
        lines = (verdict, *_standing(case, row, lang))
        return Facts("why", say("area.why", lang), lines, reason(case, row, lang))
    sign = {"met": ">", "unchanged": "=", "not_met": "<"}[row.goal]
    letter, sure = say("area.by_the_letter", lang), say("area.how_sure", lang)
    facts = [
        Fact(
            say("area.rounded_scores", lang),
            f"{number(row.score, lang)} {sign} {number(row.previous, lang)}",
            mark=mark(row),
            group=letter,
        ),
        Fact(
            say("area.exact_change", lang, change=change_text(row, lang)),
            number(row.exact_change, lang, 3, sign=True),
            group=sure,
        ),
        *_noise_facts(row, lang, sure),
        *_context(row, lang),
        *_standing(case, row, lang),
    ]
    note = say("area.threshold_note", lang) if row.evidence == "threshold" else ""
    return Facts("why", say("area.why", lang), tuple(facts), note)


def _noise_facts(row: Verdict, lang: Lang, group: str) -> list[Fact]:
    strength = say(f"strength.{row.strength or 'unknown'}", lang)
    evidence = say(f"area.evidence_{row.evidence or 'none'}", lang)
    facts = [Fact(say("area.evidence", lang), "", evidence, group=group)]
    if row.points_95 > 0:
        limits = f"{number(row.points_90, lang)}; {number(row.points_95, lang)}"
        facts.insert(0, Fact(say("area.thresholds", lang), limits, strength, group=group))
    return facts


def _context(row: Verdict, lang: Lang) -> list[Fact]:
    group, facts = say("area.context", lang), []
    if row.compared >= COUNTRY:
        facts.append(
            Fact(
                say("area.country_change", lang),
                number(row.median_change, lang, 3, sign=True),
                say("area.rising", lang, k=int(row.risen), n=int(row.compared)),
                group=group,
            )
        )
        facts.append(
            Fact(
                say("area.net_change", lang),
                number(row.net_of_country, lang, sign=True),
                group=group,
            )
        )
    if row.index == "papi" and row.previous:
        share = percent(100 * row.exact_change / row.previous, lang, sign=True)
        answer = say("area.yes" if row.significant is True else "area.no", lang)
        facts.append(Fact(say("area.papi_word", lang), share, answer, group=group))
    if row.momentum:
        word = say(f"momentum.{row.momentum}", lang)
        facts.append(Fact(say("area.momentum", lang), "", word, group=group))
    return facts


def _standing(case: Case, row: Verdict, lang: Lang) -> list[Fact]:
    if not row.rank > 0:
        return []
    before = case.verdict(row.component, row.previous_year)
    remark = ""
    if before is not None and before.rank > 0:
        remark = say(
            "area.rank_before", lang, year=before.year, rank=f"{int(before.rank)}/{int(before.n)}"
        )
    value = f"{int(row.rank)}/{int(row.n)}"
    return [Fact(say("area.rank", lang), value, remark, group=say("area.context", lang))]


def figures(case: Case, component: str, lang: Lang) -> Table:
    """Every year of the component, newest first, each with the source of its number."""
    years = reversed(case.years(component))
    rows = [r for y in years if (r := case.verdict(component, y)) is not None]
    return Table(
        key=f"figures_{component}",
        title=say("area.figures", lang),
        columns=(
            Column("year", say("column.year", lang), "year"),
            Column("score", say("column.score", lang), "score"),
            Column("change", say("column.change", lang), "change"),
            Column("verdict", say("column.verdict", lang), "mark"),
            Column("strength", say("column.strength", lang)),
            Column("median", say("column.median", lang), "score"),
            Column("rank", say("column.rank", lang), "rank"),
            Column("momentum", say("area.momentum", lang)),
            Column("source", say("column.source", lang)),
        ),
        rows=tuple(_figure_row(case, r, lang) for r in rows),
    )


def _figure_row(case: Case, row: Verdict, lang: Lang) -> dict[str, Cell]:
    return {
        "year": row.year,
        "score": None if row.score != row.score else float(row.score),
        "change": None if row.change != row.change else float(row.change),
        "verdict": mark(row),
        "strength": say(f"strength.{row.strength}", lang) if row.strength else "–",
        "median": case.median(row.component, row.year),
        "rank": f"{int(row.rank)}/{int(row.n)}" if row.rank > 0 else "–",
        "momentum": say(f"momentum.{row.momentum}_symbol", lang) if row.momentum else "–",
        "source": source_text(row, lang),
    }


def source_text(row: Verdict, lang: Lang) -> str:
    """Where a number is from, and how it came about when it is not as published."""
    note = say(f"basis.{row.basis}", lang) if row.basis else ""
    if row.status == "missing" or row.score != row.score:
        return note or say("basis.not_loaded", lang)
    return f"{row.source} – {note}" if note else str(row.source)
