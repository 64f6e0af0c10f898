"""Whether the figures can be what they say: scale, sums, intervals, ranks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from catalog import Component, Edition
from etl.checks.checked_file import CheckedFile, records
from etl.model.issues import Issue

AT_THE_EDGE = 0.005  # a figure rounded to two decimals may stand this far outside its scale
LEAST = 0.001  # a sum of figures typed in rounded: Hà Nội's D1 of 2022 is 0.0007 off
DECIMALS = 6
ENOUGH = 5  # values from which a column's least and greatest say something


def out_of_scale(checked: CheckedFile) -> Iterator[Issue]:
    """Find a figure below or above the scale of its component in that edition."""
    rows = checked.scales
    within = rows["value"].between(rows["lowest"] - AT_THE_EDGE, rows["highest"] + AT_THE_EDGE)
    for row in records(rows[~within]):
        component = checked.component(str(row["component"]), int(str(row["year"])))
        scale = component.scale or f"{component.low:g}–{component.high:g}"
        yield checked.issue("out_of_scale", "error", row, scale=scale)


def above_maximum(checked: CheckedFile) -> Iterator[Issue]:
    """Find more points than could be had, by the file's own maximum."""
    for measure in ("value", "self_scored"):
        over = checked.rows[checked.rows[measure] > checked.rows["maximum"] + AT_THE_EDGE]
        for row in records(over):
            points = {"value": row[measure], "maximum": row["maximum"]}
            yield checked.issue("above_maximum", "error", row, **points)


def looks_normalised(checked: CheckedFile) -> Iterator[Issue]:
    """Find totals and dimensions all between 0 and 1, or stretched from end to end of a scale."""
    for year in checked.years:
        rows = checked.of_year(year)
        broad = [c for c in checked.edition(year).components if c.role in ("total", "dimension")]
        ranges = [
            (c, _range(rows[rows["component"] == c.code])) for c in broad if (c.high or 0) > 1
        ]
        held = [(c, r) for c, r in ranges if r]
        odd = [c for c, r in held if _is_odd(c, r)]
        if held and 2 * len(odd) > len(held):
            first = rows[rows["component"] == odd[0].code].iloc[0]
            values = {
                "value": f"{odd[0].number} {odd[0].name_vi}".strip(),
                "count": len(odd),
                "year": year,
            }
            yield Issue(
                "looks_normalised", "error", str(first["sheet"]), str(first["cell"]), values
            )


def _range(rows: pd.DataFrame) -> tuple[float, float] | None:
    """Least and greatest, a 0 that was taken as missing counted as 0."""
    zero = (rows["basis"] == "cells_zero").sum()
    values = rows["value"].dropna()
    if len(values) + zero < ENOUGH or values.empty:
        return None
    return (0.0 if zero == 1 else float(values.min())), float(values.max())


def _is_odd(component: Component, found: tuple[float, float]) -> bool:
    low, high = found
    stretched = (low == 0 and high in (1, 10, 100)) or (
        component.low is not None and component.low > 0 and found == (component.low, component.high)
    )
    return high <= 1 or stretched


def sum_differs(checked: CheckedFile) -> Iterator[Issue]:
    """Find dimensions that are not the sum of their parts, totals not that of dimensions or weights."""
    weighted = checked.catalog.indices[checked.index].roll_up
    if weighted == "none":
        return
    for year in checked.years:
        edition = checked.edition(year)
        wide = _wide(checked.of_year(year))
        for parent in edition.components:
            parts = edition.children(parent.code)
            codes = [c.code for c in parts]
            if (
                parent.role == "variant"
                or not codes
                or not {parent.code, *codes} <= set(wide.columns)
            ):
                continue
            weights = _weights(parts, edition, parent, weighted)
            if weights is not None:
                yield from _sums(
                    checked, year, parent, wide[[parent.code, *codes]].dropna(), weights
                )


def _wide(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.pivot_table("value", "unit", "component", aggfunc="first", sort=False)


def _weights(
    parts: Sequence[Component], edition: Edition, parent: Component, roll_up: str
) -> np.ndarray | None:
    """Return what each part counts; None where the publisher's weights are not known."""
    if roll_up == "sum" or parent is not edition.total:
        return np.ones(len(parts))
    weights = [c.weight for c in parts]
    return None if None in weights else np.array(weights, float) / 10


def _sums(
    checked: CheckedFile, year: int, parent: Component, wide: pd.DataFrame, weights: np.ndarray
) -> Iterator[Issue]:
    figures = wide.to_numpy(float)
    sums = figures[:, 1:] @ weights
    gap = np.abs(figures[:, 0] - sums)
    wrong = gap > _tolerance(figures, weights)
    if not wrong.any():
        return
    known = next((g for g in checked.vocabulary.known_gaps if year in g.years), None)
    rows = checked.of_year(year)
    rows = rows[rows["component"] == parent.code].set_index("unit", drop=False)
    if known:
        row = records(rows.loc[wide.index[wrong][:1]])[0]
        values = {"count": int(wrong.sum()), "gap": float(gap.max()), "reason": known}
        yield checked.issue("sum_known_gap", "warning", row, **values)
        return
    for unit, total, off in zip(wide.index[wrong], sums[wrong], gap[wrong], strict=True):
        row = records(rows.loc[[unit]])[0]
        yield checked.issue("sum_differs", "error", row, sum=float(total), gap=float(off))


def _tolerance(figures: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """How far rounding may carry each row: half a unit of the last decimal printed, by the weights."""
    decimals = np.full(len(figures), DECIMALS)
    for d in range(DECIMALS - 1, 0, -1):
        decimals[(np.abs(figures - figures.round(d)) < 1e-9).all(axis=1)] = d
    least: np.ndarray = np.maximum(0.5 * 10.0**-decimals * (1 + weights.sum()) + 1e-9, LEAST)
    return least


def outside_interval(checked: CheckedFile) -> Iterator[Issue]:
    """Find a figure outside its own interval."""
    rows = checked.values
    outside = (rows["value"] < rows["low"] - 1e-9) | (rows["value"] > rows["high"] + 1e-9)
    for row in records(rows[outside]):
        yield checked.issue("outside_interval", "error", row, low=row["low"], high=row["high"])


def rank_order(checked: CheckedFile) -> Iterator[Issue]:
    """Find a province ranked behind another one that scored less."""
    ranked = checked.values[checked.values["rank"].notna()]
    for _, rows in ranked.groupby(["year", "component"], sort=False):
        ordered = rows.sort_values(["rank", "value"], ascending=[True, False])
        rises = ordered["value"].diff() > AT_THE_EDGE
        later = ordered["rank"].diff() > 0
        for row in records(ordered[rises & later]):
            yield checked.issue(
                "rank_order", "warning", row, rank=int(str(row["rank"]).split(".")[0])
            )
