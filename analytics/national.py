"""What the whole country looks like beside one province."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from catalog import Catalog

LEAST_SHARE = 0.6
"""Of the provinces of a year, how many must have a score before the rest may be called the country."""


def national(scores: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """One row an index, component and year: n, median, low_quartile, high_quartile, best, best_unit.

    Over the provinces with a score, where enough of them have one: the few totals that the press
    prints are the top of a ranking, not the country. PAPI's own national figure is another number
    (a weighted sample).
    """
    known = scores.dropna(subset=["value"])
    groups = known.groupby(["index", "component", "year"], sort=True)
    table = groups["value"].quantile([0.25, 0.5, 0.75]).unstack()
    table.columns = pd.Index(["low_quartile", "median", "high_quartile"])
    table["n"] = groups.size()
    best = known.loc[groups["value"].idxmax()].set_index(["index", "component", "year"])
    table["best"], table["best_unit"] = best["value"], best["unit"]
    table = table.reset_index()
    return table[table["n"] >= least(table["year"], catalog)]


def least(years: pd.Series, catalog: Catalog) -> pd.Series:
    """How many provinces with a score make a country, for each year of a column."""
    return years.map({y: LEAST_SHARE * len(catalog.units_of(y)) for y in years.unique()})


def all_met(verdicts: pd.DataFrame, components: Collection[str]) -> pd.DataFrame:
    """One row a year: how many provinces met the goal in all the components, of how many comparable ones."""
    rows = verdicts[verdicts["component"].isin(components)]
    if rows.empty:
        return pd.DataFrame({"year": [], "met": [], "n": []})
    literal = rows["goal"].isin(["met", "unchanged", "not_met"])
    by_unit = pd.DataFrame(
        {"year": rows["year"], "unit": rows["unit"], "ok": literal, "met": rows["goal"] == "met"}
    )
    counts = by_unit.groupby(["year", "unit"], observed=True)[["ok", "met"]].sum()
    full = counts[counts["ok"] == len(components)]
    years = full.groupby("year")["met"]
    return pd.DataFrame(
        {"met": years.apply(lambda met: int((met == len(components)).sum())), "n": years.size()}
    ).reset_index()
