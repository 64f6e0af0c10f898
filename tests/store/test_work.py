"""What the plan's pages ask of the activities: every count is the number of its rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import store
from store import Connection, activities, work
from store.work import Chosen

YEAR = Chosen(2018, date(2017, 12, 15), date(2018, 12, 14))
CHOICES = {
    "all": YEAR,
    "half": replace(YEAR, last=date(2018, 6, 14)),
    "unit": replace(YEAR, unit="lanh-su"),
    "area": replace(YEAR, area="d5"),
    "duty": replace(YEAR, area="duty"),
    "areas": replace(YEAR, areas_only=True),
    "task": replace(YEAR, task="5.3"),
    "unnamed": replace(YEAR, area="d5", component="none"),
    "words": replace(YEAR, words="TIẾP CÔNG DÂN"),
    "nothing": replace(YEAR, words="%"),
}


@pytest.fixture(scope="module")
def cursor(home: Path) -> Connection:
    return store.read(store.current(home))


@pytest.mark.parametrize("name", CHOICES)
def test_counts_by_any_group_sum_to_the_rows(cursor: Connection, name: str) -> None:
    chosen = CHOICES[name]
    rows = work.rows(cursor, chosen, 0, 10_000)
    n = work.count(cursor, chosen)
    assert len(rows) == n == work.by_task(cursor, chosen)["n"].sum()
    groups: tuple[work.Grouping, ...] = ("area", "unit", "component")
    for group in groups:
        assert work.by_group(cursor, chosen, group)["n"].sum() == n
        assert work.by_month(cursor, chosen, group)["n"].sum() == n


def test_the_choices_choose(cursor: Connection) -> None:
    n = {name: work.count(cursor, chosen) for name, chosen in CHOICES.items()}
    assert n["all"] == n["areas"] + n["duty"] == len(activities.activities(cursor, 2018))
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
        found[["date", "unit", "what"]].iloc[0].tolist() == row[["date", "unit", "what"]].tolist()
    )
    assert work.entry(cursor, 999, "CSV", 2).empty


def test_what_is_made_up_says_so(cursor: Connection) -> None:
    assert work.is_made_up(cursor, 2018)
    assert work.is_made_up(cursor, 2017)
    assert not work.is_made_up(cursor, 2026)
    assert work.years_with_tasks(cursor) == [2018]
    assert work.plan_years(cursor) == [2018, 2017]
