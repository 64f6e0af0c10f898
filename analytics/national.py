"""What the whole country looks like beside one province."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from catalog import Catalog

LEAST_SHARE = 0.6
"""Of the provinces of a year, how many must have a score before the rest may be called the country."""

FIGURES = ("low_quartile", "median", "high_quartile", "n", "best", "best_unit")


def national(scores: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """One row an index, component and year: n, median, low_quartile, high_quartile, best, best_unit.

    Over the provinces with a score, where enough of them have one: the few totals that the press
    prints are the top of a ranking, not the country. PAPI's own national figure is another number
    (a weighted sample).
    """
    keys = ["index", "component", "year"]
    known = scores.dropna(subset=["value"])
    counted = known.groupby(keys)["value"].transform("size")
    known = known[counted >= least(known["year"], catalog)]
    if known.empty:  # the usual case of an index that the press prints the top of
        return pd.DataFrame(columns=[*keys, *FIGURES])
    values = known.groupby(keys, sort=True)["value"]
    table = pd.DataFrame(
        {
            "low_quartile": values.quantile(0.25),
            "median": values.quantile(0.5),
            "high_quartile": values.quantile(0.75),
            "n": values.size(),
        }
    )
    best = known.loc[values.idxmax()].set_index(keys)
    table["best"], table["best_unit"] = best["value"], best["unit"]
    return table.reset_index()


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
