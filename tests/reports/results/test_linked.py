"""An area beside other indices: its own row, every declared link with its reason, no sums."""

from __future__ import annotations

import pytest

from catalog import Lang
from reports.dataset.all_results import AllResults
from reports.model import Headline, Mark, Notice, Report, Table
from reports.results.linked import linked_indices
from strings import LANGS
from tests.reports.results.test_results import first


def told(all_results: AllResults, unit: str, area: str, year: int, lang: Lang = "vi") -> Report:
    return linked_indices(all_results.province(all_results.catalog.units[unit]), area, year, lang)


def test_the_links_of_an_area_stand_under_it(all_provinces: AllResults) -> None:
    report = told(all_provinces, "dong-nai", "d4", 2024)
    found = first(report, Table)
    assert isinstance(found, Table)
    assert [row["index"] for row in found.rows] == ["PAPI", "PCI", "PCI", "PAR INDEX"]
    own, informal, _, service = found.rows
    assert (own["score"], own["change"]) == (6.713534, 0.23)
    assert (informal["year"], informal["change"]) == (2023, -0.58)
    assert informal["why"] == next(
        link.reason_vi for link in all_provinces.catalog.links if link.component == "pci.informal"
    )
    assert service.get("year") is None
    assert service["verdict"] == Mark("no_data")


def test_it_says_how_many_have_a_score_and_that_nothing_is_added_up(
    all_provinces: AllResults,
) -> None:
    head = first(told(all_provinces, "dong-nai", "d4", 2024), Headline)
    assert isinstance(head, Headline)
    assert "2/3 chỉ số liên quan" in head.finding
    assert any("không cộng" in sentence for sentence in head.sentences)


def test_a_year_before_papi_is_out_shows_the_others(all_provinces: AllResults) -> None:
    report = told(all_provinces, "an-giang-2025", "d4", 2025)
    found = first(report, Table)
    assert isinstance(found, Table)
    assert (found.rows[0]["year"], found.rows[0]["verdict"]) == (2025, Mark("no_data"))
    assert found.rows[1]["verdict"] == Mark("not_comparable", "")
    assert isinstance(first(report, Notice), Notice)


@pytest.mark.parametrize("lang", LANGS)
def test_every_area_in_both_languages(all_provinces: AllResults, lang: Lang) -> None:
    for area in all_provinces.catalog.areas:
        assert told(all_provinces, "tien-giang", area.component, 2024, lang).blocks
