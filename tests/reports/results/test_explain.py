"""A verdict is explained in words that agree with its arithmetic and with the board."""

from __future__ import annotations

import re

import pytest

from catalog import Lang
from reports.dataset.all_results import AllResults
from reports.model import Facts, Headline, Link, Linked, Report, Table, Tiles, Ways
from reports.results.area import area
from reports.results.explain import explained
from reports.results.index import index
from reports.results.overview import overview
from strings import LANGS
from tests.reports.results.test_results import blocks, first

FILES = {1: "data/scores/papi.csv"}


def told(
    all_results: AllResults, component: str, year: int, unit: str = "dong-nai", index: str = "papi",
    previous: int | None = None, lang: Lang = "vi",
) -> Report:  # fmt: skip
    return explained(
        all_results,
        all_results.catalog.units[unit],
        index,
        component,
        year,
        previous or year - 1,
        FILES,
        lang,
    )


def sentences(report: Report) -> str:
    head = first(report, Headline)
    assert isinstance(head, Headline)
    return " ".join(head.sentences)


def lines(report: Report) -> dict[str, tuple[str, str]]:
    facts = first(report, Facts)
    assert isinstance(facts, Facts)
    return {fact.label: (fact.value, fact.remark) for fact in facts.facts}


def table(report: Report, key: str) -> Table:
    return next(b for b in blocks(report) if isinstance(b, Table) and b.key == key)


def test_a_change_within_the_threshold(all_provinces: AllResults) -> None:
    report = told(all_provinces, "d5", 2024)
    said = sentences(report)
    assert "Năm 2024 Đồng Nai được 7,13 điểm, năm 2023 được 7,03 điểm." in said
    assert "7,13 cao hơn 7,03: mục tiêu “năm sau cao hơn năm trước” đạt." in said
    assert "Mức thay đổi +0,108 chưa vượt sai số ở mức 90% (±0,32)" in said
    assert "+1,5%, không đáng kể" in said
    assert "Không có mốc đổi cách đo nào giữa hai năm." in said
    found = lines(report)
    assert found["Hiệu của hai điểm làm tròn"] == ("+0,10", "7,13 − 7,03")
    assert found["z"] == ("+0,56", "1,645 × 0,108 / 0,32")


def test_a_change_beyond_published_errors(all_provinces: AllResults) -> None:
    found = lines(told(all_provinces, "papi", 2023))
    assert found["Sai số chuẩn của hiệu"] == ("0,440", "√(0,256² + 0,359²)")
    assert found["z"] == ("−3,07", "(−1,352) / 0,440")
    assert found["Mức độ chắc chắn"] == ("", "Rõ rệt; trừ thay đổi chung: rõ rệt")


def test_the_two_scores_stand_with_their_cells(all_provinces: AllResults) -> None:
    found = table(told(all_provinces, "d5", 2024), "explain_figures")
    assert [row["year"] for row in found.rows] == [2024, 2023]
    assert found.rows[0]["value"] == "7,134693"
    assert found.rows[0]["file"] == "data/scores/papi.csv"
    assert re.fullmatch(r"papi\.csv, D\d+", str(found.rows[0]["cell"]))
    assert {"error", "interval", "maximum"} & {c.key for c in found.columns} == set()


def test_the_break_that_decides_is_marked(all_provinces: AllResults) -> None:
    report = told(all_provinces, "d5", 2021)
    assert "Theo tài liệu: Bỏ nội dung thành phần “Giấy phép xây dựng”" in sentences(report)
    found = table(report, "explain_breaks")
    assert found.highlight is not None
    assert (found.rows[found.highlight]["year"], found.rows[found.highlight]["role"]) == (
        2021, "quyết định",
    )  # fmt: skip
    roles = [row["role"] for row in table(told(all_provinces, "papi", 2019), "explain_breaks").rows]
    assert roles == sorted(roles, key="ngoài hai năm".__eq__)
    assert "Giữa hai năm có mốc nghi đổi cách đo chưa bật (2018" in sentences(
        told(all_provinces, "d4", 2018)
    )


def test_what_is_missing_is_said_with_its_reason(all_provinces: AllResults) -> None:
    said = sentences(told(all_provinces, "d5", 2024, "tien-giang"))
    assert said == "Năm 2024 không có điểm. Không công bố kết quả của tỉnh trong năm này."
    head = first(told(all_provinces, "d9", 2024), Headline)
    assert isinstance(head, Headline)
    assert "không có nội dung này" in head.finding


def test_an_earlier_year_may_be_chosen(all_provinces: AllResults) -> None:
    said = sentences(told(all_provinces, "d5", 2024, "quang-ninh", previous=2022))
    assert "năm 2022 được" in said


def test_a_share_of_the_maximum_is_spelt_out(all_provinces: AllResults) -> None:
    rows = all_provinces.verdicts
    row = rows[(rows["measure"] == "share") & rows["change"].notna()].iloc[0]
    report = told(all_provinces, "par", int(row["year"]), str(row["unit"]), "par")
    assert "Tính theo tỷ lệ so với mức tối đa" in sentences(report)
    label = f"Tỷ lệ năm {row['year']}"
    assert lines(report)[label][1].startswith("100 × ")


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_of_verdict_can_be_explained(all_provinces: AllResults, lang: Lang) -> None:
    """One verdict of each index, goal, reason, strength and evidence that there is."""
    kinds = ["index", "goal", "reason", "strength", "evidence"]
    for row in all_provinces.verdicts.drop_duplicates(kinds).itertuples(index=False):
        report = told(all_provinces, row.component, row.year, row.unit, row.index, lang=lang)
        head = first(report, Headline)
        assert isinstance(head, Headline)
        assert head.sentences
        assert "nan" not in " ".join((head.finding, *head.sentences)).split()


def test_every_verdict_on_the_result_pages_opens_its_arithmetic(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    rows = [b for b in overview(results, 2024, 2023, "vi").blocks if isinstance(b, Tiles)]
    opened = [tile.explain for tiles in rows for tile in tiles.tiles]
    assert [link.address["component"] for link in opened if link] == [
        "d3", "d1", "d2", "d4", "d5", "d6", "pci", "par", "sipas",
    ]  # fmt: skip
    on = first(area(results, "d5", 2024, "vi"), Ways)
    assert isinstance(on, Ways)
    assert [link.page for _, link in on.links] == ["explain", "beside", "what_if"]
    against = all_provinces.against(results, 2024, 2022)
    on = first(area(against, "d5", 2024, "vi"), Ways)
    assert isinstance(on, Ways)
    assert on.links[0][1].address["against"] == "2022"


def test_every_name_in_the_table_of_an_index_opens_a_verdict_that_exists(
    all_provinces: AllResults,
) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    found = table(index(results, "papi", 2024, "vi"), "components_papi")
    for row in found.rows:
        name = row["component"]
        assert isinstance(name, Linked)
        assert isinstance(name.to, Link)
        year = int(name.to.address.get("year", "2024"))
        assert results.verdict(name.to.address["component"], year) is not None
