"""A meeting in the app: a conclusion becomes a task, leads the next meeting's view, is taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import store
from store import meetings, tasks
from tests.browser import ROOT
from ui.render.routes import PAGES

FIRST, SECOND = "2018-11-10", "2018-11-24"


def opened(page: str, **address: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.run()
    at.switch_page(PAGES[page])
    at.query_params = address
    return at.run()


def text(at: AppTest) -> str:
    return " ".join(e.value for e in at.html)


def press(at: AppTest, label: str) -> AppTest:
    next(b for b in at.button if b.label == label).click().run()
    assert not at.exception
    return at


def conclude(words: str, due: date) -> AppTest:
    at = opened("conclusions", meeting=FIRST)
    at.text_area[0].input(words)
    next(d for d in at.date_input if d.label == "Hạn hoàn thành").set_value(due)
    return press(at, "Ghi kết luận")


def test_a_conclusion_leads_the_next_meeting_until_it_is_taken_back(own_home: Path) -> None:
    at = conclude("Cập nhật <b>thủ tục</b>", date(2018, 11, 20))
    assert "1 kết luận: 0 đã xong" in text(at)
    assert "Đã ghi kết luận KL.1" in text(at)
    held = tasks.tasks(store.read(store.current(own_home)), 2018)
    (task,) = held[held["task"] == "KL.1"].to_dict("records")
    assert task["note"] == "Kết luận giao ban 10/11/2018"

    wall = text(opened("presenter", plan="2018", as_of=SECOND))
    assert "1 kết luận kỳ 10/11/2018: 0 đã xong, 1 quá hạn" in wall
    assert "Cập nhật &lt;b&gt;thủ tục&lt;/b&gt;" in wall

    press(opened("conclusions", meeting=FIRST), "Hoàn tác KL.1")
    assert meetings.conclusions(store.read(store.current(own_home))).empty
    assert "kết luận kỳ" not in text(opened("presenter", plan="2018", as_of=SECOND))


@pytest.mark.usefixtures("own_home")
@pytest.mark.parametrize(
    ("words", "due", "said"),
    [
        ("", date(2018, 11, 20), "Hãy ghi việc phải làm."),
        ("Rà soát", date(2018, 11, 9), "Hạn hoàn thành phải từ ngày họp trở đi."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(words: str, due: date, said: str) -> None:
    at = conclude(words, due)
    assert [e.value for e in at.error] == [said]
    assert "Chưa ghi kết luận nào" in text(at)


def test_a_meeting_without_conclusions_is_on_record_and_counts(own_home: Path) -> None:
    at = press(opened("conclusions", meeting=FIRST), "Ghi cuộc họp")
    assert "Các cuộc họp đã ghi (1)" in text(at)
    wall = text(opened("presenter", plan="2018", as_of=SECOND))
    assert "Giao ban 24/11/2018, kỳ trước 10/11/2018" in wall
    press(opened("conclusions", meeting=FIRST), "Hoàn tác lần ghi cuộc họp")
    assert meetings.held(store.read(store.current(own_home))).empty
