"""The finding on all areas together: counts that add up, names, chance, and nothing where nothing can be said."""

from __future__ import annotations

import re

import pytest

from analytics.headline import by_chance
from catalog import Lang
from reports.dataset.all_results import AllResults
from reports.model import Headline
from reports.results.tiles import area_tiles
from reports.verdicts.headline import headline
from reports.verdicts.planned import counted, firm, planned
from strings import LANGS
from strings.numbers import number


def of(all_results: AllResults, unit: str, year: int) -> Headline:
    results = all_results.province(all_results.catalog.units[unit])
    return headline(results, planned(results, year), year, year - 1, "vi")


def figures(found: Headline) -> list[str]:
    return [each.figure for each in found.counts]


def test_the_counts_of_every_province_and_year_add_up(all_provinces: AllResults) -> None:
    """What is shown adds up to the number of areas, and an en dash stands where nothing was tested."""
    plain = partial = nothing = 0
    for unit in all_provinces.catalog.units.values():
        results = all_provinces.province(unit)
        for year in results.years("papi"):
            shown = planned(results, year)
            found = headline(results, shown, year, year - 1, "vi")
            *tested, none = figures(found)
            if tested == ["–"] * 3:
                nothing += 1
                assert none == "6"
                assert "/6" not in found.finding
                assert not any("ngẫu nhiên" in text for text in found.sentences)
                continue
            split = [each.split("/") for each in tested]
            assert sum(int(n) for n, *_ in split) + int(none) == 6
            denominators = {of for _, *rest in split for of in rest}
            assert denominators == ({str(6 - int(none))} if int(none) else set())
            plain, partial = plain + (none == "0"), partial + (none != "0")
    assert min(plain, partial, nothing) > 50


def test_the_clearest_rise_and_fall_are_named(all_provinces: AllResults) -> None:
    named = 0
    for unit in all_provinces.catalog.units.values():
        results = all_provinces.province(unit)
        for year in results.years("papi"):
            shown = planned(results, year)
            found, said = (
                counted(results, shown),
                headline(results, shown, year, year - 1, "vi").finding,
            )
            for way, row in (("tăng rõ", found.clearest_rise), ("giảm rõ", found.clearest_fall)):
                if row is None:
                    assert f"{way}:" not in said
                    assert f"{way} nhất:" not in said
                    continue
                name = next(a.name("vi") for a, each in shown if each is row)
                change = number(row.change, "vi", sign=True)
                assert re.search(rf"{way}( nhất)?: {re.escape(f'{name} ({change})')}", said)
                named += 1
    assert named > 250


def test_chance_is_computed_from_what_was_tested(all_provinces: AllResults) -> None:
    six = of(all_provinces, "dong-nai", 2024).sentences[0]
    assert "6 phép so sánh đã cho trung bình 3 nội dung tăng và 0,3 nội dung" in six
    three = of(all_provinces, "dong-nai", 2021).sentences[0]
    assert "3 phép so sánh đã cho trung bình 1,5 nội dung tăng và 0,15 nội dung" in three
    assert by_chance(3).clear == pytest.approx(0.15)


@pytest.mark.parametrize(
    ("unit", "year", "words"),
    [
        ("dong-nai-2025", 2025, "không có điểm PAPI năm 2025"),
        ("binh-duong", 2024, "Chưa kết luận được"),
        ("quang-ninh", 2021, "Chưa kết luận được"),
    ],
)
def test_where_nothing_can_be_judged_the_finding_says_why(
    all_provinces: AllResults, unit: str, year: int, words: str
) -> None:
    found = of(all_provinces, unit, year)
    assert figures(found) == ["–", "–", "–", "6"]
    assert words in found.finding
    assert "0/" not in " ".join((found.finding, *found.sentences))


def test_areas_that_stand_together_are_named_and_marked(all_provinces: AllResults) -> None:
    marked = 0
    for unit in all_provinces.catalog.units.values():
        results = all_provinces.province(unit)
        shown = planned(results, 2024)
        stand = firm(shown)
        tiles = area_tiles(results, shown, "vi")
        assert {t.key for t in tiles if t.net.endswith("◆")} == stand
        said = " ".join(headline(results, shown, 2024, 2023, "vi").sentences)
        assert ("Còn đứng vững" in said) == bool(stand)
        marked += len(stand)
    assert marked > 5


@pytest.mark.parametrize("lang", LANGS)
def test_areas_are_named_never_numbered(all_provinces: AllResults, lang: Lang) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    shown = planned(results, 2024)
    said = " ".join(headline(results, shown, 2024, 2023, lang).sentences)
    assert results.catalog.plan_areas[1].name(lang) in said
