"""Which components may be compared between two years: breaks and changes of structure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from analytics.cube import Cube
from catalog import Break, Catalog, Edition

Pair = tuple[int, int]  # the year before, and the year compared with it

ITSELF, WHOLE_INDEX, ABOVE, BELOW, APART = (
    4,
    3,
    2,
    1,
    0,
)  # where a break stands, the nearest decides


@dataclass(frozen=True, slots=True)
class Comparability:
    """For each pair of years and each component, [pair, component]."""

    breaks: tuple[Break, ...]
    deciding: npt.NDArray[
        np.intp
    ]  # the place in breaks of the one that decides; -1 where none does
    differ: npt.NDArray[np.bool_]  # the two editions build the component from different parts


def comparability(cube: Cube, catalog: Catalog, pairs: Sequence[Pair]) -> Comparability:
    """Find what stands between the years of each pair.

    An enabled break counts when it lies after the earlier year and not after the later one. Of
    several the nearest to the component decides, then a documented one, then the newest.
    """
    breaks = tuple(b for b in catalog.breaks if b.index == cube.index.code and b.enabled)
    family = _family(catalog.editions[cube.index.code])
    weight = np.zeros((len(pairs), len(cube.components)), dtype=np.intp)
    deciding = np.full(weight.shape, -1)
    for place, b in enumerate(breaks):
        spans = np.array([before < b.year <= year for before, year in pairs], dtype=np.bool_)
        near = np.array([family.nearness(b.component, code) for code in cube.components])
        own = np.where(near > APART, near * 10**6 + (b.status == "documented") * 10**5 + b.year, 0)
        wins = spans[:, None] & (own > weight)
        weight = np.where(wins, own, weight)
        deciding = np.where(wins, place, deciding)
    return Comparability(breaks, deciding, _differ(cube, family, pairs))


def touching(catalog: Catalog, index: str, component: str) -> tuple[Break, ...]:
    """Return all registered breaks, enabled or not, that hold for a component; oldest first."""
    family = _family(catalog.editions[index])
    found = (b for b in catalog.breaks if b.index == index)
    touch = (b for b in found if family.nearness(b.component, component) > APART)
    return tuple(sorted(touch, key=lambda b: b.year))


@dataclass(frozen=True, slots=True)
class _Family:
    """Who is part of whom, over all editions of an index."""

    total: str
    variants: frozenset[str]  # other ways to add up the total: comparable exactly when it is
    above: Mapping[str, frozenset[str]]

    def nearness(self, broken: str, code: str) -> int:
        """How near a break on one component stands to another; APART when it does not touch it."""
        if broken == code:
            return ITSELF
        if broken == "*":
            return WHOLE_INDEX
        if broken == self.total:
            return ABOVE if code in self.variants else APART
        if broken in self.above[code]:
            return ABOVE
        whole = self.total if code in self.variants else code
        return BELOW if whole in self.above[broken] and broken not in self.variants else APART


@lru_cache(maxsize=16)
def _family(editions: tuple[Edition, ...]) -> _Family:
    listed = [c for e in editions for c in e.components]
    above: dict[str, frozenset[str]] = {c.code: frozenset() for c in listed}
    for edition in editions:
        for c in edition.components:  # a parent is listed before its parts
            if c.parent:
                above[c.code] |= {c.parent} | above[c.parent]
    variants = frozenset(c.code for c in listed if c.role == "variant")
    return _Family(editions[0].total.code, variants, above)


def _differ(cube: Cube, family: _Family, pairs: Sequence[Pair]) -> npt.NDArray[np.bool_]:
    """Whether the set of parts, at every depth, is another one in the two editions."""
    differ = np.zeros((len(pairs), len(cube.components)), dtype=np.bool_)
    for p, (before, year) in enumerate(pairs):
        old, new = cube.editions[cube.position(before)], cube.editions[cube.position(year)]
        if old is None or new is None or old is new:
            continue
        parts, parts_before = _parts(new), _parts(old)
        for c, code in enumerate(cube.components):
            whole = family.total if code in family.variants else code
            differ[p, c] = parts.get(whole) != parts_before.get(whole)
    return differ


def _parts(edition: Edition) -> dict[str, set[str]]:
    """Everything that adds up to a component, at every depth; leaves are not listed."""
    parent = {c.code: c.parent for c in edition.components}
    parts: dict[str, set[str]] = {}
    for c in edition.components:
        above = c.parent if c.role in ("dimension", "sub_dimension") else None
        while above:
            parts.setdefault(above, set()).add(c.code)
            above = parent[above]
    return parts
