"""How parts make a whole: PAPI and PAR add up, PCI weighs, SIPAS does not say."""

from __future__ import annotations

from catalog import Edition, Index


def factors(index: Index, edition: Edition, component: str) -> dict[str, float]:
    """Return what one point of each part adds to the component; empty where that is not known.

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
