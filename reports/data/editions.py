"""The editions of an index, and what changed from each to the next."""

from __future__ import annotations

from itertools import pairwise

from catalog import Catalog, Component, Edition, Lang
from catalog.difference import EditionChange, edition_changes
from reports.data.definitions import faults
from reports.dataset.names import printed_name
from reports.model import Cell, Column, Columns, Headline, Report, Table
from strings import translate
from strings.numbers import NOTHING, number


def editions(catalog: Catalog, index: str, lang: Lang) -> Report:
    """Every edition with what it holds, and every change from the edition before."""
    held = catalog.editions[index]
    name = catalog.indices[index].name(lang)
    changes = [(new, d) for old, new in pairwise(held) for d in edition_changes(old, new)]
    changes.sort(key=lambda pair: -pair[0].first_year)
    finding = translate(
        "editions.finding",
        lang,
        name=name,
        n=len(held),
        first=held[0].first_year,
        last=held[-1].first_year,
    )
    return Report(
        "editions",
        lang,
        translate("definitions.title", lang),
        (
            Headline(finding, (translate("editions.rule", lang),)),
            *faults(catalog, lang),
            Columns((0.34, 0.66), ((_held(held, lang),), (_changed(catalog, changes, lang),))),
        ),
    )


def _held(held: tuple[Edition, ...], lang: Lang) -> Table:
    keys = ("years", "dimensions", "sub_dimensions", "total")
    rows: list[dict[str, Cell]] = []
    for edition, after in zip(held, (*held[1:], None), strict=True):
        roles = [c.role for c in edition.components]
        rows.append(
            {
                "years": _years(edition, after, lang),
                "dimensions": str(roles.count("dimension")),
                "sub_dimensions": str(roles.count("sub_dimension") or NOTHING),
                "total": _scale(edition.total, lang),
            }
        )
    columns = tuple(Column(key, translate(f"editions.{key}", lang)) for key in keys)
    return Table("editions", translate("editions.held", lang), columns, tuple(reversed(rows)))


def _years(edition: Edition, after: Edition | None, lang: Lang) -> str:
    first = edition.first_year
    if after is None:
        return translate("editions.since", lang, first=first)
    last = after.first_year - 1
    return str(first) if first == last else f"{first}–{last}"


def _scale(c: Component, lang: Lang) -> str:
    """Return the scale as it is printed, in the language's decimal mark."""
    return (c.scale.replace(".", ",") if lang == "vi" else c.scale) or NOTHING


def _changed(catalog: Catalog, changes: list[tuple[Edition, EditionChange]], lang: Lang) -> Table:
    keys = ("since", "kind", "component", "before", "after")
    columns = tuple(Column(key, translate(f"editions.column_{key}", lang)) for key in keys)
    rows = tuple(_row(catalog, new, d, lang) for new, d in changes)
    return Table("changes", translate("editions.changes", lang, n=len(rows)), columns, rows)


def _row(catalog: Catalog, new: Edition, d: EditionChange, lang: Lang) -> dict[str, Cell]:
    return {
        "since": str(new.first_year),
        "kind": translate(f"editions.{d.kind}", lang),
        "component": f"{d.component.number} {d.component.name(lang)}".strip(),
        "before": _part(catalog, d, d.before, lang),
        "after": _part(catalog, d, d.after, lang),
    }


def _part(catalog: Catalog, d: EditionChange, c: Component | None, lang: Lang) -> str:
    """Return what a change is about, as one of its two sides has it."""
    if c is None:
        return NOTHING
    match d.kind:
        case "moved":
            return printed_name(catalog, c.index, c.parent, lang) if c.parent else NOTHING
        case "renumbered":
            return c.number or NOTHING
        case "renamed":
            return c.name(lang)
        case "reweighted":
            return NOTHING if c.weight is None else f"{number(c.weight, lang, 0)}%"
        case _:
            return _scale(c, lang)
