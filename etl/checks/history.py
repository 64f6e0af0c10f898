"""How a file's figures stand to those stored before."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from etl.checks.checked_file import CheckedFile, records
from etl.model.issues import Issue
from store.scores import SAME

ENOUGH = 20  # figures from which equal ones are no accident
MOST = 0.9  # share of equal figures that makes one year a copy of another
SPREADS = 8.0  # spreads of the country's change from which one province's is told
SHARE = 0.12  # and at least this share of the scale
SEVERAL = 5  # components from which unrelated orders are no accident
UNRELATED = 0.15  # mean rank correlation with the year before
FACTOR = 1.5  # change of the country's median that a method hardly explains


def already_imported(checked: CheckedFile) -> Iterator[Issue]:
    """Find whether this very file, by its sha256, was imported."""
    number = checked.imported.get(checked.sha256)
    if number is not None:
        yield Issue("already_imported", "warning", values={"value": number})


def share_stored(checked: CheckedFile, year: int) -> float:
    """Return the share of a year's figures that are stored for it already; 0 of too few."""
    rows = checked.values[checked.values["year"] == year]
    both = (
        rows.merge(checked.past, on=["year", "unit", "component"], suffixes=("", "_old"))
        if len(checked.past)
        else rows[:0]
    )
    if len(both) < ENOUGH:
        return 0.0
    return float(_same(both).mean())


def _same(both: pd.DataFrame) -> pd.Series:
    return (both["value"] - both["value_old"]).abs() < 5e-5


def same_figures(checked: CheckedFile) -> Iterator[Issue]:
    """Find figures that are stored, or stand in the same file, under another year."""
    columns = ["year", "unit", "component", "value"]
    others = [checked.values[columns]]
    if len(checked.past):
        others.append(checked.past[columns])
    past = pd.concat(others).drop_duplicates(columns[:3])
    both = checked.values.merge(past, on=["unit", "component"], suffixes=("", "_old"))
    both = both[both["year"] != both["year_old"]]
    both["same"] = _same(both)
    for (year, other), rows in both.groupby(["year", "year_old"]):
        if len(rows) >= ENOUGH and rows["same"].mean() >= MOST:
            first = rows.iloc[0]
            values = {"value": year, "other": other, "count": int(rows["same"].sum())}
            yield Issue("same_figures", "error", str(first["sheet"]), str(first["cell"]), values)


def figures_changed(checked: CheckedFile) -> Iterator[Issue]:
    """Find stored figures that the file changes; those of older years have a code of their own."""
    for year, rows in _by_year(_moved(checked)):
        code = "older_changed" if year < checked.years[-1] else "figures_changed"
        row = records(rows.iloc[:1])[0]
        yield checked.issue(code, "warning", row, count=len(rows), old=row["old"], new=row["new"])


def measures_changed(checked: CheckedFile) -> Iterator[Issue]:
    """Find equal figures whose rank, interval or maximum the file changes."""
    changed = checked.difference.changed
    if len(changed):
        still = changed[(changed["old"] - changed["new"]).abs() <= SAME]
        for _, rows in _by_year(still):
            row = records(rows.iloc[:1])[0]
            yield checked.issue("measures_changed", "warning", row, count=len(rows))


def _moved(checked: CheckedFile) -> pd.DataFrame:
    """Return the changed rows whose value itself is another one."""
    changed = checked.difference.changed
    return changed[(changed["old"] - changed["new"]).abs() > SAME] if len(changed) else changed


def _by_year(rows: pd.DataFrame) -> Iterator[tuple[int, pd.DataFrame]]:
    return iter(rows.groupby("year") if len(rows) else ())


def figures_lost(checked: CheckedFile) -> Iterator[Issue]:
    """Find stored figures that the file leaves empty."""
    changed = checked.difference.changed
    for _, rows in _by_year(changed[changed["new"].isna()] if len(changed) else changed):
        row = records(rows.iloc[:1])[0]
        yield checked.issue("figures_lost", "warning", row, count=len(rows), old=row["old"])


def figures_rounded(checked: CheckedFile) -> Iterator[Issue]:
    """Find stored figures that the file repeats with fewer decimals."""
    changed = _moved(checked)
    if changed.empty:
        return
    old, new = changed["old"].to_numpy(float), changed["new"].to_numpy(float)
    rounded = np.zeros(len(changed), bool)
    for decimals in (1, 2, 3, 4):
        rounded |= (np.abs(new - new.round(decimals)) < 1e-9) & (
            np.abs(old.round(decimals) - new) < 1e-9
        )
    if rounded.any():
        row = records(changed[rounded].iloc[:1])[0]
        count = int(rounded.sum())
        yield checked.issue(
            "figures_rounded", "warning", row, count=count, old=row["old"], new=row["new"]
        )


def fewer_figures(checked: CheckedFile) -> Iterator[Issue]:
    """Find fewer figures than are stored for the year, or than the year before had."""
    gone = checked.difference.gone
    for year in checked.years:
        lacking = gone[gone["year"] == year] if len(gone) else gone
        lacking = (
            lacking
            if checked.complete
            else lacking[lacking["component"].isin(_held(checked, year))]
        )
        if len(lacking):
            row = records(checked.of_year(year).iloc[:1])[0]
            first = lacking.iloc[0]
            values = {
                "value": len(lacking), "year": year, "unit": checked.unit(first["unit"]),
                "component": checked.catalog.component(checked.index, first["component"]),
            }  # fmt: skip
            yield Issue("fewer_figures", "warning", str(row["sheet"]), "", values)


def _held(checked: CheckedFile, year: int) -> set[str]:
    return set(checked.of_year(year)["component"]) if len(checked.rows) else set()


def jump(checked: CheckedFile) -> Iterator[Issue]:
    """Find a province whose change since last year stands far from the country's."""
    rows = checked.changes
    if rows.empty:
        return
    keys = [rows["year"], rows["component"]]
    off = (rows["change"] - rows.groupby(["year", "component"])["change"].transform("median")).abs()
    by = off.groupby(keys)
    width = (rows["highest"] - rows["lowest"]).where(np.isfinite, 100.0)
    limit = np.maximum(SPREADS * 1.4826 * by.transform("median"), SHARE * width)
    for row in records(rows[(off > limit) & (by.transform("size") >= ENOUGH)]):
        yield checked.issue("jump", "warning", row, old=row["value_old"], change=row["change"])


def level(checked: CheckedFile) -> Iterator[Issue]:
    """Find a component whose median moves by half: another scale, or another component."""
    for _, rows in checked.changes.groupby(["year", "component"]):
        old, new = rows["value_old"].median(), rows["value"].median()
        if len(rows) >= ENOUGH and old > 0 and not 1 / FACTOR < new / old < FACTOR:
            row = records(rows.iloc[:1])[0]
            yield checked.issue("level", "warning", row, old=float(old), new=float(new))


def names_apart(checked: CheckedFile) -> Iterator[Issue]:
    """Find provinces whose order in every component has nothing to do with the year before's.

    The mean rank correlation over the components of two years in a row is 0.27 to 0.71 in all that
    was published (PAPI 2011-2024, PCI 2005-2023).
    """
    columns = ["year", "unit", "component", "value"]
    before = pd.concat(
        [checked.values[columns], *([checked.past[columns]] if len(checked.past) else [])]
    ).drop_duplicates(columns[:3])
    both = checked.values.merge(
        before.assign(year=before["year"] + 1), on=columns[:3], suffixes=("", "_old")
    )
    for year, rows in both.groupby("year"):
        each = [
            one["value"].rank().corr(one["value_old"].rank())
            for _, one in rows.groupby("component")
            if len(one) >= ENOUGH
        ]
        if len(each) >= SEVERAL and (mean := float(np.nanmean(each))) < UNRELATED:
            values = {"value": round(mean, 2), "year": year, "before": int(year) - 1}
            first = rows.iloc[0]
            yield Issue("names_apart", "warning", str(first["sheet"]), str(first["cell"]), values)
