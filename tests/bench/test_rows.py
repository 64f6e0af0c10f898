"""What the benchmark concludes from its times."""

from __future__ import annotations

from bench.__main__ import measures
from bench.rows import Row, alone, beside


def test_a_ratio_is_the_median_of_neighbours_so_that_a_drift_of_the_machine_cancels() -> None:
    empty = [10.0, 20.0, 40.0]  # the machine slows down
    row = beside("page", [15.0, 30.0, 60.0], empty, 1.5)
    assert (row.value, row.ratio, row.holds) == (30.0, 1.5, True)


def test_a_limit_bounds_the_ratio_where_there_is_one_and_the_value_elsewhere() -> None:
    assert not beside("page", [16.0], [10.0], 1.5).holds
    assert not Row("growth", 21.0, "MB", limit=20).holds
    assert Row("growth", -1.0, "MB", limit=20).holds
    assert alone("empty", [3.0, 1.0, 2.0]) == Row("empty", 2.0, "ms")


def test_every_module_of_measures_can_be_asked_for_by_its_name() -> None:
    assert {"build", "clicks", "memory"} <= set(measures())
