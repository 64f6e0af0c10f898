"""The Word report under the ruler of Decree 30/2020, and its charts against the figures."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length

from catalog.load import DATA
from exports.drawing.measure import length
from exports.drawing.values import values
from exports.office.word import document
from reports.dataset.all_results import AllResults
from reports.documents.letter import Letter, letter, written_day
from reports.documents.period_figures import PeriodFigures
from reports.documents.periodic import periodic, subject
from reports.model import Annex, Block, Prompt, Report, Table, flat
from reports.model.written import written
from tests.exports.charts import charts, shown
from tests.exports.ruler import Measured, measured

RULES = json.loads((DATA / "nd30_rules.json").read_text("utf-8"))
ELEMENTS = {each["id"]: each for each in RULES["elements"]}
BASES = ("Căn cứ Kế hoạch số 01/KH-SNGV ngày 05 tháng 01 năm 2024 của Sở Ngoại vụ",)


@pytest.fixture(scope="module")
def report(all_provinces: AllResults) -> Report:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    return periodic(PeriodFigures(all_provinces, results, "year", 2024, "vi"))


@pytest.fixture(scope="module")
def head(all_provinces: AllResults) -> Letter:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    about = subject(PeriodFigures(all_provinces, results, "year", 2024, "vi"))
    return letter(all_provinces.catalog, results.unit, about, date(2024, 12, 5), BASES, "vi")


@pytest.fixture(scope="module")
def content(report: Report, head: Letter) -> bytes:
    return document(report, head)


@pytest.fixture(scope="module")
def ruled(content: bytes) -> list[Measured]:
    return measured(content)


Choose = Callable[[Measured], bool]
WHICH: dict[str, Choose] = {
    "quoc_hieu": lambda p: p.text == ELEMENTS["quoc_hieu"]["text"],
    "tieu_ngu": lambda p: p.text == ELEMENTS["tieu_ngu"]["text"],
    "co_quan_chu_quan": lambda p: p.text.startswith("ỦY BAN NHÂN DÂN"),
    "co_quan_ban_hanh": lambda p: p.text == "SỞ NGOẠI VỤ",
    "so_ky_hieu": lambda p: p.text.startswith("Số:"),
    "dia_danh_ngay": lambda p: p.cell == 1 and ", ngày " in p.text,
    "ten_loai": lambda p: p.text == ELEMENTS["ten_loai"]["text"],
    "trich_yeu": lambda p: p.text.startswith("Kết quả thực hiện giải pháp") and p.bold,
    "kinh_gui": lambda p: p.text.startswith("Kính gửi"),
    "can_cu": lambda p: p.text.startswith("Căn cứ"),
    "than": lambda p: (
        p.cell is None and p.align == "both" and p.size >= 13 and not p.bold and not p.italic
    ),
    "muc_I_II": lambda p: re.match(r"[IVX]+\. ", p.text) is not None,
    "khoan_co_tieu_de": lambda p: re.match(r"\d+\. (Đối với|Chỉ số)", p.text) is not None,
    "quyen_han_chuc_vu": lambda p: p.text in ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    "ho_ten_ky": lambda p: "tên người ký" in p.text,
    "noi_nhan_label": lambda p: p.text == ELEMENTS["noi_nhan_label"]["text"],
    "noi_nhan_list": lambda p: p.text.startswith("- ") and p.cell == 0,
    "phu_luc_label": lambda p: re.fullmatch(r"Phụ lục [IVX]+", p.text) is not None,
    "phu_luc_title": lambda p: p.text.isupper() and "KẾT QUẢ CÁC CHỈ SỐ VÀ" in p.text,
    "phu_luc_ref": lambda p: p.text.startswith("(Kèm theo"),
}
NOT_HERE = {
    "phan_title",
    "diem",
}  # the report has neither parts above its articles nor points under them


def test_every_rule_is_measured() -> None:
    assert set(WHICH) | NOT_HERE == set(ELEMENTS)


@pytest.mark.parametrize("name", WHICH)
def test_size_weight_slant_case_and_place(ruled: list[Measured], name: str) -> None:
    rule, found = ELEMENTS[name], [p for p in ruled if WHICH[name](p)]
    assert found
    low, high = rule["size_pt"]
    for p in found:
        assert low <= p.size <= high
        for key, value in (("bold", p.bold), ("italic", p.italic)):
            assert value == rule.get(key, value), f"{p.text}: {key}"
        if rule.get("case") == "upper":
            assert p.text == p.text.upper()
        if rule.get("align") in ("centre", "centre under agency", "centre under quoc_hieu"):
            assert p.align == "center"
        if rule.get("align") == "justify":
            assert p.align == "both"
        if rule.get("align", "").startswith("left"):
            assert p.align == "left"
        if "cell" in rule:
            assert p.cell == {"1 (right)": 1, "2 (left)": 0}[rule["cell"]]
        assert not p.underlined


@pytest.mark.parametrize(
    "name", ["so_ky_hieu", "dia_danh_ngay", "kinh_gui", "phu_luc_ref", "quyen_han_chuc_vu"]
)
def test_texts_have_the_form_that_is_asked_for(ruled: list[Measured], name: str) -> None:
    for p in ruled:
        if WHICH[name](p):
            assert re.match(ELEMENTS[name]["regex"], p.text), p.text


def test_recipients_end_as_they_must(ruled: list[Measured]) -> None:
    rule = ELEMENTS["noi_nhan_list"]
    *others, last = [p.text for p in ruled if WHICH["noi_nhan_list"](p)]
    assert all(re.match(rule["regex_line"], text) for text in others)
    assert re.match(rule["regex_last"], last)


def test_bases_end_with_semicolons_and_the_last_with_a_full_stop(all_provinces: AllResults) -> None:
    made = letter(
        all_provinces.catalog,
        all_provinces.catalog.units["dong-nai"],
        "x",
        date(2024, 1, 1),
        ("Căn cứ A", "Căn cứ B."),
        "vi",
    )
    assert made.bases == ("Căn cứ A;", "Căn cứ B.")


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("tieu_ngu", 1, 1), ("co_quan_ban_hanh", 1 / 3, 1 / 2), ("trich_yeu", 1 / 3, 1 / 2)],
)
def test_rules_are_lines_of_the_right_length(
    ruled: list[Measured], name: str, low: float, high: float
) -> None:
    at = next(i for i, p in enumerate(ruled) if WHICH[name](p))
    text, line = ruled[at], ruled[at + 1]
    said = min(length(text.text, text.size, bold=True), text.room)
    drawn = line.room - line.left - line.right
    assert line.ruled
    assert not line.text
    assert line.left == pytest.approx(line.right, abs=0.2)
    assert low * 0.98 <= drawn / said <= high * 1.02


def test_the_number_and_the_day_stand_on_one_line(content: bytes) -> None:
    row = docx.Document(BytesIO(content)).tables[0].rows[1]
    assert [cell.text.split(",")[0][:3] for cell in row.cells] == ["Số:", "Đồn"]


def test_body_text_is_justified_indented_and_spaced(ruled: list[Measured]) -> None:
    rule = ELEMENTS["than"]
    body = [p for p in ruled if WHICH["than"](p)]
    assert len(body) > 15
    allowed = [low for low, _ in rule["first_line_indent_mm"]]
    for p in body:
        assert min(abs(p.first_line * 25.4 / 72 - mm) for mm in allowed) < 0.1
        assert p.before + p.after >= rule["space_between_paragraphs_pt_min"]
        assert rule["line_spacing"][0] <= p.spacing <= rule["line_spacing"][1]


def test_everything_is_black_times_new_roman_in_composed_unicode(
    ruled: list[Measured], content: bytes
) -> None:
    assert {font for p in ruled for font in p.fonts} == {RULES["font"]["name"]}
    assert {colour for p in ruled for colour in p.colours} == {RULES["font"]["colour"]}
    with ZipFile(BytesIO(content)) as file:
        text = file.read("word/document.xml").decode()
    assert unicodedata.is_normalized("NFC", text)


def _mm(value: Length | None) -> float:
    assert value is not None
    return round(value / 36000, 1)


def test_the_page_and_its_margins(content: bytes) -> None:
    page = RULES["page"]
    for section in docx.Document(BytesIO(content)).sections:
        assert (_mm(section.page_width), _mm(section.page_height)) == (
            page["width_mm"],
            page["height_mm"],
        )
        for side in ("top", "bottom", "left", "right"):
            low, high = page[f"{side}_mm"]
            assert low <= _mm(getattr(section, f"{side}_margin")) <= high


def _has_number(section: Section) -> bool:
    fields = section.header._element.iter(qn("w:instrText"))
    return any("PAGE" in (f.text or "") for f in fields)


def test_pages_are_numbered_above_the_text_but_for_the_first(content: bytes) -> None:
    rule, made = RULES["page_number"], docx.Document(BytesIO(content))
    style = made.styles["Số trang"]
    assert rule["size_pt"][0] <= style.font.size.pt <= rule["size_pt"][1]
    assert (style.font.bold, style.font.italic) == (rule["bold"], rule["italic"])
    assert style.paragraph_format.alignment == 1
    assert len(made.sections) == 3  # the report and two annexes, each numbered by itself
    for section in made.sections:
        assert section.different_first_page_header_footer
        assert _has_number(section)
        assert not section.first_page_header.paragraphs[0].text
        start = section._sectPr.find(qn("w:pgNumType"))
        assert start.get(qn("w:start")) == str(rule["start"])
        assert start.get(qn("w:fmt")) is None


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2024, 1, 5), "ngày 05 tháng 01 năm 2024"),
        (date(2024, 2, 10), "ngày 10 tháng 02 năm 2024"),
        (date(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
        (date(2024, 12, 31), "ngày 31 tháng 12 năm 2024"),
    ],
)
def test_zeros_stand_only_where_the_decree_wants_them(on: date, said: str) -> None:
    assert written_day(on, "vi") == said
    assert re.match(ELEMENTS["dia_danh_ngay"]["regex"], f"Đồng Nai, {said}")


def test_charts_are_native_and_hold_the_figures_values(report: Report, content: bytes) -> None:
    read, figures = charts(content), shown(report)
    assert len(read) == len(figures) == 7
    for chart, figure in zip(read, figures, strict=True):
        for name, points in values(figure, "vi").items():
            assert chart.drawn[name] == points
            assert chart.held[name] == points


def test_tables_say_what_the_report_says(report: Report, content: bytes) -> None:
    said = [[c.text for c in t._cells] for t in docx.Document(BytesIO(content)).tables]
    inner: list[Block] = [b for b in report.blocks if not isinstance(b, Annex)]
    inner += [b for a in report.blocks if isinstance(a, Annex) for b in a.blocks]
    for table in (b for b in flat(inner) if isinstance(b, Table)):
        cells = [written(c, row.get(c.key), "vi") for row in table.rows for c in table.columns]
        heads = [c.label for c in table.columns]
        assert [*heads, *cells] in [[t.replace("\u00a0", " ") for t in each] for each in said]


def test_what_a_person_has_to_write_is_a_place_to_fill(report: Report, content: bytes) -> None:
    controls = list(docx.Document(BytesIO(content)).element.iter(qn("w:sdt")))
    figures = ["".join(t.text for t in c.iter(qn("w:t"))) for c in controls]
    prompts = [f"[{b.text}]" for b in report.blocks if isinstance(b, Prompt)]
    assert prompts
    assert set(prompts) <= set(figures)
