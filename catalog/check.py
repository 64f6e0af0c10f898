"""Faults in the definitions, all at once; run by the tests, by etl and by the definitions page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from catalog.model import Catalog, Component, Edition


def problems(catalog: Catalog) -> list[str]:
    """One English sentence for each fault in the definitions; empty when all hold."""
    found = [p for editions in catalog.editions.values() for e in editions for p in _edition(e)]
    found += _breaks(catalog)
    found += _units(catalog)
    known = {c.code for es in catalog.editions.values() for e in es for c in e.components}
    found += [
        f"area {a.ordinal}: unknown {a.component}"
        for a in catalog.areas
        if a.component not in known
    ]
    found += [f"threshold: unknown {code}" for code in catalog.thresholds if code not in known]
    found += [
        f"threshold {t.component}: 90 % is not below 95 %"
        for t in catalog.thresholds.values()
        if not 0 < t.points_90 < t.points_95
    ]
    return found


def _edition(edition: Edition) -> Iterator[str]:
    where = f"{edition.index} {edition.first_year}"
    for code, n in Counter(c.code for c in edition.components).items():
        if n > 1:
            yield f"{where}: {code} stands twice"
    for c in edition.components:
        yield from _component(where, edition, c)
    if sum(c.role == "total" for c in edition.components) != 1:
        yield f"{where}: not exactly one total"
    weights = [c.weight for c in edition.components if c.weight is not None]
    if weights and round(sum(weights), 6) != 100:
        yield f"{where}: weights sum to {sum(weights)}, not 100"


def _component(where: str, edition: Edition, c: Component) -> Iterator[str]:
    if c.parent and not edition.find(c.parent):
        yield f"{where}: {c.code} has an unknown parent {c.parent}"
    if not (c.name_vi and c.name_en):
        yield f"{where}: {c.code} lacks a name"
    if c.low is not None and c.high is not None and c.low >= c.high:
        yield f"{where}: {c.code} has min {c.low} not below max {c.high}"


def _breaks(catalog: Catalog) -> Iterator[str]:
    for b in catalog.breaks:
        if b.index not in catalog.indices:
            yield f"break {b.index} {b.component} {b.year}: unknown index"
        elif b.component != "*" and not catalog.component(b.index, b.component):
            yield f"break {b.index} {b.component} {b.year}: unknown component"
        if not (b.reason_vi and b.reason_en and b.source):
            yield f"break {b.index} {b.component} {b.year}: lacks a reason or a source"


def _units(catalog: Catalog) -> Iterator[str]:
    for u in catalog.units.values():
        if u.successor and u.successor not in catalog.units:
            yield f"unit {u.code}: unknown successor {u.successor}"
        if u.region and u.region not in catalog.regions:
            yield f"unit {u.code}: unknown region {u.region}"
    for slug in catalog.aliases:
        if all(u.slug != slug for u in catalog.units.values()):
            yield f"aliases: unknown province {slug}"
