"""Every sentence that the result reports make of real figures: no cause, no boast, numbers as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from catalog import Lang
from reports.charts import Trend
from reports.charts.frame import frame
from reports.charts.words import ends, feet
from reports.data import definitions
from reports.data.editions import editions
from reports.dataset.all_results import AllResults
from reports.model import Chart, Headline, Notice, Report
from reports.results.area import area
from reports.results.compare import compare
from reports.results.index import index
from reports.results.overview import overview
from strings import LANGS
from tests.reports.results.test_results import blocks, first
from tests.strings.test_words import unfit

YEARS = (2013, 2017, 2019, 2021, 2023, 2024)
UNITS = ("dong-nai", "dong-thap", "quang-ninh")
POINT = re.compile(r"(?<![\d.])\d+\.\d{2}(?![\d.])")  # 7.13, not 1.284
COMMA = re.compile(r"(?<![\d,])\d+,\d{1,2}(?![\d,])")
UNSIGNED = re.compile(r"\((?:\d+[.,]\d+)\)")
UNSAID = ("key", "link", "address", "lang")
QUOTED = ("source", "basis", "text")  # a publisher's own words


def texts(value: object, name: str = "") -> Iterator[str]:
    """Everything that a report says, but for what it quotes."""
    if isinstance(value, str):
        if name not in QUOTED:
            yield value
    else:
        for inner, each in parts(value):
            yield from texts(each, inner)


def parts(value: object) -> Iterable[tuple[str, object]]:
    """What a value is made of, by name where it has one."""
    match value:
        case Report():
            return [("", value.title), ("", value.blocks), *(("", text) for text in labels(value))]
        case Mapping():
            return value.items()
        case list() | tuple():
            return [("", each) for each in value]
    if is_dataclass(value):
        return [(f.name, getattr(value, f.name)) for f in fields(value) if f.name not in UNSAID]
    return []


def labels(report: Report) -> Iterator[str]:
    """What the trends of a report say at the ends of their lines and at the feet of breaks."""
    for block in blocks(report):
        if isinstance(block, Chart) and isinstance(block.content, Trend):
            drawn, lang = block.content, report.lang
            yield from (end.text for end in ends(drawn, frame(drawn), block.height, lang))
            yield from (" ".join(foot.rows) for foot in feet(drawn, lang))


def reports(all_results: AllResults, lang: Lang) -> Iterator[Report]:
    for code in UNITS:
        results = all_results.province(all_results.catalog.units[code])
        for year in YEARS:
            yield overview(results, year, year - 1, lang)
            yield index(results, "papi", year, lang)
            yield area(results, "d5", year, lang)
            yield area(results, "d8", year, lang)
        yield index(results, "pci", 2021, lang)
        yield compare(results, "d4", 2024, "region", lang)


@pytest.mark.parametrize("lang", LANGS)
def test_no_sentence_claims_a_cause_or_boasts(all_provinces: AllResults, lang: Lang) -> None:
    said = {text for report in reports(all_provinces, lang) for text in texts(report)}
    assert len(said) > 500
    assert [text for text in sorted(said) if unfit(text)] == []


def test_decimals_are_written_as_the_language_writes_them(all_provinces: AllResults) -> None:
    wrong = {"vi": POINT, "en": COMMA}
    for lang in LANGS:
        found = [
            text
            for report in reports(all_provinces, lang)
            for text in texts(report)
            if wrong[lang].search(text) and "csv" not in text
        ]
        assert found == []


def test_a_change_in_brackets_has_its_sign(all_provinces: AllResults) -> None:
    for report in reports(all_provinces, "vi"):
        for text in texts([b for b in blocks(report) if isinstance(b, Headline)]):
            if "so với" in text or "tổng hợp" in text:
                assert not UNSIGNED.search(text), text


def test_a_total_that_cannot_be_compared_names_what_can(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    said = " ".join(texts(first(index(results, "papi", 2021, "vi"), Headline)))
    assert (
        "PAPI trên 5 chỉ số so sánh được (D1, D2, D4, D7, D8): 21,75 so với 23,30 năm 2020 "
        "(−1,55), thấp hơn; để ngoài D3, D5, D6." in said
    )
    parts = [
        sum(results.score(code, year) or 0 for code in ("d1", "d2", "d4", "d7", "d8"))
        for year in (2021, 2020)
    ]
    assert [round(total, 2) for total in parts] == [21.75, 23.30]
    assert "PAPI trên" in " ".join(texts(first(overview(results, 2021, 2020, "vi"), Headline)))
    assert "PAPI trên" not in " ".join(texts(first(index(results, "papi", 2024, "vi"), Headline)))


def test_a_total_stands_beside_country_word_and_rank(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    said = " ".join(texts(first(index(results, "papi", 2024, "vi"), Headline)))
    assert "Trừ thay đổi chung cả nước: +1,32." in said
    assert "Theo cách gọi của PAPI, thay đổi +4,8% chưa đáng kể (từ 5%)." in said
    assert "Hạng tự tính 47/61." in said


def test_the_board_counts_met_clear_open_missing_and_significant(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-thap"])
    report = overview(results, 2018, 2017, "vi")
    head = first(report, Headline)
    assert isinstance(head, Headline)
    said = " ".join(head.sentences)
    assert "Không so sánh được" in said
    assert "Thiếu dữ liệu" in said
    assert "Thay đổi đáng kể theo cách gọi của PAPI (từ 5%)" in said
    assert any(" khả năng có ít nhất một kết luận" in text for text in texts(report))


def test_a_movement_of_the_whole_country_asks(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    notice = first(area(results, "d8", 2024, "vi"), Notice)
    assert isinstance(notice, Notice)
    assert notice.text.startswith("Năm 2024 có 52/59 tỉnh tăng, trung vị +0,16:")
    assert notice.link
    assert notice.link.address["proposal"] == "d8:2024"
    assert not any(isinstance(b, Notice) for b in blocks(area(results, "d5", 2024, "vi")))


@pytest.mark.parametrize("lang", LANGS)
def test_the_definitions_boast_of_nothing(all_provinces: AllResults, lang: Lang) -> None:
    catalog = all_provinces.catalog
    for code in catalog.indices:
        said = [
            *texts(editions(catalog, code, lang)),
            *texts(definitions.proposals(catalog, all_provinces.movements, code, lang)),
        ]
        assert [text for text in said if unfit(text)] == []
