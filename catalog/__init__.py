"""What exists: indices, their editions and components, provinces, breaks, thresholds."""

from catalog.definitions import Catalog
from catalog.edits import with_edits
from catalog.load import load
from catalog.model import (
    Area,
    Break,
    Component,
    Division,
    Edition,
    Index,
    Lang,
    Link,
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
    "Link",
    "Threshold",
    "Unit",
    "load",
    "with_edits",
]
