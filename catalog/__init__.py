"""What exists: indices, their editions and components, provinces, breaks, thresholds.

Offers load (the definitions that ship), with_edits (what people changed in their place), Catalog
and its values; check.problems, difference.edition_changes, targets and tiers beside.
"""

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
    Source,
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
    "Source",
    "Threshold",
    "Unit",
    "load",
    "with_edits",
]
