"""Provinces side by side in one component and year."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from analytics.verdict import Verdict
from catalog import Lang
from reports.charts.figures import Spec, layout, spec
from reports.dataset.names import component_name
from reports.dataset.province_results import ProvinceResults
from reports.dataset.read_set import ReadSet
from reports.model import Block, Cell, Chart, Column, Columns, Headline, Mark, Notice, Report, Table
from reports.model.palette import LIGHT, Palette
from reports.results.legend import legend
from strings import translate
from strings.numbers import number

GROUPS = ("region", "quartile", "neighbours", "all")
NEIGHBOURS = 5
ROW = 22


def compare(
    results: ProvinceResults,
    component: str,
    year: int,
    group: str,
    lang: Lang,
    palette: Palette = LIGHT,
) -> Report:
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
        chart = dots(results, chosen, name, group, palette, lang)
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
    """What the report reads: one component until the year compared."""
    return ReadSet(frozenset((component,)), year, everyone=True)


def _rows(results: ProvinceResults, component: str, year: int) -> list[Verdict]:
    """The verdicts of all provinces, the highest score first; those without one last."""
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
    return translate(
        "compare.finding",
        lang,
        name=name,
        year=year,
        unit=results.unit.name(lang),
        score=number(row.score, lang),
        rank=row.rank,
        n=row.n,
        median=number(median(_scores(known)), lang),
    )


def chosen_group(
    results: ProvinceResults, known: Sequence[Verdict], group: str, lang: Lang
) -> tuple[Sequence[Verdict], str]:
    """The provinces to draw, ours always among them, and a hint where the group cannot be formed."""
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
    results: ProvinceResults,
    rows: Sequence[Verdict],
    name: str,
    group: str,
    palette: Palette,
    lang: Lang,
) -> Chart:
    """A dot for each province's score, a ring for the year before where that may be compared."""
    year, scores = rows[0].year, _scores(rows)
    names = [results.catalog.units[row.unit].name(lang) for row in rows]
    ours = [row.unit == results.unit.code for row in rows]
    before = [row.previous if row.judged else None for row in rows]
    height = max(200, ROW * len(rows) + 40)
    frame = _layout(names, ours, palette, lang, height)
    frame["shapes"] = [
        {
            "type": "line",
            "x0": a,
            "x1": b,
            "y0": n,
            "y1": n,
            "line": {"width": 1.2, "color": palette.peers},
        }
        for n, a, b in zip(names, before, scores, strict=True)
        if a is not None
    ]
    own = next((row.score for row in rows if row.unit == results.unit.code), None)
    above = 0 if own is None else sum(score > own for score in scores)
    written = zip(names, scores, strict=True)
    values = "; ".join(f"{n} {number(v, lang)}" for n, v in written)
    return Chart(
        key="dots",
        title=translate(
            "compare.dots",
            lang,
            group=translate(f"compare.group_{group}", lang),
            k=above,
            n=len(rows) - sum(ours),
            unit=results.unit.name(lang),
        ),
        subtitle=translate("compare.dots_hint", lang, year=year, previous=year - 1),
        spec=spec(_points(scores, before, names, ours, palette, lang), frame),
        alt=translate("compare.dots_alt", lang, name=name, year=year, values=values),
        height=height,
    )


def _points(
    scores: list[float],
    before: list[float | None],
    names: list[str],
    ours: list[bool],
    palette: Palette,
    lang: Lang,
) -> list[Spec]:
    rings = {
        "symbol": "circle-open",
        "size": 8,
        "color": palette.peers,
        "line": {"width": 1.6},
    }
    solid = {
        "size": [13 if o else 9 for o in ours],
        "color": [palette.ink if o else palette.peers for o in ours],
        "opacity": 1,
    }
    texts = [f"<b>{number(v, lang)}</b>" if o else "" for v, o in zip(scores, ours, strict=True)]
    base: Spec = {"type": "scatter", "y": names, "cliponaxis": False}
    hover = "%{y}: %{x:.2f}<extra></extra>"
    return [
        {**base, "x": before, "mode": "markers", "marker": rings, "hovertemplate": hover},
        {
            **base,
            "x": scores,
            "mode": "markers+text",
            "marker": solid,
            "text": texts,
            "textposition": "middle right",
            "textfont": {"size": 13, "color": palette.ink},
            "hovertemplate": hover,
        },
    ]


def _layout(names: list[str], ours: list[bool], palette: Palette, lang: Lang, height: int) -> Spec:
    ticks = [f"<b>{n}</b>" if o else n for n, o in zip(names, ours, strict=True)]
    return layout(
        palette,
        lang,
        height,
        margin={"l": 150, "r": 48, "t": 28, "b": 4},
        hovermode="closest",
        xaxis={
            "side": "top",
            "showgrid": True,
            "gridcolor": palette.rule,
            "nticks": 6,
            "tickformat": ".1f",
        },
        yaxis={
            "autorange": "reversed",
            "tickvals": names,
            "ticktext": ticks,
            "tickfont": {"size": 13, "color": palette.ink},
            "showgrid": False,
            "nticks": len(names),
        },
    )


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
