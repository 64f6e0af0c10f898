"""The part of the figures that a page reads: whatever changes outside it leaves the page as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

Key = tuple[str, int]
Row = TypeVar("Row")
ALWAYS = 9999


@dataclass(frozen=True, slots=True)
class ReadSet:
    """Some components (none named: all), and the years until one: a verdict rests on earlier years only.

    everyone: whether the verdicts of all provinces are read, and not of one alone.
    """

    components: frozenset[str] = frozenset()
    until: int = ALWAYS
    everyone: bool = False

    def names(self, component: str) -> bool:
        return not self.components or component in self.components

    def holds(self, component: str, year: int) -> bool:
        return year <= self.until and self.names(component)

    def of(self, by_key: Mapping[Key, Row]) -> dict[Key, Row]:
        """What lies inside, of anything by (component, year)."""
        return {key: row for key, row in by_key.items() if self.holds(*key)}


WHOLE = ReadSet(everyone=True)
