"""What the plan's pages ask of the activities: every count is the number of its rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import store
from reports.work.activities import counts_of
from store import Connection, activities, work
from store.work import ActivityFilter

YEAR = ActivityFilter(2018, date(2017, 12, 15), date(2018, 12, 14))
CHOICES = {
    "all": YEAR,
    "half": replace(YEAR, last=date(2018, 6, 14)),
    "division": replace(YEAR, division="lanh-su"),
    "area": replace(YEAR, area="d5"),
    "duty": replace(YEAR, area="duty"),
    "task": replace(YEAR, task="5.3"),
    "unnamed": replace(YEAR, area="d5", component="none"),
    "words": replace(YEAR, words="TIẾP CÔNG DÂN"),
    "nothing": replace(YEAR, words="%"),
}


@pytest.fixture(scope="module")
def cursor(on_both: Path) -> Connection:
    return store.read(store.current(on_both))


@pytest.mark.parametrize("name", CHOICES)
def test_the_cells_of_a_choice_sum_to_its_rows(cursor: Connection, name: str) -> None:
    chosen, since = CHOICES[name], date(2018, 6, 15)
    rows = work.rows(cursor, chosen, 0, 10_000)
    cells = work.cells(cursor, chosen, since)
    assert len(rows) == work.count(cursor, chosen) == cells["n"].sum()
    assert cells["evidenced"].sum() == rows["evidence"].ne("").sum()
    assert cells["recent"].sum() == rows["date"].ge(str(since)).sum()
    assert cells["quantity"].sum() == rows["quantity"].sum()
    assert (cells["last"].max() == rows["date"].max()) or rows.empty
    months = rows["date"].dt.to_period("M").value_counts().to_dict()
    assert cells.groupby(cells["month"].dt.to_period("M"))["n"].sum().to_dict() == months


@pytest.mark.parametrize("name", ["division", "area", "duty", "task", "unnamed"])
def test_filtering_cells_and_asking_for_rows_choose_the_same(cursor: Connection, name: str) -> None:
    chosen = CHOICES[name]
    cells = work.cells(cursor, YEAR, YEAR.first)
    codes = {key: getattr(chosen, key) for key in ("division", "area", "component", "task")}
    counts = counts_of(cells, chosen.first, chosen.last, **codes)
    assert counts.n == work.count(cursor, chosen) > 0


def test_the_newest_quantity_is_that_of_the_last_day(cursor: Connection) -> None:
    cells = work.cells(cursor, replace(YEAR, task="5.3.4"), YEAR.first)
    rows = work.rows(cursor, replace(YEAR, task="5.3.4"), 0, 1000).dropna(subset="quantity")
    last = cells.dropna(subset="quantity").sort_values("last").iloc[-1]
    on_the_day = rows[rows["date"].eq(rows["date"].max())]["quantity"]
    assert last["newest"] in set(on_the_day)


def test_the_choices_choose(cursor: Connection) -> None:
    n = {name: work.count(cursor, chosen) for name, chosen in CHOICES.items()}
    assert n["all"] == len(activities.activities(cursor, 2018))
    assert 0 < n["words"] < n["all"]
    assert n["nothing"] == 0
    found = work.rows(cursor, CHOICES["task"], 0, 10_000)["task"]
    assert set(found) <= {"5.3", "5.3.1", "5.3.2", "5.3.3", "5.3.4"}


def test_pages_of_the_log_follow_each_other(cursor: Connection) -> None:
    whole = work.rows(cursor, YEAR, 0, 100)
    parts = [work.rows(cursor, YEAR, start, 50) for start in (0, 50)]
    keys = ["import_id", "sheet", "row"]
    assert whole[keys].to_numpy().tolist() == [
        row for part in parts for row in part[keys].to_numpy().tolist()
    ]
    assert whole["date"].is_monotonic_decreasing


def test_a_row_is_found_by_its_place_in_the_file(cursor: Connection) -> None:
    row = work.rows(cursor, YEAR, 7, 1).iloc[0]
    found = work.entry(cursor, int(row["import_id"]), row["sheet"], int(row["row"]))
    assert (
        found[["date", "division", "what"]].iloc[0].tolist()
        == row[["date", "division", "what"]].tolist()
    )
    assert work.entry(cursor, 999, "CSV", 2).empty


def test_what_is_made_up_says_so(cursor: Connection) -> None:
    assert work.is_made_up(cursor, 2018)
    assert work.is_made_up(cursor, 2017)
    assert not work.is_made_up(cursor, 2026)
    assert work.years_with_tasks(cursor) == [2018]
    assert work.plan_years(cursor) == [2018, 2017]
