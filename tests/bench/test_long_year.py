"""The store that the benchmark fills: as many activities as wanted, over two years, each its own."""

from __future__ import annotations

from pathlib import Path

import store
from bench.long_year import fill
from store import activities


def test_rows_are_spread_over_two_years_and_differ(own_home: Path) -> None:
    before = activities.activities(store.read(store.current(own_home)))
    fill(own_home, 2_000)
    after = activities.activities(store.read(store.current(own_home)))
    assert len(after) - len(before) == 2_000
    added = after[after["sheet"].str.startswith("benchmark")]
    assert added["year"].value_counts().to_dict() == {2018: 1_100, 2017: 900}
    assert added.groupby("year")["what"].nunique().sum() == 2_000
    assert added["date"].dt.month.nunique() == 12
