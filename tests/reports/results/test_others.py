"""Provinces added to a chart: who can be, and what of them is drawn."""

from __future__ import annotations

from reports.charts import Bars, Dots, Trend
from reports.dataset.all_results import AllResults
from reports.model import Chart, Report, flat
from reports.results.area import area
from reports.results.compare import compare
from reports.results.others import choices, other


def chart(report: Report, kind: type) -> Chart:
    return next(
        b for b in flat(report.blocks) if isinstance(b, Chart) and isinstance(b.content, kind)
    )


def test_every_province_with_a_score_can_be_added_but_ours(all_provinces: AllResults) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    found = choices(all_provinces, chart(area(results, "d5", 2024, "vi"), Trend), "dong-nai", "vi")
    assert found["hau-giang"] == "Hậu Giang"
    assert "dong-nai" not in found
    assert list(found.values()) == sorted(found.values())
    near = chart(compare(results, "d5", 2024, "neighbours", "vi"), Dots)
    assert isinstance(near.content, Dots)
    beside = choices(all_provinces, near, "dong-nai", "vi")
    assert len(beside) == 61 - len(near.content.dots)
    assert not {dot.name for dot in near.content.dots} & {*beside.values()}


def test_another_province_is_drawn_by_its_own_scores(all_provinces: AllResults) -> None:
    ours, theirs = (
        all_provinces.province(all_provinces.catalog.units[code])
        for code in ("dong-nai", "hau-giang")
    )
    report = area(ours, "d5", 2024, "vi")
    line = other(theirs, chart(report, Trend), "vi")
    assert isinstance(line, Trend)
    assert [(p.year, p.value) for p in line.points] == [
        (year, theirs.score("d5", year)) for year in line.years
    ]
    bars = other(theirs, chart(report, Bars), "vi")
    assert isinstance(bars, Bars)
    row = theirs.verdict("d5", 2024)
    assert row is not None
    assert [bar.value for bar in bars.bars if bar.total] == [row.exact_change]
    dots = other(theirs, chart(compare(ours, "d5", 2024, "region", "vi"), Dots), "vi")
    assert isinstance(dots, Dots)
    assert [(d.value, d.before) for d in dots.dots] == [(row.score, row.previous)]


def test_a_province_without_scores_of_the_year_is_not_drawn(all_provinces: AllResults) -> None:
    ours, theirs = (
        all_provinces.province(all_provinces.catalog.units[code])
        for code in ("dong-nai", "quang-ninh")
    )
    report = area(ours, "d5", 2023, "vi")
    row = theirs.verdict("d5", 2023)
    assert row is None or row.score is None
    assert other(theirs, chart(report, Bars), "vi") is None
    assert isinstance(other(theirs, chart(report, Trend), "vi"), Trend)
