"""What exists: indices, their editions and components, provinces, breaks, thresholds."""

from catalog.load import break_from, load, threshold_from
from catalog.model import (
    Area,
    Break,
    Catalog,
    Component,
    Division,
    Edition,
    Index,
    Lang,
    Threshold,
    Unit,
)

__all__ = [
    "Area",
    "Break",
    "Catalog",
    "Component",
    "Division",
    "Edition",
    "Index",
    "Lang",
    "Threshold",
    "Unit",
    "break_from",
    "load",
    "threshold_from",
]
