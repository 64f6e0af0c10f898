"""A verdict opened to its arithmetic: figures, cells, noise and the breaks consulted."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analytics.comparability import touching
from analytics.rounding import half_up
from analytics.strength import standard_error
from analytics.verdict import Verdict
from catalog import Break, Catalog, Source, Threshold


@dataclass(frozen=True, slots=True)
class Figure:
    """One score as it is stored, with the place it was read from; None and "" where nothing is."""

    year: int
    value: float | None
    shown: float | None
    standard_error: float | None  # as printed, else from the interval
    low: float | None  # the interval as printed
    high: float | None
    maximum: float | None
    status: str
    basis: str
    source: Source
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
    """Everything a verdict was made of."""

    verdict: Verdict
    figure: Figure
    previous: Figure
    threshold: Threshold | None  # of the year, where the noise is an empirical threshold
    breaks: tuple[Consulted, ...]

    @property
    def errors(self) -> tuple[float, float] | None:
        """The standard errors of the two scores as they are compared; None where it rests on none."""
        now, before = self.figure.standard_error, self.previous.standard_error
        if not self.verdict.evidence.startswith("published") or now is None or before is None:
            return None
        of = self.verdict
        scales = ((of.measured, of.score), (of.measured_before, of.previous))
        scale, scale_before = (m / s if m is not None and s else 1.0 for m, s in scales)
        return scale * now, scale_before * before


def explain(scores: pd.DataFrame, catalog: Catalog, verdict: Verdict) -> Explanation:
    """Open a verdict to what it was made of. scores: columns of store.scores.FIGURE."""
    index, component = verdict.index, verdict.component
    rows = scores[
        (scores["index"] == index)
        & (scores["unit"] == verdict.unit)
        & (scores["component"] == component)
    ].set_index("year")
    by_threshold = verdict.evidence == "threshold"
    return Explanation(
        verdict=verdict,
        figure=_figure(rows, catalog, index, verdict.year),
        previous=_figure(rows, catalog, index, verdict.previous_year),
        threshold=catalog.threshold(component, verdict.year) if by_threshold else None,
        breaks=tuple(_consulted(b, verdict) for b in touching(catalog, index, component)),
    )


def _figure(rows: pd.DataFrame, catalog: Catalog, index: str, year: int) -> Figure:
    row = rows.loc[year] if year in rows.index else pd.Series(dtype=object)
    number = {name: _known(row.get(name)) for name in ("value", "low", "high", "maximum", "se")}
    text = {n: row.get(n) or "" for n in ("status", "basis", "sheet", "cell")}
    error, _ = standard_error(*(_or_nan(number[name]) for name in ("se", "low", "high")))
    return Figure(
        year=year,
        value=number["value"],
        shown=_known(half_up(_or_nan(number["value"]))),
        standard_error=_known(error),
        low=number["low"],
        high=number["high"],
        maximum=number["maximum"],
        source=catalog.source(index, row.get("source") or ""),
        import_id=int(row["import_id"]) if "import_id" in row else None,
        **text,
    )


def _known(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(str(value))


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value


def _consulted(b: Break, verdict: Verdict) -> Consulted:
    between = verdict.previous_year < b.year <= verdict.year
    decides = (b.component, b.year) == (verdict.break_component, verdict.break_year)
    return Consulted(b, between, between and b.enabled and bool(decides))
