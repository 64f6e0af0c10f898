"""How tasks stand on a day, and what each count of them holds."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analytics import activity, work

DAY = date(2018, 9, 20)


def tasks(*rows: dict[str, object]) -> pd.DataFrame:
    """Tasks with what a row leaves out filled in; codes 1, 2, … where none is said."""
    plain = {
        "parent": "", "lead": "van-phong", "rhythm": "", "due": None, "status": "planned",
        "done_on": None, "n": 0, "evidenced": 0, "in_period": 0,
    }  # fmt: skip
    return pd.DataFrame([{"task": str(n), **plain, **row} for n, row in enumerate(rows, start=1)])


def one(**row: object) -> pd.Series:
    return work.standing(tasks(row), DAY).iloc[0]


def test_days_overdue_are_counted_from_the_day_after_the_due_day() -> None:
    assert one(due=date(2018, 9, 19))["overdue"] == 1
    assert (one(due=DAY)["overdue"], one(due=DAY)["left"]) == (0, 0)
    assert one(due=date(2018, 9, 30))["left"] == 10
    assert pd.isna(one()["left"])


def test_what_is_done_or_dropped_is_not_overdue() -> None:
    for status in ("done", "dropped"):
        assert one(due=date(2018, 6, 1), status=status)["overdue"] == 0


def test_what_was_done_after_the_day_was_still_open_on_it() -> None:
    row = one(due=date(2018, 9, 10), status="done", done_on=date(2018, 10, 1))
    assert (row["state"], row["overdue"]) == ("doing", 10)


def test_done_in_time_late_or_not_known() -> None:
    due = date(2018, 6, 30)
    assert one(due=due, status="done", done_on=due)["timely"]
    assert not one(due=due, status="done", done_on=date(2018, 7, 1))["timely"]
    assert pd.isna(one(due=due, status="done")["timely"])
    assert pd.isna(one(status="done", done_on=due)["timely"])


def test_items_that_only_measure_their_task_are_not_answered_for() -> None:
    found = work.answered_for(
        tasks(
            {"task": "5.3", "due": date(2018, 12, 14)},
            {"task": "5.3.1", "parent": "5.3", "due": date(2018, 12, 14)},
            {"task": "5.3.2", "parent": "5.3", "due": date(2018, 6, 30)},
            {"task": "5.3.3", "parent": "5.3", "lead": "mot-cua", "due": date(2018, 12, 14)},
        )
    )
    assert found["task"].tolist() == ["5.3", "5.3.2", "5.3.3"]


def test_activities_of_an_item_count_for_its_task_and_not_for_its_namesake() -> None:
    by_task = pd.DataFrame(
        {
            "task": ["5.1", "5.1.2", "5.10"],
            "n": [2, 3, 7],
            "evidenced": [1, 3, 0],
            "recent": [0, 1, 7],
            "last": pd.to_datetime(["2018-05-02", "2018-05-09", "2018-08-01"]),
        }
    )
    found = work.with_activity(tasks({"task": "5.1"}, {"task": "5.2"}), by_task)
    assert found["n"].tolist() == [5, 0]
    assert found["evidenced"].tolist() == [4, 0]
    assert found["in_period"].tolist() == [1, 0]
    assert found["last"].iloc[0] == pd.Timestamp("2018-05-09")
    assert pd.isna(found["last"].iloc[1])


def stood() -> pd.DataFrame:
    due = date(2018, 6, 30)
    return work.standing(
        tasks(
            {"due": due, "status": "done", "done_on": due, "evidenced": 2},
            {"due": due, "status": "done", "done_on": date(2018, 7, 9)},
            {"due": due},
            {"due": date(2018, 12, 14), "in_period": 4},
            {"status": "doing"},
            {"status": "dropped"},
            {"due": due, "lead": "thanh-tra"},
            {"due": due, "lead": "thanh-tra", "status": "done"},
        ),
        DAY,
    )


def test_every_count_of_responsibility_opens_to_as_many_tasks() -> None:
    found = work.responsibility(stood())
    for row in found.to_dict("records"):
        own = stood()[stood()["lead"].eq(row["lead"])]
        assert {k: len(work.of_kind(own, k)) for k in work.ANSWERED} == {
            k: row[k] for k in work.ANSWERED
        }


def test_the_parts_of_responsibility_make_the_whole() -> None:
    found = work.responsibility(stood()).set_index("lead")
    assert found.loc["van-phong", list(work.ANSWERED)].tolist() == [6, 1, 1, 1, 2, 1, 1]
    parts = found[["on_time", "late", "overdue", "open", "dropped"]].sum(axis=1)
    assert parts.equals(found["all"])


def test_a_task_is_idle_only_while_it_is_open() -> None:
    assert work.of_kind(stood(), "idle")["task"].tolist() == ["3", "5", "7"]
    assert work.of_kind(stood(), "undated")["task"].tolist() == ["5"]


def owed(*rows: dict[str, object], typed: pd.DataFrame | None = None) -> pd.DataFrame:
    none = pd.DataFrame(columns=["id", "period", "division", "on"])
    dues = {"half_year": date(2018, 6, 20)}
    received = none if typed is None else typed
    owing = ["thanh-tra", "lanh-su"]
    return work.reports_owed(owing, dues, tasks({}, *rows), received, DAY)


def test_a_report_arrives_as_typed_else_as_its_task_says() -> None:
    own = {"rhythm": "half_year", "lead": "lanh-su", "due": date(2018, 6, 25), "status": "done"}
    typed = pd.DataFrame(
        [
            {
                "id": 9,
                "period": "half_year",
                "division": "thanh-tra",
                "on": pd.Timestamp("2018-06-18"),
            }
        ]
    )
    found = owed({**own, "done_on": date(2018, 6, 27)}, typed=typed).set_index("division")
    assert found.loc["thanh-tra", ["arrived", "days", "id"]].tolist() == [True, -2, 9]
    assert found.loc["lanh-su", ["arrived", "days", "task"]].tolist() == [True, 2, "2"]


def test_a_report_that_has_not_come_is_late_by_the_days_since() -> None:
    found = owed().set_index("division")
    assert not found["arrived"].any()
    assert found["days"].tolist() == [92, 92]


def test_a_report_that_came_after_the_day_had_not_come_on_it() -> None:
    typed = pd.DataFrame(
        [
            {
                "id": 9,
                "period": "half_year",
                "division": "thanh-tra",
                "on": pd.Timestamp("2018-10-01"),
            }
        ]
    )
    assert not owed(typed=typed).set_index("division").loc["thanh-tra", "arrived"]


def test_quiet_months_are_those_up_to_now() -> None:
    assert activity.quiet_months([3, 0, 0, 1, 0, 0]) == 2
    assert activity.quiet_months([0, 2]) == 0
    assert activity.quiet_months([]) == 0


def test_a_period_from_mid_december_touches_thirteen_months() -> None:
    found = activity.months(date(2017, 12, 15), date(2018, 12, 14))
    assert (len(found), found[0], found[-1]) == (13, date(2017, 12, 1), date(2018, 12, 1))
