"""What was measured while the work went on: shares, sums and newest values, never a forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from catalog.signals import Signal


@dataclass(frozen=True, slots=True)
class Reading:
    """A signal's value (percent for a share; None where nothing was logged) and what it rests on."""

    signal: Signal
    value: float | None
    part: float | None = None
    whole: float | None = None


def readings(cells: pd.DataFrame, declared: Sequence[Signal]) -> tuple[Reading, ...]:
    """Read the declared signals off cells (store.work.cells).

    Of the cells task, quantity, measure, newest and last are read; a share is in percent.
    """
    measured = cells[cells["quantity"].notna()]
    return tuple(_reading(measured, signal) for signal in declared)


def _reading(measured: pd.DataFrame, signal: Signal) -> Reading:
    if signal.kind == "newest":
        said = measured[measured["measure"].str.casefold().eq(signal.measure.casefold())]
        value = float(said.sort_values("last")["newest"].iloc[-1]) if len(said) else None
        return Reading(signal, value)
    part = _sum(measured, signal.tasks)
    if signal.kind == "sum":
        return Reading(signal, part, part)
    whole = _sum(measured, signal.of)
    share = 100 * part / whole if part is not None and whole else None
    return Reading(signal, share, part, whole)


def _sum(measured: pd.DataFrame, tasks: Sequence[str]) -> float | None:
    said = measured.loc[measured["task"].isin(tasks), "quantity"]
    return float(said.sum()) if len(said) else None
