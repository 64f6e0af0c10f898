"""Which of two readings of a number the other figures of its province speak for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from catalog import Catalog, Component, Edition, Unit
from catalog.model import Named
from etl.model.issues import Issue, worded
from strings import translate

CLOSE = 0.02  # figures with two decimals: the sum of a few may stand this far off


def hinted(issues: Sequence[Issue], rows: pd.DataFrame, catalog: Catalog) -> list[Issue]:
    """Add to ambiguous numbers the reading that their sum or scale allows; return all issues."""
    if not any(issue.code == "number_ambiguous" for issue in issues):
        return list(issues)
    held = rows.dropna(subset=["value"]).set_index(["year", "unit", "component"])["value"]
    figures: dict[tuple[int, str, str], float] = held.to_dict()
    return [_hinted(i, figures, catalog) if i.code == "number_ambiguous" else i for i in issues]


def _hinted(issue: Issue, figures: Mapping[tuple[int, str, str], float], catalog: Catalog) -> Issue:
    component, unit, year = (issue.values.get(k) for k in ("component", "unit", "year"))
    readings = issue.values.get("readings")
    hint: object = ""
    if isinstance(component, Component) and isinstance(unit, Unit) and isinstance(year, int):
        edition = catalog.edition(component.index, year)
        row = {c: v for (y, u, c), v in figures.items() if y == year and u == unit.code}
        if edition and isinstance(readings, tuple):
            hint = _hint(component, edition, row, readings)
    return replace(issue, values={**issue.values, "hint": hint})


def _hint(
    component: Component, edition: Edition, row: Mapping[str, float], readings: tuple[float, ...]
) -> object:
    expected = _expected(component, edition, row)
    fitting = [r for r in readings if expected is not None and abs(r - expected) <= CLOSE]
    if len(fitting) == 1:
        return _said("hint_sum", fitting[0])
    low, high = component.low, component.high
    within = [r for r in readings if (low or 0) <= r <= (high if high is not None else r)]
    return _said("hint_scale", within[0]) if len(within) == 1 else ""


def _said(key: str, value: float) -> Named:
    vi, en = (
        translate(f"issues_scores.{key}", lang, value=worded(value, lang)) for lang in ("vi", "en")
    )
    return Named(" " + vi, " " + en)


def _expected(component: Component, edition: Edition, row: Mapping[str, float]) -> float | None:
    """Return what a figure must be: the sum of its parts, or its whole less the other parts."""
    parts = edition.children(component.code)
    if parts and all(p.code in row for p in parts):
        return sum(row[p.code] * _weight(p, edition) for p in parts)
    whole = component.parent or ""
    others = [p for p in edition.children(whole) if p.code != component.code]
    if whole in row and all(p.code in row for p in others):
        rest = row[whole] - sum(row[p.code] * _weight(p, edition) for p in others)
        return rest / _weight(component, edition)
    return None


def _weight(part: Component, edition: Edition) -> float:
    weighted = part.parent == edition.total.code and part.weight
    return part.weight / 10 if weighted and part.weight else 1.0
