"""Components of one index in one year beside the year before: the table of every report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from catalog import Lang
from reports.dataset.province_results import ProvinceResults, Verdict, mark
from reports.model import Cell, Column, Table
from reports.results.area import component_name
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
    """A row for each component with a score in the year or the year before.

    The plan's areas are numbered as in the plan, anything else as its edition prints it.
    """
    rows = [r for code in components if (r := results.verdict(code, year)) is not None]
    known = [r for r in rows if r.score == r.score or r.previous == r.previous]
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
    name = component_name(results, row.component, row.year, lang)
    return {
        "component": f"{number} {name}".strip(),
        "previous": _known(row.previous),
        "score": _known(row.score),
        "change": _known(row.change),
        "verdict": mark(row),
        "strength": translate(f"strength.{row.strength}", lang) if row.strength else NOTHING,
        "median": results.median(row.component, row.year),
        "rank": f"{int(row.rank)}/{int(row.n)}" if row.rank > 0 else NOTHING,
    }


def _known(value: float) -> float | None:
    return float(value) if value == value else None


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
            if row is not None and (row.score == row.score or row.previous == row.previous):
                cells = _row(results, row, lang, planned=False)
                ranked = {"rank": int(row.rank), "of": int(row.n)} if row.rank > 0 else {}
                cells |= {"index": name, "year": year, "source": row.source}
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
