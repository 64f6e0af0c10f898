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
    """Arrays are [year, component, unit]; the first year is the empty one before any edition."""

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
        """Where a year lies; years before the first edition share the empty one."""
        return max(year - self.years[0], 0)

    def number(self, column: str) -> Floats:
        """A numeric column of the figures, NaN where nothing is known."""
        values = self.figures[column].to_numpy(dtype=np.float64, na_value=np.nan)
        found: Floats = np.append(values, np.nan)[self.row]
        return found

    def text(self, column: str) -> npt.NDArray[Any]:
        """A text column of the figures, "" where there is no figure."""
        found: npt.NDArray[Any] = np.append(self.figures[column].to_numpy(dtype=object), "")[
            self.row
        ]
        return found

    def maximum(self) -> Floats:
        """The points that could be had: as the figure's own file says, else as the edition says."""
        printed = np.full((len(self.years), len(self.components)), np.nan)
        for y, edition in enumerate(self.editions):
            for c, code in enumerate(self.components):
                component = edition.find(code) if edition else None
                if component and component.high is not None:
                    printed[y, c] = component.high
        own = self.number("maximum")
        return np.where(np.isnan(own), printed[:, :, None], own)


def arrange(scores: pd.DataFrame, catalog: Catalog, index: str) -> Cube:
    """One index from the year before its first edition to its newest year with figures.

    scores: one row an index, year, unit and component, columns as the store gives them.
    """
    figures = scores[(scores["index"] == index).to_numpy()].reset_index(drop=True)
    editions = catalog.editions[index]
    first = editions[0].first_year - 1
    years = tuple(
        range(first, max(first, int(figures["year"].max() if len(figures) else first)) + 1)
    )
    components = tuple(dict.fromkeys(c.code for e in editions for c in e.components))
    units = tuple(catalog.units)
    by_year = tuple(catalog.edition(index, year) for year in years)
    return Cube(
        index=catalog.indices[index],
        years=years,
        components=components,
        units=units,
        editions=by_year,
        exists=np.array([_among(units, [u.code for u in catalog.units_of(y)]) for y in years]),
        held=np.array([_among(components, _codes(edition)) for edition in by_year]),
        row=_rows(figures, years, components, units),
        figures=figures,
    )


def _codes(edition: Edition | None) -> list[str]:
    return [c.code for c in edition.components] if edition else []


def _among(all_codes: tuple[str, ...], chosen: list[str]) -> npt.NDArray[np.bool_]:
    return np.isin(all_codes, chosen)


def _rows(
    figures: pd.DataFrame,
    years: tuple[int, ...],
    components: tuple[str, ...],
    units: tuple[str, ...],
) -> npt.NDArray[np.intp]:
    row = np.full((len(years), len(components), len(units)), -1)
    y = figures["year"].to_numpy(dtype=np.intp) - years[0]
    c = pd.Index(components).get_indexer(figures["component"])
    u = pd.Index(units).get_indexer(figures["unit"])
    known = (y >= 0) & (c >= 0) & (u >= 0)
    row[y[known], c[known], u[known]] = np.flatnonzero(known)
    return row
