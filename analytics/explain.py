"""A verdict opened to its arithmetic: figures, cells, noise and the breaks consulted."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analytics.comparability import touching
from analytics.rounding import half_up
from analytics.strength import standard_error
from catalog import Break, Catalog, Threshold


@dataclass(frozen=True, slots=True)
class Figure:
    """One score as it is stored, with the place it was read from; NaN and "" where nothing is."""

    year: int
    value: float
    shown: float
    standard_error: float  # as printed, else from the interval
    low: float  # the interval as printed
    high: float
    maximum: float
    status: str
    basis: str
    source: str
    sheet: str
    cell: str
    import_id: int | None


@dataclass(frozen=True, slots=True)
class Consulted:
    """A registered break that touches the component, and whether it lies between the years."""

    registered: Break
    between: bool
    decides: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything a verdict was made of. `verdict` is the row itself."""

    verdict: pd.Series
    figure: Figure
    previous: Figure
    threshold: Threshold | None  # where the noise is an empirical threshold
    breaks: tuple[Consulted, ...]


def explain(scores: pd.DataFrame, catalog: Catalog, verdict: pd.Series) -> Explanation:
    """Opens one row of verdicts() or verdict_between()."""
    index, component = str(verdict["index"]), str(verdict["component"])
    rows = scores[
        (scores["index"] == index)
        & (scores["unit"] == verdict["unit"])
        & (scores["component"] == component)
    ].set_index("year")
    by_threshold = verdict["evidence"] == "threshold"
    return Explanation(
        verdict=verdict,
        figure=_figure(rows, int(verdict["year"])),
        previous=_figure(rows, int(verdict["previous_year"])),
        threshold=catalog.thresholds.get(component) if by_threshold else None,
        breaks=tuple(_consulted(b, verdict) for b in touching(catalog, index, component)),
    )


def _figure(rows: pd.DataFrame, year: int) -> Figure:
    row = rows.loc[year] if year in rows.index else pd.Series(dtype=object)
    number = {name: _number(row.get(name)) for name in ("value", "low", "high", "maximum", "se")}
    text = {n: row.get(n) or "" for n in ("status", "basis", "source", "sheet", "cell")}
    error, _ = standard_error(number["se"], number["low"], number["high"])
    return Figure(
        year=year,
        value=number["value"],
        shown=float(half_up(number["value"])),
        standard_error=float(error),
        low=number["low"],
        high=number["high"],
        maximum=number["maximum"],
        import_id=int(row["import_id"]) if "import_id" in row else None,
        **text,
    )


def _number(value: float | None) -> float:
    return float("nan") if value is None or pd.isna(value) else float(value)


def _consulted(b: Break, verdict: pd.Series) -> Consulted:
    between = int(verdict["previous_year"]) < b.year <= int(verdict["year"])
    decides = (b.component, b.year) == (verdict["break_component"], verdict["break_year"])
    return Consulted(b, between, between and b.enabled and bool(decides))
