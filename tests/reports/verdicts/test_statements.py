"""What may be said and what must not: held against the table of verdicts, over all that is shipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

import pytest

from analytics.verdict import Verdict
from catalog import Lang
from reports.dataset.all_results import AllResults
from reports.dataset.province_results import ProvinceResults
from reports.verdicts.basis import basis
from reports.verdicts.statements import sayings
from strings import LANGS
from strings.numbers import number
from tests.strings.test_words import unfit

IN_A_ROW = re.compile(r"chuỗi tăng hiện là (\d+) năm")
ALL_CLEAR = re.compile(r"“(\d+) năm liền đều tăng rõ rệt”: trong chuỗi chỉ có (\d+) năm")


def every(all_results: AllResults) -> Iterator[tuple[ProvinceResults, Verdict]]:
    """Every verdict on an area, of all provinces and years."""
    for unit in all_results.catalog.units.values():
        results = all_results.province(unit)
        for area in all_results.catalog.plan_areas:
            for year in results.years(area.component):
                row = results.verdict(area.component, year)
                if row is not None:
                    yield results, row


def rising(results: ProvinceResults, row: Verdict) -> list[Verdict]:
    """The years in a row, back from this one, whose score is above that of the year before."""
    past = (results.verdict(row.component, year) for year in range(row.year, 2000, -1))
    return list(takewhile(lambda each: each.goal == "met", (p for p in past if p is not None)))


def test_what_may_be_said_is_what_the_table_says(all_provinces: AllResults) -> None:
    seen = 0
    for results, row in every(all_provinces):
        may = sayings(results, row, "vi").may
        assert ("cao hơn năm" in may) == (row.goal == "met")
        assert ("thấp hơn năm" in may) == (row.goal == "not_met")
        assert ("mức thay đổi rõ rệt" in may) == (row.strength == "clear")
        assert ("nằm trong sai số" in may) == (row.strength == "within_noise")
        assert ("không so sánh được" in may) == (row.goal == "not_comparable")
        assert ("trừ thay đổi chung" in may) == (row.net_strength not in ("", "unknown"))
        assert row.score is None or number(row.score, "vi") in may
        if row.judged:
            assert f"({number(row.change, 'vi', sign=True)})" in may
        seen += 1
    assert seen > 4500


def test_what_must_not_be_said_is_not_borne_by_the_table(all_provinces: AllResults) -> None:
    """Each claim that is ruled out is false of the verdicts, or more than they say."""
    rows = 0
    for results, row in every(all_provinces):
        no = sayings(results, row, "vi").must_not
        assert not ("“tăng rõ rệt”" in no and row.goal == "met" and row.strength == "clear")
        assert not ("“giảm rõ rệt”" in no and row.goal == "not_met" and row.strength == "clear")
        assert ("“tăng rõ rệt”" in no) <= (row.goal == "met")
        assert ("“giảm rõ rệt”" in no) <= (row.goal == "not_met")
        assert ("hơn mặt bằng chung" in no) <= (
            row.strength == "clear" and row.net_strength != "clear"
        )
        assert ("tăng hay giảm" in no) == (not row.judged)
        assert ("mục tiêu là cao hơn" in no) == (row.goal == "unchanged")
        run = rising(results, row)
        if found := IN_A_ROW.search(no):
            assert int(found[1]) == len(run) < 3
            rows += 1
        if found := ALL_CLEAR.search(no):
            clear = sum(each.strength == "clear" for each in run)
            assert (int(found[1]), int(found[2])) == (len(run), clear)
            assert clear < len(run) >= 3
        assert row.goal != "met" or len(run) > 2 or "ba năm liền" in no
    assert rows > 1000


@pytest.mark.parametrize("lang", LANGS)
def test_no_saying_names_a_cause(all_provinces: AllResults, lang: Lang) -> None:
    said = {
        text
        for results, row in every(all_provinces)
        for text in sayings(results, row, lang).sentences
    }
    assert len(said) > 2000
    assert [text for text in said if unfit(text)] == []


def test_a_rise_of_one_year_is_no_row(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    row = results.verdict("d5", 2024)
    assert row is not None
    found = sayings(results, row, "vi")
    assert found.may == (
        f"Năm 2024, điểm “Thủ tục hành chính công” của {results.unit.name('vi')} là 7,13, "
        "cao hơn năm 2023 (+0,10); mức thay đổi nằm trong sai số, "
        "trừ thay đổi chung cả nước còn +0,11: trong sai số."
    )
    assert found.must_not == (
        "Không nên nói “tăng rõ rệt”: mức thay đổi nằm trong sai số; "
        "cũng không nên nói “tăng ba năm liền”: chuỗi tăng hiện là 1 năm."
    )


def test_a_threshold_names_its_period_and_its_pairs(all_provinces: AllResults) -> None:
    catalog = all_provinces.catalog
    results = all_provinces.province(catalog.units["dong-nai"])
    for year in (2014, 2024):
        row = results.verdict("d1", year)
        held = catalog.threshold("d1", year)
        assert row is not None
        assert held is not None
        if row.evidence == "threshold":
            said = basis(catalog, row, "vi")
            assert f"{held.pairs} cặp thay đổi liền kề" in said
            assert str(held.since) in said
    early = results.verdict("d1", 2014)
    assert early is not None
    assert "giai đoạn 2011–2017, tính từ 185 cặp" in basis(catalog, early, "vi")
