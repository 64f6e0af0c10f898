"""What the checks of a score file look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Any

import numpy as np
import pandas as pd

from catalog import Catalog, Component, Edition, Unit
from etl.model.issues import Issue, Severity
from etl.model.previewed import Difference
from etl.scores.layouts import IndexVocabulary
from etl.scores.lexicon import Reference
from etl.scores.score_table import ScoreTable


@dataclass(frozen=True)  # without slots: what several checks need is computed once
class CheckedFile:
    """A recognised file: its tables, its rows (etl.scores.rows.ROWS), and what is stored beside them.

    `whole_country`: it is meant to speak of every province, not of one alone.
    """

    catalog: Catalog
    known: Reference
    vocabulary: IndexVocabulary
    tables: Sequence[ScoreTable]
    rows: pd.DataFrame
    stored: pd.DataFrame
    difference: Difference
    sha256: str
    imported: Mapping[str, int]
    complete: bool
    whole_country: bool = True

    @property
    def index(self) -> str:
        """The index that the file is of."""
        return self.vocabulary.index

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have rows, oldest first."""
        return tuple(sorted(int(y) for y in self.rows["year"].unique()))

    @cached_property
    def values(self) -> pd.DataFrame:
        """The rows that hold a value."""
        return self.rows[self.rows["value"].notna()]

    @cached_property
    def past(self) -> pd.DataFrame:
        """Stored values of this index."""
        held = self.stored[self.stored["value"].notna()] if len(self.stored) else self.stored
        return held[held["index"] == self.index].astype({"year": "int64"}) if len(held) else held

    @cached_property
    def scales(self) -> pd.DataFrame:
        """The least and greatest value of each row that holds one; infinite where there is no bound."""
        pairs = self.values[["year", "component"]].drop_duplicates()
        found = [self.component(c, y) for y, c in pairs.itertuples(index=False)]
        pairs["lowest"] = [-inf if c.low is None else c.low for c in found]
        pairs["highest"] = [inf if c.high is None else c.high for c in found]
        return self.values.merge(pairs, on=["year", "component"])

    @cached_property
    def changes(self) -> pd.DataFrame:
        """Values beside those of the year before, where no break stands between the two."""
        columns = ["year", "unit", "component", "value"]
        before = pd.concat(
            [self.values[columns], *([self.past[columns]] if len(self.past) else [])]
        )
        before = before.drop_duplicates(columns[:3]).assign(year=lambda f: f["year"] + 1)
        both = self.scales.merge(before, on=columns[:3], suffixes=("", "_old"))
        breaks = {
            (b.component, b.year)
            for b in self.catalog.breaks
            if b.enabled and b.index == self.index
        }
        cut = [
            (code, year) in breaks or ("*", year) in breaks
            for code, year in zip(both["component"], both["year"], strict=True)
        ]
        return both[~np.array(cut, bool)].assign(change=lambda f: f["value"] - f["value_old"])

    def of_year(self, year: int) -> pd.DataFrame:
        """Return the rows of a year."""
        return self.rows[self.rows["year"] == year]

    def edition(self, year: int) -> Edition:
        """Return the edition of a year that has rows; without one no component would be known."""
        found = self.catalog.edition(self.index, year)
        assert found is not None
        return found

    def component(self, code: str, year: int) -> Component:
        """Return a component of a year's edition."""
        found = self.edition(year).find(code)
        assert found is not None
        return found

    def unit(self, code: str) -> Unit:
        """Return the province of a code."""
        return self.catalog.units[code]

    def issue(
        self, code: str, severity: Severity, row: Mapping[str, object], **values: object
    ) -> Issue:
        """Return an issue at the cell of a row, with its province, component and year."""
        year = int(str(row["year"]))
        said = {
            "value": row["value"],
            "unit": self.unit(str(row["unit"])),
            "component": self.component(str(row["component"]), year),
            "year": year,
        }
        return Issue(code, severity, str(row["sheet"]), str(row["cell"]), said | values)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Find the rows of a frame as dicts."""
    found: list[dict[str, Any]] = frame.to_dict("records")
    return found
