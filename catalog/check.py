"""Faults in the definitions, all at once; run by the tests, by etl and by the definitions page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from catalog.definitions import Catalog
from catalog.model import Break, Component, Edition, Threshold


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: `code` is a key of the strings' [problem], `about` what it is about."""

    code: str
    about: str


def problems(catalog: Catalog) -> list[Problem]:
    """Find every fault in the definitions; none when all hold."""
    found = [p for editions in catalog.editions.values() for e in editions for p in _edition(e)]
    known = {c.code for es in catalog.editions.values() for e in es for c in e.components}
    found += [p for b in catalog.breaks for p in _break(catalog, b)]
    twice = Counter((b.index, b.component, b.year) for b in catalog.breaks)
    found += [Problem("break_twice", " ".join(map(str, key))) for key, n in twice.items() if n > 1]
    found += _units(catalog)
    found += [
        Problem("area_unknown", f"{a.ordinal}: {a.component}")
        for a in catalog.areas
        if a.component not in known
    ]
    found += [p for held in catalog.thresholds.values() for t in held for p in _threshold(t, known)]
    return [*found, *_links(catalog)]


def _edition(edition: Edition) -> Iterator[Problem]:
    where = f"{edition.index} {edition.first_year}"
    for code, n in Counter(c.code for c in edition.components).items():
        if n > 1:
            yield Problem("component_twice", f"{where}: {code}")
    for c in edition.components:
        yield from _component(where, edition, c)
    if sum(c.role == "total" for c in edition.components) != 1:
        yield Problem("total_not_one", where)
    weights = [c.weight for c in edition.components if c.weight is not None]
    if weights and round(sum(weights), 6) != 100:
        yield Problem("weights", f"{where}: {sum(weights):g}")


def _component(where: str, edition: Edition, c: Component) -> Iterator[Problem]:
    if c.parent and not edition.find(c.parent):
        yield Problem("parent_unknown", f"{where}: {c.code} < {c.parent}")
    if not (c.name_vi and c.name_en):
        yield Problem("name_missing", f"{where}: {c.code}")
    if c.low is not None and c.high is not None and c.low >= c.high:
        yield Problem("scale", f"{where}: {c.code} {c.low:g}–{c.high:g}")


def _break(catalog: Catalog, b: Break) -> Iterator[Problem]:
    about = f"{b.index} {b.component} {b.year}"
    if b.index not in catalog.indices:
        yield Problem("break_index", about)
    elif b.component != "*" and not catalog.component(b.index, b.component):
        yield Problem("break_component", about)
    elif not catalog.edition(b.index, b.year - 1):
        yield Problem("break_year", about)
    if not (b.reason_vi and b.reason_en and b.source):
        yield Problem("break_reason", about)


def _threshold(t: Threshold, known: Collection[str]) -> Iterator[Problem]:
    if t.component not in known:
        yield Problem("threshold_unknown", t.component)
    if not 0 < t.points_90 < t.points_95:
        yield Problem("threshold_order", t.component)
    if not (t.source_vi and t.source_en):
        yield Problem("threshold_source", t.component)
    if t.until is not None and t.until < (t.since or t.until + 1):
        yield Problem("threshold_period", t.component)


def _links(catalog: Catalog) -> Iterator[Problem]:
    for link in catalog.links:
        about = f"{link.area} {link.component}"
        if not catalog.area(link.area):
            yield Problem("link_area", about)
        if link.index not in catalog.indices or not catalog.component(link.index, link.component):
            yield Problem("link_component", about)
        if not (link.reason_vi.strip() and link.reason_en.strip()):
            yield Problem("link_reason", about)
    twice = Counter((link.area, link.component) for link in catalog.links)
    yield from (Problem("link_twice", " ".join(key)) for key, n in twice.items() if n > 1)


def _units(catalog: Catalog) -> Iterator[Problem]:
    for u in catalog.units.values():
        if u.successor and u.successor not in catalog.units:
            yield Problem("successor_unknown", f"{u.code}: {u.successor}")
        if u.region and u.region not in catalog.regions:
            yield Problem("region_unknown", f"{u.code}: {u.region}")
    for slug in catalog.aliases:
        if all(u.slug != slug for u in catalog.units.values()):
            yield Problem("alias_unknown", slug)
