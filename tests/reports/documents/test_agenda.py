"""A meeting's work: what counts since the last one, what leads, what is put to a decision."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

import catalog
from reports.documents.agenda import Agenda, agenda
from reports.documents.meeting_work import by_area, work_slides
from reports.model import Headline, Report, Table
from reports.work.state import PlanState, work_on
from store.tasks import TASK
from strings import LANGS

CATALOG = catalog.load()
ON, LAST = date(2018, 11, 24), date(2018, 11, 10)


def task(code: str, **said: object) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(TASK, "")
    row |= {"year": 2018, "task": code, "text": f"Việc {code}", "lead": "van-phong"}
    row |= {"due": pd.NaT, "done_on": pd.NaT, "status": "planned", "target": None, "row": None}
    return row | said


def work(*tasks: dict[str, object]) -> PlanState:
    frame = pd.DataFrame(tasks, columns=list(TASK))
    for column in ("due", "done_on"):
        frame[column] = pd.to_datetime(frame[column])
    counts = dict.fromkeys(("n", "evidenced", "recent", "quantity"), pd.Series(dtype="float64"))
    texts = dict.fromkeys(
        ("division", "area", "component", "task", "measure"), pd.Series(dtype="str")
    )
    days = dict.fromkeys(("last", "month"), pd.Series(dtype="datetime64[us]"))
    cells = pd.DataFrame({**texts, **counts, **days, "newest": pd.Series(dtype="float64")})
    return work_on(CATALOG, 2018, ON, frame, cells, made_up=False, version=1)


def meeting(*tasks: dict[str, object], **known: object) -> Agenda:
    concluded = pd.DataFrame(known.get("concluded", []), columns=[*TASK, "meeting"])
    for column in ("due", "done_on", "meeting"):
        concluded[column] = pd.to_datetime(concluded[column])
    held = known.get("held", [LAST])
    entered = known.get("entered", {})
    assert isinstance(held, list)
    assert isinstance(entered, dict)
    return agenda(work(*tasks), held, concluded, entered)


def titles(found: Agenda) -> dict[str, str]:
    return {
        s.key: next(b for b in s.blocks if isinstance(b, Headline)).finding
        for s in work_slides(found, "vi")
    }


def rows(slide: Report, key: str) -> list[dict[str, object]]:
    table = next(b for b in slide.blocks if isinstance(b, Table) and b.key == key)
    return [dict(r) for r in table.rows]


LATE = task("1.1", area="d5", due=date(2018, 10, 1))
NEAR = task("1.2", area="d5", due=date(2018, 12, 1), lead="thanh-tra")
DONE = task("1.3", due=date(2018, 11, 30), status="done", done_on=date(2018, 11, 20))
OLD = task("1.4", due=date(2018, 9, 1), status="done", done_on=date(2018, 11, 10))


def test_since_the_last_meeting() -> None:
    found = meeting(LATE, NEAR, DONE, OLD, entered={"1.2": date(2018, 11, 12), "1.1": LAST})
    assert found.since == LAST
    assert found.done_since()["task"].tolist() == ["1.3"]
    assert found.new_since()["task"].tolist() == ["1.2"]
    assert titles(found)["work_since"] == "Từ 10/11/2018: 1 nhiệm vụ mới, 1 nhiệm vụ đã xong"


def test_without_a_meeting_on_record_the_usual_time_counts() -> None:
    found = meeting(LATE, held=[])
    assert (found.last, found.since, found.next) == (None, LAST, date(2018, 12, 8))
    later = meeting(LATE, held=[date(2018, 12, 1)])
    assert later.last is None


def test_overdue_tasks_say_their_days_and_owner_and_what_is_due_next_follows() -> None:
    slide = next(s for s in work_slides(meeting(LATE, NEAR), "vi") if s.key == "work_overdue")
    (late,) = rows(slide, "late")
    (near,) = rows(slide, "near")
    assert (late["days"], late["owner"], late["area"]) == (54, "Văn phòng Sở", "5 Thủ tục")
    assert (near["days"], near["owner"]) == ("còn 7 ngày", "Thanh tra Sở")
    assert titles(meeting(NEAR))["work_overdue"] == "Không nhiệm vụ nào quá hạn"


def test_conclusions_of_the_last_meeting_lead() -> None:
    given = task("KL.1", due=date(2018, 11, 20)) | {"meeting": LAST}
    older = task("KL.2", due=date(2018, 11, 20)) | {"meeting": date(2018, 10, 27)}
    found = meeting(LATE, concluded=[given, older])
    slides = work_slides(found, "vi")
    assert slides[0].key == "work_conclusions"
    assert titles(found)["work_conclusions"] == "1 kết luận kỳ 10/11/2018: 0 đã xong, 1 quá hạn"
    assert rows(slides[0], "given")[0]["days"] == 4


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"due": date(2018, 10, 1)}, "gia hạn, đổi đơn vị hay dừng"),
        ({"due": date(2018, 12, 30), "lead": ""}, "chưa có đơn vị chủ trì"),
        ({}, "chưa có hạn hoàn thành"),
    ],
)
def test_what_cannot_go_on_is_put_to_a_decision(said: dict[str, object], why: str) -> None:
    slide = next(s for s in work_slides(meeting(task("1.1", **said)), "vi") if "decide" in s.key)
    assert rows(slide, "decide")[0]["state"] == why


def test_what_is_late_for_a_few_days_or_done_is_not() -> None:
    few = task("1.1", due=date(2018, 11, 20))
    assert "work_decide" not in titles(meeting(few, DONE))


def test_an_area_has_its_own_overdue_tasks() -> None:
    found = by_area(meeting(LATE, NEAR, task("2.1", area="d1", due=date(2018, 11, 1))), "vi")
    assert {area: t.title for area, t in found.items()} == {
        "d5": "1 nhiệm vụ quá hạn",
        "d1": "1 nhiệm vụ quá hạn",
    }


@pytest.mark.parametrize("lang", LANGS)
def test_a_year_without_a_plan_says_so(lang: str) -> None:
    empty = meeting()
    (slide,) = work_slides(empty, "vi" if lang == "vi" else "en")
    assert slide.key == "work_no_plan"
