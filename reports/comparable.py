"""The total where it cannot be compared: the dimensions that can be, named with what is left out."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analytics.comparable_sum import comparable_sum
from catalog import Lang
from reports.case import Case, Verdict
from strings import say
from strings.numbers import number


def comparable_part(case: Case, row: Verdict, lang: Lang) -> str:
    """A sentence on the sum of the comparable dimensions; empty where the total has a verdict or fewer than two are.

    row: the verdict on a total.
    """
    if row.goal != "not_comparable":
        return ""
    rows = pd.DataFrame(
        [r for (_, year), r in case.verdicts.items() if year == row.year and r.index == row.index]
    )
    found = comparable_sum(rows, case.catalog, row.index)
    if found is None or len(found.components) < 2:
        return ""
    return say(
        "index.comparable_sum",
        lang,
        k=len(found.components),
        parts=_numbers(case, found.components, row),
        score=number(found.score, lang),
        previous=number(found.previous, lang),
        year=found.previous_year,
        change=number(found.change, lang, sign=True),
        goal=say(f"index.goal_{found.goal}", lang),
        left_out=_numbers(case, found.left_out, row),
    )


def _numbers(case: Case, components: Iterable[str], row: Verdict) -> str:
    """The dimensions as the year's edition numbers them, with PAPI's own letter."""
    found = (case.catalog.component(row.index, code, row.year) for code in components)
    return ", ".join(f"D{c.number}" for c in found if c)
