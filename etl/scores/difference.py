"""What a file would change of the figures that are stored."""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.model.previewed import Difference
from store.scores import KEY, MEASURES, SAME


def score_difference(
    rows: pd.DataFrame, stored: pd.DataFrame, *, whole_country: bool = True
) -> Difference:
    """Compare rows (etl.scores.rows.ROWS) with stored figures (store.scores.FIGURE) by their key.

    Of a file that does not speak of the whole country, other provinces' figures are not gone.
    A stored row without a value counts for nothing: a value in its place is new.
    """
    held = stored[stored["value"].notna()] if len(stored) else stored
    if held.empty:
        return Difference(rows, _changes(rows[:0], rows[:0]), rows[:0], held)
    key = list(KEY)
    held = held.astype({"year": "int64"}).set_index(key)
    at = held.index.get_indexer(pd.MultiIndex.from_frame(rows[key]))
    before = held.iloc[at].reset_index(drop=True).set_axis(rows.index)
    known = pd.Series(at >= 0, rows.index)
    same = known & _equal(rows, before)
    covered = pd.MultiIndex.from_frame(rows[["index", "year"]].drop_duplicates())
    of_years = held.index.droplevel(["unit", "component"]).isin(covered)
    absent = ~held.index.isin(pd.MultiIndex.from_frame(rows[key]))
    if not whole_country:
        absent &= held.index.get_level_values("unit").isin(rows["unit"])
    return Difference(
        new=rows[~known & rows["value"].notna()],
        changed=_changes(rows[known & ~same], before[known & ~same]),
        unchanged=rows[same | (~known & rows["value"].isna())],
        gone=held[of_years & absent].reset_index(),
    )


def _equal(rows: pd.DataFrame, before: pd.DataFrame) -> pd.Series:
    """Equal values, and no standard error, maximum or rank that says otherwise."""
    old, new = before["value"].to_numpy(float), rows["value"].to_numpy(float)
    equal = np.isclose(old, new, rtol=0, atol=SAME)
    for measure in MEASURES:
        old, new = before[measure].to_numpy(float), rows[measure].to_numpy(float)
        equal &= np.isnan(old) | np.isnan(new) | np.isclose(old, new, rtol=0, atol=SAME)
    return pd.Series(equal, rows.index)


def _changes(rows: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(old=before["value"].to_numpy(float), new=rows["value"].to_numpy(float))
