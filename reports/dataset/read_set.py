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
    """Name the components that a report reads (none named: all), up to a year.

    everyone: whether the verdicts of all provinces are read, and not of one alone.
    """

    components: frozenset[str] = frozenset()
    until: int = ALWAYS
    everyone: bool = False

    def names(self, component: str) -> bool:
        """Return whether a component is read."""
        return not self.components or component in self.components

    def holds(self, component: str, year: int) -> bool:
        """Return whether a component is read in a year."""
        return year <= self.until and self.names(component)

    def of(self, by_key: Mapping[Key, Row]) -> dict[Key, Row]:
        """Keep what is read, of anything by (component, year)."""
        return {key: row for key, row in by_key.items() if self.holds(*key)}


WHOLE = ReadSet(everyone=True)
