"""Periodic reports in the app: frozen figures stay, what moved is said, a lost version is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import store
from store import frozen, manual_entries, scores
from store.frozen import Period
from tests.browser import ROOT
from ui.render.routes import PAGES

YEAR = {"kind": "year", "year": "2024", "unit": "dong-nai"}
PERIOD = Period("year", 2024, "dong-nai")


def opened(**address: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    at.run()
    at.switch_page(PAGES["reports"])
    at.query_params = address
    return at.run()


def text(at: AppTest) -> str:
    return " ".join(e.value for e in at.html)


def sound(at: AppTest) -> bool:
    return not (at.exception or at.error or at.warning)


def later(folder: Path) -> None:
    """An import that changes the score of one area."""
    with store.write(folder) as connection:
        number = manual_entries.record(connection, "scores", "sau.xlsx", "An", {}, rows=1)
        rows = scores.scores(connection)
        at = (rows["unit"] == "dong-nai") & (rows["year"] == 2024) & (rows["component"] == "d5")
        scores.add(connection, number, rows[at].drop(columns="import_id").assign(value=7.5))


@pytest.mark.usefixtures("own_home")
def test_every_chart_of_a_report_opens_to_its_interactive_view() -> None:
    at = opened(**YEAR)
    buttons = [b for b in at.button if b.label == "Xem tương tác"]
    assert len(buttons) == len({b.key for b in buttons}) > 0
    buttons[0].click().run()
    assert sound(at)
    assert len(at.get("plotly_chart")) == 1


@pytest.mark.usefixtures("own_home")
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("kind", "year", "unit"),
    [
        ("half-year", "2024", "dong-nai"),
        ("meeting", "2018", "dong-thap"),
        ("year", "2025", "dong-nai-2025"),
        ("year", "2024", "quang-ninh"),
    ],
)
def test_every_kind_of_report_is_read_on_the_screen(
    kind: str, year: str, unit: str, lang: str
) -> None:
    at = opened(kind=kind, year=year, unit=unit, lang=lang)
    assert sound(at)
    assert "paper" in text(at)


def test_frozen_figures_stay_and_what_moved_is_said(own_home: Path) -> None:
    at = opened(**YEAR)
    assert "Chưa chốt" in text(at)
    next(b for b in at.button if b.label == "Chốt số liệu kỳ này").click().run()
    assert not at.exception
    assert "Đã chốt số liệu ở phiên bản 1." in text(at)
    assert "Không số liệu nào của báo cáo thay đổi" in text(at)

    later(own_home)
    frozen_page = text(opened(**YEAR))
    assert "7,13 điểm" in frozen_page
    assert "7,50 điểm" not in frozen_page
    assert "1 số liệu của báo cáo đã thay đổi trong kho" in frozen_page
    assert "Thủ tục hành chính công" in frozen_page

    again = opened(**YEAR)
    next(b for b in again.button if b.label == "Chốt số liệu kỳ này").click().run()
    assert "7,50 điểm" in text(again)
    next(b for b in again.button if b.label == "Hoàn tác lần chốt này").click().run()
    assert "7,13 điểm" in text(again)


def test_a_lost_version_is_said_and_no_other_takes_its_place(own_home: Path) -> None:
    frozen.freeze(own_home, PERIOD, "An")
    later(own_home)
    (own_home / "versions" / "000001.duckdb").unlink()
    at = opened(**YEAR)
    assert not at.exception
    (said,) = at.error
    assert "Không mở được số liệu đã chốt: tệp 000001.duckdb" in said.value
    assert "7,50 điểm" not in text(at)
