"""Reports that arrived: the newest word on each stands, and can be taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import store
from store import submissions, undo


def _days(folder: Path, year: int) -> dict[tuple[str, str], str]:
    found = submissions.newest(store.read(store.current(folder)), year)
    return {(r.period, r.division): f"{r.on:%d/%m/%Y}" for r in found.itertuples()}


def test_the_newest_word_on_a_report_stands(own_both: Path) -> None:
    submissions.record(own_both, 2018, "half_year", "thanh-tra", date(2018, 6, 18), "Lan")
    again = submissions.record(own_both, 2018, "half_year", "thanh-tra", date(2018, 6, 19), "Lan")
    submissions.record(own_both, 2018, "year", "thanh-tra", date(2018, 12, 14), "Lan")
    submissions.record(own_both, 2017, "year", "lanh-su", date(2017, 12, 14), "Lan")
    assert _days(own_both, 2018) == {
        ("half_year", "thanh-tra"): "19/06/2018",
        ("year", "thanh-tra"): "14/12/2018",
    }
    undo.undo(again, "Lan", own_both)
    assert _days(own_both, 2018)[("half_year", "thanh-tra")] == "18/06/2018"


def test_a_year_without_reports_has_no_rows(own_both: Path) -> None:
    assert _days(own_both, 2016) == {}
