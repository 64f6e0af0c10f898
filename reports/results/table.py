"""Components of one index in one year beside the year before: the table of every report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from analytics.verdict import Verdict
from catalog import Lang
from reports.dataset.names import component_name
from reports.dataset.province_results import ProvinceResults, mark
from reports.model import Cell, Column, Table
from reports.model.written import strength
from strings import translate
from strings.numbers import NOTHING

WIDE = ("component", "previous", "score", "change", "verdict", "strength", "median", "rank")
NARROW = ("component", "previous", "score", "verdict")


def results_table(
    results: ProvinceResults,
    components: Sequence[str],
    year: int,
    title: str,
    lang: Lang,
    columns: Iterable[str] = WIDE,
) -> Table:
    """Return a row for each component with a score in the year or the year before.

    The plan's areas are numbered as in the plan, anything else as its edition prints it.
    """
    rows = [r for code in components if (r := results.verdict(code, year)) is not None]
    known = [r for r in rows if r.score is not None or r.previous is not None]
    planned = {a.component for a in results.catalog.plan_areas} >= set(components)
    before = str(known[0].previous_year) if known else str(year - 1)
    named = {
        "component": Column("component", translate("column.component", lang)),
        "previous": Column("previous", before, "score"),
        "score": Column("score", str(year), "score"),
        "change": Column("change", translate("column.change", lang), "change"),
        "verdict": Column("verdict", translate("column.verdict", lang), "mark"),
        "strength": Column("strength", translate("column.strength", lang)),
        "median": Column("median", translate("column.median", lang), "score"),
        "rank": Column("rank", translate("column.rank_own", lang), "rank"),
    }
    return Table(
        key=f"results_{'_'.join(components[:1])}_{year}",
        title=title,
        columns=tuple(named[key] for key in columns),
        rows=tuple(_row(results, r, lang, planned=planned) for r in known),
    )


def _row(results: ProvinceResults, row: Verdict, lang: Lang, *, planned: bool) -> dict[str, Cell]:
    area = results.catalog.area(row.component) if planned else None
    number = str(area.ordinal) if area else row.number
    name = component_name(results.catalog, row.component, lang, row.year)
    return {
        "component": f"{number} {name}".strip(),
        "previous": row.previous,
        "score": row.score,
        "change": row.change,
        "verdict": mark(row),
        "strength": strength(row.strength, row.net_strength, lang) or NOTHING,
        "median": results.median(row.component, row.year),
        "rank": f"{row.rank}/{row.n}" if row.rank is not None else NOTHING,
    }


def every_result(
    results: ProvinceResults, years: Mapping[str, int], title: str, lang: Lang
) -> Table:
    """All components of all indices, each in the year given for its index, with their sources."""
    rows: list[Mapping[str, Cell]] = []
    for code, year in years.items():
        edition = results.catalog.edition(code, year)
        codes = [c.code for c in edition.components] if edition else []
        name = results.catalog.indices[code].name(lang)
        for component in codes:
            row = results.verdict(component, year)
            if row is not None and (row.score is not None or row.previous is not None):
                cells = _row(results, row, lang, planned=False)
                ranked = {"rank": row.rank, "of": row.n} if row.rank is not None else {}
                cells |= {
                    "index": name,
                    "year": year,
                    "source": results.catalog.source(code, row.source).title(lang),
                }
                rows.append({**cells, "rank": None, **ranked})
    keys = ("previous", "score", "change", "verdict", "strength", "median", "rank")
    shown = results_table(results, (), 0, "", lang, keys).columns
    return Table(
        key="every_result",
        title=title,
        columns=(
            Column("index", translate("limits.index", lang)),
            Column("component", translate("column.component", lang)),
            Column("year", translate("column.year", lang), "year"),
            *(replace(c, label=translate(f"column.{c.key}", lang)) for c in shown),
            Column("of", translate("column.of", lang), "rank"),
            Column("source", translate("column.source", lang)),
        ),
        rows=tuple(rows),
    )
