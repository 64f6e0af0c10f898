"""A table of figures that was recognised on a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalog import Edition
from etl.scores.labels import Meaning
from etl.scores.layouts import IndexVocabulary, Layout
from etl.scores.tables import FigureColumn, TableGeometry
from etl.scores.years import StatedYears, YearDecision
from etl.workbook.sheets import Sheet


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """A table read as one index in one year: its columns with their meaning; `rows` None = all."""

    sheet: Sheet
    layout: Layout
    vocabulary: IndexVocabulary
    edition: Edition
    geometry: TableGeometry
    columns: tuple[tuple[FigureColumn, Meaning], ...]
    stated: StatedYears
    decided: YearDecision = field(default_factory=lambda: YearDecision(None))
    rows: frozenset[int] | None = None

    @property
    def index(self) -> str:
        """The index that the table is read as."""
        return self.vocabulary.index

    @property
    def year(self) -> int | None:
        """The year that was decided; None where it is not known."""
        return self.decided.year

    @property
    def components(self) -> tuple[str, ...]:
        """The components whose figures the table holds, in its order."""
        held = (m.component for _, m in self.columns if m.kind == "component")
        return tuple(dict.fromkeys(c for c in held if c))

    @property
    def named(self) -> int:
        """How many components are named outright, not by a number or as "total" or "score"."""
        held = {m.component for _, m in self.columns if m.kind == "component" and m.named}
        return len(held - {""})

    @property
    def provinces(self) -> int:
        """How many provinces the table names."""
        return max(len(set(rows.values())) for rows in self.geometry.named.values())

    @property
    def weight(self) -> int:
        """How much was recognised: components × provinces."""
        return len(self.components) * self.provinces
