"""The plan at work in the app: tasks, activities, one row of a log, states recorded and undone."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

import catalog
import store
from exports.tables import excel
from reports.model import Table, flat
from reports.work.divisions import divisions, owed_reports
from reports.work.state import work_on
from store import task_states, tasks, work
from store.work import ActivityFilter
from tests.pages.test_pages import ROOT, opened, sound, text
from ui.render.routes import PAGES

YEAR = {"plan": "2018", "as_of": "2018-09-20"}
NONE_RECEIVED = pd.DataFrame(columns=["id", "period", "division", "on"])
pytestmark = pytest.mark.usefixtures("home")


def rows_of(said: str) -> int:
    """How many rows the last table of a page's HTML has."""
    return said.rsplit("<tbody>", 1)[-1].count("<tr")


def links(said: str, page: str) -> list[tuple[str, str]]:
    """The address and the label of every link to a page."""
    return re.findall(rf'href="{page}\?([^"]+)"[^>]*>([^<]+)<', said)


def address(query: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in query.replace("&amp;", "&").split("&"))


def test_overdue_tasks_with_days_and_owner_stand_first() -> None:
    said = text(opened("plan", **YEAR))
    assert "3/39 nhiệm vụ quá hạn, lâu nhất 92 ngày (Phòng Người Việt Nam ở nước ngoài)" in said
    assert "số liệu minh họa" in said
    bars = re.findall(r'class="late" style="[^"]+"></i><b[^>]*>(\d+)</b>', said)
    assert bars == ["92", "82", "20"]


def test_every_count_of_the_plan_opens_to_as_many_rows() -> None:
    said = text(opened("plan", **YEAR))
    table = said.split('class="months"')[1].split("</table>")[0]
    for query, count in links(table, "plan")[-4:]:  # the last area and the totals
        found = text(opened("plan", **address(query)))
        assert rows_of(found) == int(count), query


def test_a_month_of_an_area_opens_to_its_activities() -> None:
    said = text(opened("plan", **YEAR))
    query, count = next(
        (query, count) for query, count in links(said, "activities") if "area=d5" in query
    )
    found = text(opened("activities", **address(query)))
    assert f"{count} hoạt động" in found
    assert rows_of(found) == int(count)


def test_like_is_held_against_like() -> None:
    said = text(opened("activities", **YEAR))
    assert "378 hoạt động theo sáu nội dung, nhiều hơn cùng kỳ năm trước 6" in said
    assert "Không so 70 hoạt động của phần III" in said
    one = text(opened("activities", **YEAR, area="duty"))
    assert "70 hoạt động; năm 2017 chưa có nhật ký để so" in one


def test_the_log_is_filtered_by_unit_area_month_and_words() -> None:
    chosen = {"division": "lanh-su", "area": "d5", "month": "2018-05", "words": "hồ sơ"}
    at = opened("activities", **YEAR, **chosen)
    said = text(at).rsplit("<tbody>", 1)[-1]
    days = re.findall(r">(\d\d)/(\d+)/2018<", said)
    assert days
    assert {month for _, month in days} == {"5"}
    assert sound(at)


def test_a_row_opens_to_its_line_in_the_file() -> None:
    said = text(opened("activities", **YEAR))
    query, origin = next((q, o) for q, o in links(said, "activities") if "entry=" in q)
    found = text(opened("activities", **address(query)))
    assert origin.split(", hàng ")[0] in found
    assert 'class="it"' in found


def test_evidence_is_a_link_only_where_it_is_one_to_the_web() -> None:
    said = text(opened("activities", **YEAR))
    assert 'href="https://minh-chung.example.vn/' in said
    assert "Hồ sơ lưu số" in said
    assert 'href="Hồ sơ' not in said


@pytest.mark.parametrize(
    "wrong",
    [
        {"task": "9.9", "of_area": "d99", "as_of": "yesterday", "entry": "8.449"},
        {"view": "sideways", "plan": "1900", "division": "<b>", "entry": "x.y.z"},
        {"of_task": "0", "month": "2018-13", "component": "none", "page": "99"},
        {"words": "<script>alert(1)</script>", "component": "d99", "of_area": "duty"},
    ],
)
def test_a_wrong_code_is_answered_with_the_default(wrong: dict[str, str]) -> None:
    for name in ("plan", "activities"):
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        at.query_params = {**YEAR, **wrong}
        at.run()
        at.switch_page(PAGES[name])
        at.query_params = {**YEAR, **wrong}
        at.run()
        assert sound(at)
        assert "<script>" not in text(at)


def state_of(folder: Path, task: str) -> str:
    held = tasks.tasks(store.read(store.current(folder)), 2018)
    return str(held.loc[held["task"].eq(task), "status"].iloc[0])


def button(at: AppTest, label: str) -> None:
    next(each for each in at.button if each.label == label).click().run()


def test_a_state_is_recorded_with_who_and_undone(own_home: Path) -> None:
    at = opened("plan", **YEAR, task="4.3")
    assert "Nhiệm vụ 4.3 quá hạn 82 ngày" in text(at)
    at.selectbox[[each.label for each in at.selectbox].index("Tình trạng")].select("done")
    button(at, "Ghi")
    assert sound(at)
    assert state_of(own_home, "4.3") == "done"
    assert "Người dùng tại máy" in text(at)
    assert "quá hạn" not in text(at).split("</h1>")[0]
    button(at, "Hoàn tác lần ghi gần nhất")
    assert state_of(own_home, "4.3") == "planned"
    assert "Nhiệm vụ 4.3 quá hạn 82 ngày" in text(at)
    assert "(đã hoàn tác)" in text(at)


def test_what_shipped_is_not_offered_for_undoing() -> None:
    at = opened("plan", **YEAR, task="5.3")
    assert "Hoàn tác lần ghi gần nhất" not in [each.label for each in at.button]


def test_a_conclusion_stands_among_the_tasks(own_home: Path) -> None:
    task_states.add(own_home, 2018, "Việc của cuộc họp", "mot-cua", "", date(2018, 9, 1), "Lan")
    said = text(opened("plan", **YEAR))
    assert "4/40 nhiệm vụ quá hạn" in said
    assert "Kết luận họp" in said


@pytest.mark.usefixtures("own_home")
def test_an_activity_is_typed_and_taken_back() -> None:
    at = opened("activities", **YEAR, division="lanh-su", words="Việc chỉ có một lần")
    assert "Chưa có hoạt động nào" in text(at)
    at.toggle(key="adding").set_value(True).run()
    at.selectbox[[each.label for each in at.selectbox].index("Nhiệm vụ")].select("5.3.1")
    named = {each.label: each for each in at.text_input}
    named["Việc đã làm"].input("Việc chỉ có một lần <b>")
    named["Số lượng"].input("7")
    button(at, "Ghi")
    assert sound(at)
    found = text(at)
    assert "1 hoạt động" in found
    assert "Việc chỉ có một lần &lt;b&gt;" in found
    query = next(q for q, _ in links(found, "activities") if "entry=" in q)
    one = opened("activities", **address(query))
    assert "ghi-tay-" in text(one)
    undo = next(each for each in one.button if each.label.startswith("Hoàn tác lần ghi số"))
    undo.click().run()
    assert sound(one)
    again = opened("activities", **YEAR, words="Việc chỉ có một lần")
    assert "Chưa có hoạt động nào" in text(again)


def test_a_typed_activity_with_a_fault_is_told_and_not_stored(own_home: Path) -> None:
    version = store.current(own_home)
    at = opened("activities", **YEAR)
    at.toggle(key="adding").set_value(True).run()
    named = {each.label: each for each in at.text_input}
    named["Việc đã làm"].input("Việc")
    named["Số lượng"].input("-7")
    button(at, "Ghi")
    assert any("-7" in each.value for each in at.error)
    assert store.current(own_home) == version


def test_responsibility_counts_open_to_their_tasks() -> None:
    said = text(opened("divisions", **YEAR))
    assert "3/10 đơn vị chủ trì có nhiệm vụ quá hạn, lâu nhất 92 ngày" in said
    assert "đã nhận <b>6/14</b>, quá hạn chưa gửi 1" in said
    table = said.split("Trách nhiệm người đứng đầu")[1].split("</table>")[0]
    found = [(q, n) for q, n in links(table, "plan") if "van-phong" in q]
    assert len(found) == 4
    for query, count in found[-2:]:
        assert rows_of(text(opened("plan", **address(query)))) == int(count)


def test_one_division_has_its_own_tasks_and_reports() -> None:
    said = text(opened("divisions", **YEAR, division="thanh-tra"))
    assert "Thanh tra Sở: 1/7 nhiệm vụ quá hạn" in said
    assert "nhận 18/6/2018" in said
    assert "quá hạn 92 ngày" not in said


def test_a_report_is_received_and_taken_back(own_home: Path) -> None:
    at = opened("divisions", **YEAR, division="viet-kieu")
    assert "quá hạn 92 ngày" in text(at)
    button(at, "Ghi")
    assert sound(at)
    assert "nhận 20/9/2018, trễ 92 ngày" in text(at)
    button(at, "Hoàn tác lần ghi gần nhất: Báo cáo 6 tháng, Phòng Người Việt Nam ở nước ngoài")
    assert "quá hạn 92 ngày" in text(at)
    assert store.current(own_home).number == 3


def test_activities_stand_beside_the_published_score() -> None:
    said = text(opened("alongside", plan="2018", area="d5"))
    found = "214 hoạt động đến hết khảo sát 30/11/2018, 9 sau đó; điểm năm 2018 là 7,37"
    assert found in said
    assert "không suy ra hoạt động nào làm điểm thay đổi" in said
    assert "Hoạt động là số liệu minh họa, điểm là số đã công bố." in said
    assert "//" in text(opened("alongside", plan="2018", area="d3"))


def test_a_note_has_its_level_and_can_be_taken_back(own_home: Path) -> None:
    at = opened("alongside", plan="2018", area="d5")
    field = next(each for each in at.text_input if each.label.startswith("Việc đã làm đi cùng"))
    field.input("Khảo sát sau khi đổi quy trình <i>")
    button(at, "Ghi")
    assert sound(at)
    assert "Khảo sát sau khi đổi quy trình &lt;i&gt;" in text(at)
    assert "Có tài liệu, minh chứng" in text(at)
    button(at, "Hoàn tác ghi chú gần nhất")
    assert "Chưa có ghi chú nào" in text(at)
    assert store.current(own_home).number == 3


def test_a_plan_is_copied_to_the_current_year(own_home: Path) -> None:
    at = opened("plan", **YEAR)
    at.toggle(key="next_plan").set_value(True).run()
    button(at, "Sao chép từ kế hoạch năm 2018")
    assert sound(at)
    assert int(at.query_params["plan"]) > 2018
    assert len(tasks.years(store.read(store.current(own_home)))) == 2
    assert "nhiệm vụ" in text(at)


def test_evidence_opens_to_as_many_activities() -> None:
    said = text(opened("plan", **YEAR))
    query, count = next(
        (query, count) for query, count in links(said, "activities") if "evidenced=yes" in query
    )
    found = text(opened("activities", **address(query)))
    assert f"{count} hoạt động" in found
    assert rows_of(found) == min(int(count), 30)


def test_the_table_of_responsibility_can_be_had_as_a_file(home: Path) -> None:
    cursor, on = store.read(store.current(home)), date(2018, 9, 20)
    cells = work.cells(cursor, ActivityFilter(2018, date(2017, 12, 15), on), on)
    held = tasks.tasks(cursor, 2018)
    results = work_on(catalog.load(), 2018, on, held, cells, made_up=True, version=1)
    report = divisions(results, owed_reports(results, NONE_RECEIVED), "vi")
    table = next(
        block for block in flat(report.blocks) if getattr(block, "key", "") == "responsibility"
    )
    assert isinstance(table, Table)
    lines = excel.csv(table, "vi").decode("utf-8-sig").splitlines()
    assert "Quá hạn" in lines[0]
    assert any("Thanh tra Sở" in line and "Chánh Thanh tra" in line for line in lines)
    assert load_workbook(BytesIO(excel.workbook(report))).sheetnames
