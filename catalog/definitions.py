"""All definitions together: what exists, and which of it holds in a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from catalog.model import (
    Area,
    Break,
    Component,
    Division,
    Edition,
    Index,
    Link,
    Named,
    Publication,
    Source,
    Threshold,
    Unit,
)


@dataclass(frozen=True, slots=True)
class Catalog:
    """All definitions. Everything that differs from year to year is in here, as data."""

    indices: Mapping[str, Index]
    editions: Mapping[str, tuple[Edition, ...]]
    areas: tuple[Area, ...]
    units: Mapping[str, Unit]
    regions: Mapping[str, Named]
    aliases: Mapping[str, tuple[str, ...]]
    divisions: Mapping[str, Division]
    breaks: tuple[Break, ...]
    thresholds: Mapping[str, tuple[Threshold, ...]]  # by component, oldest first
    publications: tuple[Publication, ...]
    links: tuple[Link, ...]
    groups: Mapping[tuple[str, int], tuple[int, ...]]  # published sizes of the four, best first
    sources: Mapping[tuple[str, str], Source]  # by index and the text stored with a figure
    settings: Mapping[str, Mapping[str, str]]

    def __hash__(self) -> int:
        """Of its sizes: what is kept by a catalog is looked up often, and few of them are alive."""
        return hash((len(self.units), len(self.breaks), len(self.thresholds)))

    def edition(self, index: str, year: int) -> Edition | None:
        """Return the edition that holds in a year; None before the first."""
        held = [e for e in self.editions[index] if e.first_year <= year]
        return held[-1] if held else None

    def component(self, index: str, code: str, year: int | None = None) -> Component | None:
        """Return a component as an edition prints it.

        Without a year, as the newest that has it does.
        """
        if year is not None:
            edition = self.edition(index, year)
            return edition.find(code) if edition else None
        found = (e.find(code) for e in reversed(self.editions[index]))
        return next((c for c in found if c), None)

    def threshold(self, component: str, year: int | None = None) -> Threshold | None:
        """Find the threshold that holds for a component's score of a year; without one, the one in force."""
        held = self.thresholds.get(component, ())
        fits = [t for t in held if (t.until is None if year is None else t.holds(year))]
        return fits[-1] if fits else None

    def source(self, index: str, text: str) -> Source:
        """Find what is known of a figure's source; one that is not registered is its own title."""
        return self.sources.get((index, text)) or Source(text, text)

    def as_of(self, year: int) -> date:
        """Return the day whose provinces a year's figures belong to."""
        return date.fromisoformat(f"{year}-{self.settings['units']['as_of']}")

    def units_of(self, year: int) -> tuple[Unit, ...]:
        """Return the provinces of a year, in the publishers' order."""
        day = self.as_of(year)
        return tuple(u for u in self.units.values() if u.exists(day))

    def namesake(self, slug: str, year: int) -> Unit | None:
        """Return the province that a name means in a year.

        Đồng Nai of 2024 is not Đồng Nai of 2025.
        """
        return next((u for u in self.units_of(year) if u.slug == slug), None)

    def publication(self, component: str, year: int) -> Publication | None:
        """Return the newest rule of publication that holds for a component in a year."""
        held = [p for p in self.publications if p.component == component and p.since <= year]
        return max(held, key=lambda p: p.since, default=None)

    def area(self, component: str) -> Area | None:
        """Return the content area of a component; None where it is none."""
        return next((a for a in self.areas if a.component == component), None)

    @property
    def plan_areas(self) -> tuple[Area, ...]:
        """The content areas of the department's plan."""
        return tuple(a for a in self.areas if a.in_plan)
