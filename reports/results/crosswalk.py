"""A merged province beside those it was made of: side by side, and estimated only when asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analytics.crosswalk import Estimate, Refusal, predecessors, side_by_side, weighted
from catalog import Catalog, Component, Lang, Unit
from catalog.weights import weights
from reports.dataset.all_results import AllResults
from reports.model import Block, Cell, Column, Headline, Link, Notice, Report, Table
from strings import translate
from strings.numbers import day, percent

Estimates = dict[str, Estimate | Refusal]
WHOLES = ("total", "dimension")


def merged_from(catalog: Catalog, unit: Unit) -> tuple[Unit, ...]:
    """Return the provinces that a new province was made of; empty for one that lived on."""
    return predecessors(catalog, unit.code) if unit.since > date.min else ()


def notice(catalog: Catalog, unit: Unit, lang: Lang) -> tuple[Notice, ...]:
    """Why a merged province has nothing to compare with, and the way to what it was made of."""
    before = merged_from(catalog, unit)
    if not before:
        return ()
    said = translate("crosswalk.no_predecessor", lang, **_names(unit, before, lang))
    return (Notice(said, Link("bridge", {"unit": unit.code}), translate("crosswalk.see", lang)),)


def _names(unit: Unit, before: Sequence[Unit], lang: Lang) -> dict[str, str]:
    units = ", ".join(u.name(lang) for u in before)
    return {"unit": unit.name(lang), "day": day(unit.since, lang), "units": units}


def years(all_results: AllResults, unit: Unit, index: str) -> list[int]:
    """Return the years in which any predecessor has a score of an index, newest first."""
    before = [u.code for u in merged_from(all_results.catalog, unit)]
    known = all_results.scores[
        all_results.scores["unit"].isin(before) & all_results.scores["value"].notna()
    ]
    return sorted({int(y) for y in known.loc[known["index"] == index, "year"]}, reverse=True)


def crosswalk(
    all_results: AllResults,
    unit: Unit,
    index: str,
    year: int | None,
    *,
    estimated: bool,
    lang: Lang,
) -> Report:
    """Scores of a year before the merger, one column a predecessor; year None: there is none."""
    before = merged_from(all_results.catalog, unit)
    names = _names(unit, before, lang)
    if not before:
        link = Link("area", {"unit": unit.code})
        head = Headline(translate("crosswalk.never", lang, unit=unit.name(lang)))
        way = Notice(
            translate("crosswalk.lives_on", lang, unit=unit.name(lang)),
            link,
            translate("crosswalk.see_area", lang),
        )
        return _report((head, way), all_results, lang)
    if year is None:
        name = all_results.catalog.indices[index].name(lang)
        said = translate("crosswalk.nothing", lang, index=name, units=names["units"])
        return _report(
            (Headline(translate("crosswalk.finding", lang, **names), (said,)),), all_results, lang
        )
    table = side_by_side(all_results.scores, all_results.catalog, unit.code, index, year).dropna(
        how="all"
    )
    shares = weights(index).by_unit
    found = {str(c): weighted(row, shares) for c, row in table.iterrows()} if estimated else {}
    blocks: tuple[Block, ...] = (
        Headline(
            translate("crosswalk.finding", lang, **names),
            _sentences(table, before, year, found, lang),
        ),
        *_refusals(all_results.catalog, index, year, found, lang),
        *_tables(all_results, unit, before, table, index, year, found, lang),
    )
    return _report(blocks, all_results, lang)


def _report(blocks: tuple[Block, ...], all_results: AllResults, lang: Lang) -> Report:
    return Report("bridge", lang, translate("crosswalk.title", lang), blocks, all_results.version)


def _sentences(
    table: pd.DataFrame, before: Sequence[Unit], year: int, found: Estimates, lang: Lang
) -> tuple[str, ...]:
    silent = [u.name(lang) for u in before if table[u.code].isna().all()]
    said = [translate("crosswalk.estimated" if _any(found) else "crosswalk.plain", lang)]
    if silent:
        said.append(translate("crosswalk.missing", lang, year=year, units=", ".join(silent)))
    return tuple(said)


def _any(found: Estimates) -> bool:
    return any(isinstance(each, Estimate) for each in found.values())


def _refusals(
    catalog: Catalog, index: str, year: int, found: Estimates, lang: Lang
) -> tuple[Notice, ...]:
    """Why there is no estimate, once for all components or for those that have none."""
    refused = [each for each in found.values() if isinstance(each, Refusal)]
    if not refused:
        return ()
    units = dict.fromkeys(u for each in refused for u in each.units)
    key = "some_refused" if _any(found) else f"refused_{refused[0].reason}"
    said = {
        "year": year,
        "index": catalog.indices[index].name(lang),
        "units": ", ".join(catalog.units[u].name(lang) for u in units),
    }
    return (Notice(translate(f"crosswalk.{key}", lang, **said)),)


def _tables(
    all_results: AllResults,
    unit: Unit,
    before: Sequence[Unit],
    table: pd.DataFrame,
    index: str,
    year: int,
    found: Estimates,
    lang: Lang,
) -> tuple[Table, ...]:
    edition = all_results.catalog.edition(index, year)
    own = _own(all_results, unit, index)
    columns = _columns(unit, before, year, own, lang, estimated=_any(found))
    listed = edition.components if edition else ()
    known = [c for c in listed if c.code in table.index]
    groups = {
        "wholes": [c for c in known if c.role in WHOLES],
        "parts": [c for c in known if c.role == "sub_dimension"],
    }
    title = {"index": all_results.catalog.indices[index].name(lang), "year": year}
    note = _weights_note(all_results.catalog, index, found, lang)
    return tuple(
        Table(
            key=f"bridge_{key}",
            title=translate(f"crosswalk.{key}", lang, **title),
            columns=columns,
            rows=tuple(_row(all_results, c, table, own, year, found, lang) for c in components),
            note=note,
            highlight=0 if components[0].role == "total" else None,
        )
        for key, components in groups.items()
        if components
    )


def _own(all_results: AllResults, unit: Unit, index: str) -> pd.Series:
    """Return the merged province's own newest scores by component; empty where it has none yet."""
    rows = all_results.scores[
        (all_results.scores["unit"] == unit.code) & (all_results.scores["index"] == index)
    ]
    rows = rows[rows["value"].notna()]
    newest = rows[rows["year"] == rows["year"].max()]
    return newest.set_index("component")["value"].rename(str(newest["year"].max()))


def _columns(
    unit: Unit, before: Sequence[Unit], year: int, own: pd.Series, lang: Lang, *, estimated: bool
) -> tuple[Column, ...]:
    columns = [Column("component", translate("column.component", lang))]
    for u in before:
        label = translate("crosswalk.column_unit", lang, unit=u.name(lang), year=year)
        columns.append(Column(u.code, label, "score"))
    columns.append(Column("median", translate("crosswalk.column_median", lang, year=year), "score"))
    if len(own):
        label = translate("crosswalk.column_new", lang, unit=unit.name(lang), year=own.name)
        columns.append(Column("own", label, "score"))
    if estimated:
        columns.append(Column("estimate", translate("crosswalk.column_estimate", lang), "score"))
    return tuple(columns)


def _row(
    all_results: AllResults,
    component: Component,
    table: pd.DataFrame,
    own: pd.Series,
    year: int,
    found: Estimates,
    lang: Lang,
) -> dict[str, Cell]:
    area = all_results.catalog.area(component.code)
    name = area.name(lang) if area else component.name(lang)
    country = all_results.country.get((component.code, year))
    guess = found.get(component.code)
    scores = {str(u): _score(value) for u, value in table.loc[component.code].items()}
    return {
        "component": f"{component.number} {name}".strip(),
        **scores,
        "median": float(country.median) if country is not None else None,
        "own": _score(own.get(component.code)),
        "estimate": guess.value if isinstance(guess, Estimate) else None,
    }


def _score(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(str(value))


def _weights_note(catalog: Catalog, index: str, found: Estimates, lang: Lang) -> str:
    shares = next((e.weights for e in found.values() if isinstance(e, Estimate)), None)
    if shares is None:
        return ""
    listed = "; ".join(
        f"{catalog.units[u].name(lang)} {percent(100 * share, lang)}" for u, share in shares.items()
    )
    return translate("crosswalk.weights", lang, shares=listed, source=weights(index).source(lang))
