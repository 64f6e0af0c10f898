"""A merged province: its predecessors side by side, an estimate only when asked and only when whole."""

from __future__ import annotations

import pytest

from catalog import Catalog, Lang, load
from catalog.weights import NONE, weights
from reports.dataset.all_results import AllResults
from reports.model import Block, Headline, Notice, Report, Table
from reports.results.area import area
from reports.results.crosswalk import crosswalk, merged_from, notice, years
from reports.results.index import index
from reports.results.overview import overview
from strings import LANGS
from tests.reports.results.test_results import first

LABEL = "Ước tính – không phải số công bố"


def told(
    all_results: AllResults, unit: str, code: str = "papi", *, estimated: bool = False
) -> Report:
    chosen = all_results.catalog.units[unit]
    options = years(all_results, chosen, code)
    return crosswalk(
        all_results, chosen, code, options[0] if options else None, estimated=estimated, lang="vi"
    )


def kinds(report: Report, kind: type) -> list[Block]:
    return [b for b in report.blocks if isinstance(b, kind)]


def table_of(report: Report) -> Table:
    found = first(report, Table)
    assert isinstance(found, Table)
    return found


def test_the_weights_are_the_census_and_complete() -> None:
    """The 63 provinces add up to the published population of 1 April 2019."""
    catalog: Catalog = load()
    found = weights("papi")
    assert set(found.by_unit) == {u.code for u in catalog.units_of(2024)}
    assert sum(found.by_unit.values()) == 96_208_984
    assert weights("pci") == NONE
    assert all(found.source(lang) for lang in ("vi", "en"))


def test_predecessors_stand_side_by_side_without_an_estimate(all_provinces: AllResults) -> None:
    found = table_of(told(all_provinces, "dong-nai-2025"))
    assert [c.key for c in found.columns] == ["component", "binh-phuoc", "dong-nai", "median"]
    assert found.rows[0]["dong-nai"] == pytest.approx(41.824455)
    assert len(found.rows) == 9
    assert LABEL not in {c.label for c in found.columns}


def test_an_estimate_that_was_asked_for_is_labelled_and_weighted(all_provinces: AllResults) -> None:
    found = table_of(told(all_provinces, "dong-nai-2025", estimated=True))
    assert found.columns[-1].label == LABEL
    row = found.rows[0]
    share = 3_097_107 / (3_097_107 + 994_679)
    parts = [float(str(row[u])) for u in ("dong-nai", "binh-phuoc")]
    assert row["estimate"] == pytest.approx(share * parts[0] + (1 - share) * parts[1])
    assert "Bình Phước 24,3%; Đồng Nai 75,7%" in found.note
    assert "Tổng điều tra" in found.note


@pytest.mark.parametrize(
    ("unit", "code", "words"),
    [
        ("dong-thap-2025", "papi", "thiếu điểm năm 2024 của Tiền Giang"),
        ("an-giang-2025", "pci", "chưa khai báo trọng số cho PCI"),
    ],
)
def test_an_estimate_is_refused_with_its_reason(
    all_provinces: AllResults, unit: str, code: str, words: str
) -> None:
    report = told(all_provinces, unit, code, estimated=True)
    said = first(report, Notice)
    assert isinstance(said, Notice)
    assert words in said.text
    assert LABEL not in {c.label for c in table_of(report).columns}


def test_one_missing_component_leaves_the_others_estimated(all_provinces: AllResults) -> None:
    """In 2018 Đồng Tháp has no D2 and no D4, Tiền Giang has all."""
    unit = all_provinces.catalog.units["dong-thap-2025"]
    report = crosswalk(all_provinces, unit, "papi", 2018, estimated=True, lang="vi")
    rows = {str(row["component"]): row for row in table_of(report).rows}
    assert rows["2 Công khai, minh bạch"]["estimate"] is None
    assert rows["5 Thủ tục hành chính công"]["estimate"] is not None
    said = first(report, Notice)
    assert isinstance(said, Notice)
    assert said.text == "Ô có dấu – không ước tính: thiếu điểm năm 2018 của Đồng Tháp."


def test_the_new_provinces_own_scores_stand_beside_without_a_change(
    all_provinces: AllResults,
) -> None:
    found = table_of(told(all_provinces, "an-giang-2025", "pci"))
    assert found.columns[-1].label == "An Giang mới 2025"
    assert "change" not in {c.kind for c in found.columns}


@pytest.mark.parametrize("unit", ["cao-bang", "ha-noi"])
def test_a_province_that_was_not_merged_says_so(all_provinces: AllResults, unit: str) -> None:
    assert merged_from(all_provinces.catalog, all_provinces.catalog.units[unit]) == ()
    head = first(told(all_provinces, unit), Headline)
    assert isinstance(head, Headline)
    assert "giữ nguyên địa giới" in head.finding


def test_an_index_without_any_score_of_the_predecessors(all_provinces: AllResults) -> None:
    head = first(told(all_provinces, "dong-thap-2025", "sipas"), Headline)
    assert isinstance(head, Headline)
    assert "Chưa có điểm SIPAS" in head.sentences[0]


@pytest.mark.parametrize("lang", LANGS)
def test_the_result_pages_of_a_merged_province_lead_here(
    all_provinces: AllResults, lang: Lang
) -> None:
    unit = all_provinces.catalog.units["hung-yen-2025"]
    results = all_provinces.province(unit)
    reports = (
        overview(results, 2025, 2024, lang),
        area(results, "d5", 2025, lang),
        index(results, "pci", 2025, lang),
    )
    for report in reports:
        links = [n.link for n in kinds(report, Notice) if isinstance(n, Notice)]
        assert "bridge" in {link.page for link in links if link}
    assert notice(all_provinces.catalog, all_provinces.catalog.units["dong-nai"], "vi") == ()
