"""The part of the figures that a page reads: whatever changes outside it leaves the page as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

Key = tuple[str, int]
Row = TypeVar("Row")
ALWAYS = 9999


@dataclass(frozen=True, slots=True)
class Scope:
    """Some components (none named: all), and the years until one: a verdict rests on earlier years only."""

    components: frozenset[str] = frozenset()
    until: int = ALWAYS

    def names(self, component: str) -> bool:
        return not self.components or component in self.components

    def holds(self, component: str, year: int) -> bool:
        return year <= self.until and self.names(component)

    def of(self, by_key: Mapping[Key, Row]) -> dict[Key, Row]:
        """What lies inside, of anything by (component, year)."""
        return {key: row for key, row in by_key.items() if self.holds(*key)}

    def rows(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows inside, of a table with the columns component and year."""
        inside = frame["year"] <= self.until
        if self.components:
            inside &= frame["component"].isin(self.components)
        return frame[inside]


WHOLE = Scope()
