"""Logs with faults and the form for one activity: each fault at its cell, nothing half stored."""

from __future__ import annotations

from pathlib import Path

import pytest

import store
from catalog import load, periods
from etl.importing.commit import ImportRefused, commit
from etl.importing.trace import row_excerpt
from etl.importing.typed import add_activity
from etl.model.previewed import Choices
from etl.preview.logs import preview_log
from store import activities, undo, work
from store.digest import digest

CATALOG = load()
HEAD = "STT,Ngày,Đơn vị,Nội dung,Nhiệm vụ,Việc đã làm,Số lượng,Minh chứng"
GOOD = "1,05/03/2018,Thanh tra Sở,,1.1.1,Tiếp công dân,1,"
SAID = {
    "date": "05/03/2018",
    "division": "Phòng Lãnh sự",
    "task": "5.3.1",
    "what": "Giải quyết hồ sơ trong tuần",
    "quantity": "12",
    "measure": "hồ sơ",
    "evidence": "javascript:alert(1)",
}


def n_activities(folder: Path) -> int:
    return len(activities.activities(store.read(store.current(folder)), 2018))


FAULTS = (
    ("2,05/03/2018,Thanh tra Sở,,9.9,Tiếp công dân,1,", "row_task", "E3"),
    ("3,05/03/2018,Thanh tra Sở,9. Y tế,,Tiếp công dân,1,", "row_area", "D4"),
    ("4,05/03/2019,Thanh tra Sở,,1.1.1,Tiếp công dân,1,", "row_date_outside", "B5"),
    ("5,14/12/2017,Thanh tra Sở,,1.1.1,Tiếp công dân,1,", "row_date_outside", "B6"),
    ("6,31/02/2018,Thanh tra Sở,,1.1.1,Tiếp công dân,1,", "row_date", "B7"),
    ("7,05/03/2018,Phòng Thể thao,,1.1.1,Tiếp công dân,1,", "row_division", "C8"),
    ("8,05/03/2018,Thanh tra Sở,,1.1.1,Tiếp công dân,-4,", "row_negative", "G9"),
)


def test_every_fault_is_named_by_its_cell_and_nothing_is_stored(own_home: Path) -> None:
    content = "\n".join((HEAD, GOOD, *(row for row, _, _ in FAULTS))).encode()
    cursor = store.read(store.current(own_home))
    before = digest(cursor)
    found = preview_log(content, "log.csv", "activities", CATALOG, cursor, Choices(year=2018))
    errors = {(e.code.removesuffix("_near"), e.cell) for e in found.issues if e.severity == "error"}
    assert errors == {(code, cell) for _, code, cell in FAULTS}
    with pytest.raises(ImportRefused):
        commit(found, content, "Lan", own_home, None)
    assert digest(store.read(store.current(own_home))) == before


def test_an_activity_from_the_form_is_kept_like_one_of_a_log(own_home: Path) -> None:
    before, n = digest(store.read(store.current(own_home))), n_activities(own_home)
    number = add_activity(CATALOG, 2018, SAID, "Lan")
    assert isinstance(number, int)
    assert n_activities(own_home) == n + 1
    found = work.entry(store.read(store.current(own_home)), number, "CSV", 2)
    row = found.iloc[0]
    assert (row["division"], row["area"], row["quantity"], row["imported_by"]) == (
        "lanh-su", "d5", 12, "Lan",
    )  # fmt: skip
    excerpt = row_excerpt(own_home, row)
    assert excerpt is not None
    assert any("Giải quyết hồ sơ trong tuần" in cells for _, cells in excerpt.rows)
    undo.undo(number, "Lan", own_home)
    assert digest(store.read(store.current(own_home))) == before


def test_the_form_stores_nothing_that_a_log_may_not_say(own_home: Path) -> None:
    version = store.current(own_home)
    wrong = {"date": "05/03/2019", "task": "9.9", "quantity": "-1", "what": ""}
    found = add_activity(CATALOG, 2018, SAID | wrong, "Lan")
    assert not isinstance(found, int)
    assert {issue.code for issue in found} == {
        "row_date_outside", "row_task", "row_negative", "row_missing",
    }  # fmt: skip
    assert store.current(own_home) == version


def test_the_row_of_a_shipped_log_is_shown_between_its_neighbours(home: Path) -> None:
    cursor = store.read(store.current(home))
    chosen = work.ActivityFilter(2018, *periods.year(CATALOG, 2018))
    row = work.rows(cursor, chosen, 0, 1).iloc[0]
    entry = work.entry(cursor, int(row["import_id"]), row["sheet"], int(row["row"])).iloc[0]
    excerpt = row_excerpt(home, entry)
    assert excerpt is not None
    numbers = [number for number, _ in excerpt.rows]
    assert numbers[0] == 1
    assert int(row["row"]) in numbers
