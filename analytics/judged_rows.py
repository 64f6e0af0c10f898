"""The rows of judged arrays: which cell of the arrays stands behind each row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from analytics.change import Change, Places, Texts
from analytics.cube import Cube


@dataclass(frozen=True, slots=True)
class JudgedRows:
    """The cell of the arrays behind each row: by year, then unit, then the edition's order."""

    pair: Places
    component: Places
    unit: Places
    number: Texts
    role: Texts

    @classmethod
    def of(
        cls,
        cube: Cube,
        change: Change,
        pairs: Sequence[int],
        units: Collection[str] | None,
        components: Collection[str] | None,
    ) -> JudgedRows:
        """Find the rows of some pairs of years; units and components None: all."""
        chosen = np.isin(cube.units, list(cube.units if units is None else units))
        blocks = [_block(cube, int(change.now[p]), p, chosen, components) for p in pairs]
        return cls(*(np.concatenate(parts) for parts in zip(*blocks, strict=True)))

    def __call__(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Return the rows' values of an array [pair, component, unit], or [pair, component, 1]."""
        unit = self.unit if values.shape[-1] > 1 else 0
        found: npt.NDArray[Any] = values[self.pair, self.component, unit]
        return found


def _block(
    cube: Cube,
    year: int,
    pair: int,
    chosen: npt.NDArray[np.bool_],
    components: Collection[str] | None,
) -> tuple[Texts, ...]:
    edition = cube.editions[year]
    listed = [
        c for c in (edition.components if edition else ())
        if components is None or c.code in components
    ]  # fmt: skip
    units = np.flatnonzero(chosen & cube.exists[year])
    parts = np.array([cube.components.index(c.code) for c in listed], dtype=np.intp)
    return (
        np.full(len(units) * len(parts), pair),
        np.tile(parts, len(units)),
        np.repeat(units, len(parts)),
        np.tile(np.array([c.number for c in listed], dtype=object), len(units)),
        np.tile(np.array([c.role for c in listed], dtype=object), len(units)),
    )


def break_columns(change: Change, at: JudgedRows) -> dict[str, npt.NDArray[Any]]:
    """Return break_component and break_year of the break that decides, where one does."""
    breaks = change.between.breaks
    place = np.where(
        at(change.reason) == "break", change.between.deciding[at.pair, at.component], -1
    )
    return {
        "break_component": np.array([*(b.component for b in breaks), ""], dtype=object)[place],
        "break_year": np.array([*(b.year for b in breaks), 0])[place],
    }
