"""What moved between two versions: every figure that reads differently, and no other."""

from __future__ import annotations

import pandas as pd

from reports.dataset.all_results import AllResults, all_results
from reports.documents.moved import moved, tasks_moved
from reports.model import Notice, Table
from strings.numbers import number


def with_value(before: AllResults, component: str, value: float) -> AllResults:
    scores = before.scores.copy()
    at = scores["unit"].eq("dong-nai") & scores["year"].eq(2024) & scores["component"].eq(component)
    scores.loc[at, "value"] = value
    return all_results(scores, before.catalog, before.version + 1, before.updated)


def compare(before: AllResults, after: AllResults) -> Table | Notice:
    cases = [b.province(b.catalog.units["dong-nai"]) for b in (before, after)]
    return moved(cases[0], cases[1], 2024, "vi")


def test_a_changed_score_is_told_with_both_values_and_verdicts(all_provinces: AllResults) -> None:
    found = compare(all_provinces, with_value(all_provinces, "d5", 6.5))
    assert isinstance(found, Table)
    (row,) = found.rows
    shown = [number(row[key], "vi") for key in ("old", "new", "change")]  # type: ignore[arg-type]
    assert shown == ["7,13", "6,50", "−0,63"]
    assert row["component"] == "PAPI 5 Thủ tục hành chính công"
    assert str(row["verdicts"]).endswith("Chưa đạt")


def test_what_reads_the_same_did_not_move(all_provinces: AllResults) -> None:
    assert isinstance(compare(all_provinces, all_provinces), Notice)
    mine = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    score = mine.score("d5", 2024)
    assert score is not None
    nearly = with_value(all_provinces, "d5", score + 0.0001)
    assert isinstance(compare(all_provinces, nearly), Notice)


def test_a_score_that_is_gone_has_no_difference(all_provinces: AllResults) -> None:
    found = compare(all_provinces, with_value(all_provinces, "d5", float("nan")))
    assert isinstance(found, Table)
    (row,) = found.rows
    assert (row["new"], row["change"]) == (None, None)


def test_tasks_whose_state_differs() -> None:
    before = pd.DataFrame({"task": ["1.1", "1.2"], "text": ["a", "b"], "status": ["doing", "done"]})
    after = pd.DataFrame(
        {"task": ["1.1", "KL.1"], "text": ["a", "c"], "status": ["done", "planned"]}
    )
    found = tasks_moved(before, after, "vi")
    assert found is not None
    assert [(r["task"], r["old"], r["new"]) for r in found.rows] == [
        ("1.1 a", "Đang thực hiện", "Đã hoàn thành"),
        ("KL.1 c", "–", "Chưa thực hiện"),
        ("1.2 b", "Đã hoàn thành", "–"),
    ]
    assert tasks_moved(before, before, "vi") is None
