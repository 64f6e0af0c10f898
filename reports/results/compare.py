"""Provinces side by side in one component and year."""

from __future__ import annotations

import pandas as pd

from catalog import Lang
from reports.charts.figures import Spec, layout, spec
from reports.dataset.province_results import ProvinceResults, Verdict
from reports.dataset.read_set import ReadSet
from reports.model import Block, Cell, Chart, Column, Columns, Headline, Mark, Notice, Report, Table
from reports.model.palette import LIGHT, Palette
from reports.results.area import component_name
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
    known = rows[rows["score"].notna()]
    name = component_name(results, component, year, lang)
    if known.empty:
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
            legend(results, (str(rows["index"].iloc[0]),), lang),
        )
    return Report("compare", lang, translate("compare.title", lang), blocks, results.version)


def reads(component: str, year: int) -> ReadSet:
    """What the report reads: one component until the year compared."""
    return ReadSet(frozenset((component,)), year, everyone=True)


def _rows(results: ProvinceResults, component: str, year: int) -> pd.DataFrame:
    frame = results.everyone
    found = frame[(frame["component"] == component) & (frame["year"] == year)]
    return found.sort_values(["score", "unit"], ascending=[False, True], na_position="last")


def _finding(
    results: ProvinceResults, known: pd.DataFrame, name: str, year: int, lang: Lang
) -> str:
    ours = known[known["unit"] == results.unit.code]
    if ours.empty:
        return translate(
            "compare.finding_none",
            lang,
            name=name,
            year=year,
            unit=results.unit.name(lang),
            n=len(known),
        )
    row = next(ours.itertuples(index=False))
    return translate(
        "compare.finding",
        lang,
        name=name,
        year=year,
        unit=results.unit.name(lang),
        score=number(row.score, lang),
        rank=int(row.rank),
        n=int(row.n),
        median=number(float(known["score"].median()), lang),
    )


def chosen_group(
    results: ProvinceResults, known: pd.DataFrame, group: str, lang: Lang
) -> tuple[pd.DataFrame, str]:
    """The provinces to draw, ours always among them, and a hint where the group cannot be formed."""
    ours = known["unit"] == results.unit.code
    if group == "region":
        if not results.unit.region:
            return known, translate("compare.no_region", lang)
        same = known["unit"].map(lambda u: results.catalog.units[u].region == results.unit.region)
        if not (same | ours).any():
            return known, translate("compare.nobody_in_region", lang)
        return known[same | ours], ""
    if group == "quartile" and ours.any():
        return known[(known["quartile"] == known.loc[ours, "quartile"].iloc[0]) | ours], ""
    if group == "neighbours" and ours.any():
        at = int(ours.to_numpy().argmax())
        return known.iloc[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1], ""
    return known, ""


def dots(
    results: ProvinceResults,
    rows: pd.DataFrame,
    name: str,
    group: str,
    palette: Palette,
    lang: Lang,
) -> Chart:
    """A dot for each province's score, a ring for the year before where that may be compared."""
    year = int(rows["year"].iloc[0])
    names = [results.catalog.units[u].name(lang) for u in rows["unit"]]
    ours = [u == results.unit.code for u in rows["unit"]]
    comparable = rows["goal"].isin(["met", "unchanged", "not_met"])
    before = rows["previous"].where(comparable)
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
        for n, a, b in zip(names, before, rows["score"], strict=True)
        if a == a
    ]
    known = rows.loc[rows["unit"] == results.unit.code, "score"]
    above = int((rows["score"] > known.iloc[0]).sum()) if len(known) else 0
    written = zip(names, rows["score"], strict=True)
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
        spec=spec(_points(rows, before, names, ours, palette, lang), frame),
        alt=translate("compare.dots_alt", lang, name=name, year=year, values=values),
        height=height,
    )


def _points(
    rows: pd.DataFrame,
    before: pd.Series,
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
    scores = list(rows["score"])
    texts = [f"<b>{number(v, lang)}</b>" if o else "" for v, o in zip(scores, ours, strict=True)]
    base: Spec = {"type": "scatter", "y": names, "cliponaxis": False}
    hover = "%{y}: %{x:.2f}<extra></extra>"
    return [
        {**base, "x": list(before), "mode": "markers", "marker": rings, "hovertemplate": hover},
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


def ranking(results: ProvinceResults, rows: pd.DataFrame, lang: Lang) -> Table:
    """All provinces of the year with score, change, verdict, rank and group; those without a score last."""
    cells = tuple(_ranking_row(results, r, lang) for r in rows.itertuples(index=False))
    ours = next((i for i, u in enumerate(rows["unit"]) if u == results.unit.code), None)
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
        "rank": int(row.rank) if row.rank > 0 else None,
        "unit": unit.name(lang),
        "region": region.name(lang) if region else "–",
        "score": float(row.score) if row.score == row.score else None,
        "change": float(row.change) if row.change == row.change else None,
        "verdict": Mark(row.goal, row.strength),
        "strength": translate(f"strength.{row.strength}", lang) if row.strength else "–",
        "quartile": translate(f"quartile.q{int(row.quartile)}", lang) if row.quartile > 0 else "–",
    }
