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
    """The provinces that a new province was made of; empty for one that lived on."""
    return predecessors(catalog, unit.code) if unit.since > date.min else ()


def notice(catalog: Catalog, unit: Unit, lang: Lang) -> tuple[Notice, ...]:
    """Why a merged province has nothing to compare with, and the way to what it was made of."""
    before = merged_from(catalog, unit)
    if not before:
        return ()
    said = translate("bridge.no_predecessor", lang, **_names(unit, before, lang))
    return (Notice(said, Link("bridge", {"unit": unit.code}), translate("bridge.see", lang)),)


def _names(unit: Unit, before: Sequence[Unit], lang: Lang) -> dict[str, str]:
    units = ", ".join(u.name(lang) for u in before)
    return {"unit": unit.name(lang), "day": day(unit.since, lang), "units": units}


def years(board: AllResults, unit: Unit, index: str) -> list[int]:
    """The years in which any predecessor has a score of an index, newest first."""
    before = [u.code for u in merged_from(board.catalog, unit)]
    known = board.scores[board.scores["unit"].isin(before) & board.scores["value"].notna()]
    return sorted({int(y) for y in known.loc[known["index"] == index, "year"]}, reverse=True)


def bridge(
    board: AllResults, unit: Unit, index: str, year: int | None, *, estimated: bool, lang: Lang
) -> Report:
    """Scores of a year before the merger, one column a predecessor; year None: there is none."""
    before = merged_from(board.catalog, unit)
    names = _names(unit, before, lang)
    if not before:
        link = Link("area", {"unit": unit.code})
        head = Headline(translate("bridge.never", lang, unit=unit.name(lang)))
        way = Notice(
            translate("bridge.lives_on", lang, unit=unit.name(lang)),
            link,
            translate("bridge.see_area", lang),
        )
        return _report((head, way), board, lang)
    if year is None:
        name = board.catalog.indices[index].name(lang)
        said = translate("bridge.nothing", lang, index=name, units=names["units"])
        return _report(
            (Headline(translate("bridge.finding", lang, **names), (said,)),), board, lang
        )
    table = side_by_side(board.scores, board.catalog, unit.code, index, year).dropna(how="all")
    shares = weights(index).by_unit
    found = {str(c): weighted(row, shares) for c, row in table.iterrows()} if estimated else {}
    blocks: tuple[Block, ...] = (
        Headline(
            translate("bridge.finding", lang, **names), _sentences(table, before, year, found, lang)
        ),
        *_refusals(board.catalog, index, year, found, lang),
        *_tables(board, unit, before, table, index, year, found, lang),
    )
    return _report(blocks, board, lang)


def _report(blocks: tuple[Block, ...], board: AllResults, lang: Lang) -> Report:
    return Report("bridge", lang, translate("bridge.title", lang), blocks, board.version)


def _sentences(
    table: pd.DataFrame, before: Sequence[Unit], year: int, found: Estimates, lang: Lang
) -> tuple[str, ...]:
    silent = [u.name(lang) for u in before if table[u.code].isna().all()]
    said = [translate("bridge.estimated" if _any(found) else "bridge.plain", lang)]
    if silent:
        said.append(translate("bridge.missing", lang, year=year, units=", ".join(silent)))
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
    return (Notice(translate(f"bridge.{key}", lang, **said)),)


def _tables(
    board: AllResults,
    unit: Unit,
    before: Sequence[Unit],
    table: pd.DataFrame,
    index: str,
    year: int,
    found: Estimates,
    lang: Lang,
) -> tuple[Table, ...]:
    edition = board.catalog.edition(index, year)
    own = _own(board, unit, index)
    columns = _columns(unit, before, year, own, lang, estimated=_any(found))
    listed = edition.components if edition else ()
    known = [c for c in listed if c.code in table.index]
    groups = {
        "wholes": [c for c in known if c.role in WHOLES],
        "parts": [c for c in known if c.role == "sub_dimension"],
    }
    title = {"index": board.catalog.indices[index].name(lang), "year": year}
    note = _weights_note(board.catalog, index, found, lang)
    return tuple(
        Table(
            key=f"bridge_{key}",
            title=translate(f"bridge.{key}", lang, **title),
            columns=columns,
            rows=tuple(_row(board, c, table, own, year, found, lang) for c in components),
            note=note,
            highlight=0 if components[0].role == "total" else None,
        )
        for key, components in groups.items()
        if components
    )


def _own(board: AllResults, unit: Unit, index: str) -> pd.Series:
    """The merged province's own newest scores by component; empty where it has none yet."""
    rows = board.scores[(board.scores["unit"] == unit.code) & (board.scores["index"] == index)]
    rows = rows[rows["value"].notna()]
    newest = rows[rows["year"] == rows["year"].max()]
    return newest.set_index("component")["value"].rename(str(newest["year"].max()))


def _columns(
    unit: Unit, before: Sequence[Unit], year: int, own: pd.Series, lang: Lang, *, estimated: bool
) -> tuple[Column, ...]:
    columns = [Column("component", translate("column.component", lang))]
    for u in before:
        label = translate("bridge.column_unit", lang, unit=u.name(lang), year=year)
        columns.append(Column(u.code, label, "score"))
    columns.append(Column("median", translate("bridge.column_median", lang, year=year), "score"))
    if len(own):
        label = translate("bridge.column_new", lang, unit=unit.name(lang), year=own.name)
        columns.append(Column("own", label, "score"))
    if estimated:
        columns.append(Column("estimate", translate("bridge.column_estimate", lang), "score"))
    return tuple(columns)


def _row(
    board: AllResults,
    component: Component,
    table: pd.DataFrame,
    own: pd.Series,
    year: int,
    found: Estimates,
    lang: Lang,
) -> dict[str, Cell]:
    area = board.catalog.area(component.code)
    name = area.name(lang) if area else component.name(lang)
    country = board.country.get((component.code, year))
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
    return translate("bridge.weights", lang, shares=listed, source=weights(index).source(lang))
