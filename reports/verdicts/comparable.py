"""The total where it cannot be compared: the dimensions that can be, named with what is left out."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analytics.comparable_sum import comparable_sum
from analytics.verdict import Verdict
from catalog import Lang
from reports.dataset.province_results import ProvinceResults
from strings import translate
from strings.numbers import number


def comparable_part(results: ProvinceResults, row: Verdict, lang: Lang) -> str:
    """Say the sum of the comparable dimensions; empty where the total has a verdict or fewer than two are.

    row: the verdict on a total.
    """
    if row.goal != "not_comparable":
        return ""
    rows = pd.DataFrame(
        [
            r
            for (_, year), r in results.verdicts.items()
            if year == row.year and r.index == row.index
        ]
    )
    found = comparable_sum(rows, results.catalog, row.index)
    if found is None or len(found.components) < 2:
        return ""
    return translate(
        "index.comparable_sum",
        lang,
        k=len(found.components),
        parts=_numbers(results, found.components, row),
        score=number(found.score, lang),
        previous=number(found.previous, lang),
        year=found.previous_year,
        change=number(found.change, lang, sign=True),
        goal=translate(f"index.goal_{found.goal}", lang),
        left_out=_numbers(results, found.left_out, row),
    )


def _numbers(results: ProvinceResults, components: Iterable[str], row: Verdict) -> str:
    """Return the dimensions as the year's edition numbers them, with PAPI's own letter."""
    found = (results.catalog.component(row.index, code, row.year) for code in components)
    return ", ".join(f"D{c.number}" for c in found if c)
