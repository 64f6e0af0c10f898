"""How parts make a whole: PAPI and PAR add up, PCI weighs, SIPAS does not say."""

from __future__ import annotations

from catalog import Catalog, Edition, Index


def factors(index: Index, edition: Edition, component: str) -> dict[str, float]:
    """What one point of each part adds to the component; empty where that is not known.

    PCI: sub-indices of ten points, weighted in percent, make a total of a hundred points.
    """
    parts = edition.children(component)
    match index.roll_up:
        case "sum":
            return {part.code: 1.0 for part in parts}
        case "weighted":
            weights = {part.code: part.weight / 10 for part in parts if part.weight is not None}
            return weights if len(weights) == len(parts) else {}
        case "none":
            return {}


def leaves(index: Index, edition: Edition, component: str) -> dict[str, float]:
    """The same for the parts at the bottom, which have none themselves; itself where it is one."""
    direct = factors(index, edition, component)
    if not direct:
        return {} if edition.children(component) else {component: 1.0}
    found: dict[str, float] = {}
    for part, factor in direct.items():
        below = leaves(index, edition, part)
        if not below:
            return {}
        found |= {leaf: factor * share for leaf, share in below.items()}
    return found


def same_factors(
    catalog: Catalog, index: str, component: str, previous_year: int, year: int
) -> dict[str, float]:
    """The factors of a year where the year before had the same; else empty."""
    editions = catalog.edition(index, previous_year), catalog.edition(index, year)
    before, now = (
        factors(catalog.indices[index], edition, component) if edition else {}
        for edition in editions
    )
    return now if now == before else {}
