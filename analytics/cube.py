"""The figures of one index by year, component and unit, so that all are compared at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.rounding import Floats
from catalog import Catalog, Edition, Index


@dataclass(frozen=True, slots=True)
class Cube:
    """Arrays are [year, component, unit]; years before the first one count as the first."""

    index: Index
    years: tuple[int, ...]
    components: tuple[str, ...]
    units: tuple[str, ...]
    editions: tuple[Edition | None, ...]  # one a year
    exists: npt.NDArray[np.bool_]  # [year, unit]
    held: npt.NDArray[np.bool_]  # [year, component]: part of that year's edition
    row: npt.NDArray[np.intp]  # the row in figures; -1 where there is none
    figures: pd.DataFrame

    def position(self, year: int) -> int:
        """Return where a year lies; all years before the first edition share the empty one."""
        return max(year - self.years[0], 0)

    def number(self, column: str) -> Floats:
        """Return a numeric column of the figures, NaN where nothing is known."""
        values = self.figures[column].to_numpy(dtype=np.float64, na_value=np.nan)
        found: Floats = np.append(values, np.nan)[self.row]
        return found

    def text(self, column: str, rows: npt.NDArray[np.intp]) -> npt.NDArray[Any]:
        """Return a text column of some rows of the figures, "" where there is no figure."""
        found = np.full(len(rows), "", dtype=object)
        known = rows >= 0
        found[known] = self.figures[column].take(rows[known]).to_numpy(dtype=object)
        return found

    def maximum(self) -> Floats:
        """Return the points that could be had.

        As the figure's own file says, else as the edition says.
        """
        printed = np.full((len(self.years), len(self.components)), np.nan)
        for y, edition in enumerate(self.editions):
            for c, code in enumerate(self.components):
                component = edition.find(code) if edition else None
                if component and component.high is not None:
                    printed[y, c] = component.high
        own = self.number("maximum")
        return np.where(np.isnan(own), printed[:, :, None], own)


def arrange(scores: pd.DataFrame, catalog: Catalog, index: str, since: int | None = None) -> Cube:
    """Return one index to its newest year with figures, from `since` or the year before its first edition.

    scores: one row an index, year, unit and component, columns as the store gives them.
    """
    editions = catalog.editions[index]
    first = max(editions[0].first_year - 1, since or 0)
    year = scores["year"].to_numpy(dtype=np.intp)
    found = np.flatnonzero((scores["index"] == index).to_numpy(dtype=np.bool_) & (year >= first))
    years = tuple(range(first, int(year[found].max(initial=first)) + 1))
    components = tuple(dict.fromkeys(c.code for e in editions for c in e.components))
    units = tuple(catalog.units)
    by_year = tuple(catalog.edition(index, year) for year in years)
    return Cube(
        index=catalog.indices[index],
        years=years,
        components=components,
        units=units,
        editions=by_year,
        exists=_flags(units, [{u.code for u in catalog.units_of(y)} for y in years]),
        held=_flags(components, [{c.code for c in e.components} if e else set() for e in by_year]),
        row=_rows(scores, found, years, components, units),
        figures=scores,
    )


def _flags(codes: tuple[str, ...], chosen: list[set[str]]) -> npt.NDArray[np.bool_]:
    return np.array([[code in each for code in codes] for each in chosen], dtype=np.bool_)


def _rows(
    scores: pd.DataFrame,
    found: npt.NDArray[np.intp],
    years: tuple[int, ...],
    components: tuple[str, ...],
    units: tuple[str, ...],
) -> npt.NDArray[np.intp]:
    row = np.full((len(years), len(components), len(units)), -1)
    y = scores["year"].to_numpy(dtype=np.intp)[found] - years[0]
    c = _places(scores["component"].array.take(found), components)
    u = _places(scores["unit"].array.take(found), units)
    known = (c >= 0) & (u >= 0)
    row[y[known], c[known], u[known]] = found[known]
    return row


def _places(
    values: pd.api.extensions.ExtensionArray, codes: tuple[str, ...]
) -> npt.NDArray[np.intp]:
    """Where each value stands among the codes; -1 where it does not."""
    place = {code: at for at, code in enumerate(codes)}
    number, distinct = pd.factorize(values)
    at: npt.NDArray[np.intp] = np.array([place.get(code, -1) for code in distinct], dtype=np.intp)
    found: npt.NDArray[np.intp] = at[number]
    return found
