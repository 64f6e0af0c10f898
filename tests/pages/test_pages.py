"""Every page in both languages, from the entry point, with good addresses and bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from strings import LANGS
from ui.render.routes import PAGES as ALL
from ui.runtime.identity import GATED

PAGES = {name: script for name, script in ALL.items() if name not in GATED}
ROOT = Path(__file__).resolve().parents[2]


BAD = (
    {"unit": "atlantis", "year": "1066", "index": "gdp", "component": "d99", "against": "abc"},
    {"year": "<script>", "lang": "fr", "against": "9999"},
    {"unit": "dong-nai", "year": "2025"},
    {"unit": "dong-nai-2025", "year": "2011"},
)


@pytest.fixture(scope="module")
def reader(home: Path) -> AppTest:  # noqa: ARG001 - its database
    """One reader, who has opened the first page; `go` takes them on."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    return at.run()


def go(reader: AppTest, page: str, address: dict[str, str]) -> AppTest:
    """A page as somebody sees it who comes by this address, with no choice made before."""
    for kept in ("chosen", "unknown"):
        if kept in reader.session_state:
            del reader.session_state[kept]
    reader.switch_page(PAGES[page])
    reader.query_params.clear()
    reader.query_params.update(address)
    return reader.run()


def opened(page: str, **address: str) -> AppTest:
    """The same for a reader of one's own, who has gone nowhere else."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.query_params = address
    at.run()
    return at if page == "overview" else go(at, page, address)


pytestmark = pytest.mark.usefixtures("home")


def text(at: AppTest) -> str:
    """Everything a page says in its own HTML."""
    return " ".join(element.value for element in at.html)


def sound(at: AppTest) -> bool:
    return not (at.exception or at.warning or at.error)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_in_every_language(reader: AppTest, page: str, lang: str) -> None:
    assert sound(go(reader, page, {"lang": lang}))


def test_the_board_of_the_default_province() -> None:
    said = text(opened("overview"))
    assert "Đạt 6/6: cả 6 nội dung PAPI cao hơn năm 2023; không thay đổi nào rõ rệt" in said
    assert "26% khả năng" in said


@pytest.mark.parametrize(
    ("unit", "year", "words"),
    [
        ("dong-thap", "2014", "Ô trong bảng công bố để trống"),
        ("dong-thap", "2018", "KCDL"),
        ("tien-giang", "2024", "Không công bố kết quả của tỉnh trong năm này"),
        ("quang-ninh", "2024", "Chọn 2022 làm năm so sánh"),
        ("dong-nai-2025", "2025", "Chưa có điểm"),
    ],
)
def test_a_province_with_gaps_says_what_is_missing(unit: str, year: str, words: str) -> None:
    at = opened("overview", unit=unit, year=year)
    links = " ".join(link.proto.label for link in at.get("page_link"))
    assert sound(at)
    assert words in text(at) + links


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("address", BAD, ids="&".join)
def test_a_bad_address_is_answered_with_the_default(
    reader: AppTest, page: str, address: dict[str, str]
) -> None:
    at = go(reader, page, address)
    assert sound(at)
    assert "<script>" not in text(at)


def test_an_unknown_province_is_named_with_a_way_back() -> None:
    at = opened("overview", unit="atlantis")
    assert "unit=atlantis" in text(at)
    assert any("Về Bảng kết quả" in link.proto.label for link in at.get("page_link"))


def test_choosing_a_year_writes_its_code_into_the_address() -> None:
    at = opened("overview")
    at.selectbox(key="pick_year").select(2021).run()
    assert at.query_params["year"] == "2021"
    assert "Đạt 0/3 nội dung so sánh được với năm 2020" in text(at)


@pytest.mark.parametrize("index", ["papi", "pci", "par", "sipas"])
@pytest.mark.parametrize("unit", ["dong-nai", "ha-tay", "quang-ninh", "hung-yen-2025"])
def test_every_index_of_provinces_old_and_new(reader: AppTest, index: str, unit: str) -> None:
    assert sound(go(reader, "index", {"index": index, "unit": unit}))
    assert sound(go(reader, "compare", {"index": index, "unit": unit}))
