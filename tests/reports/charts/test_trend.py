"""Where the parts of a trend stand, and what it says at its ends and feet."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from reports.charts import Cut, Level, Mark, Note, Point, Trend
from reports.charts.frame import frame, zones
from reports.charts.trend import level_path, middle, path
from reports.charts.words import ends, feet
from strings import LANGS, Lang

YEARS = range(2018, 2025)


def point(year: int, value: float | None = 5.0) -> Point:
    return Point(year, value, None, Mark("met", "clear"), 4.0, (3.5, 4.5), 6.0, "Best")


TREND = Trend(
    name="Ours",
    shown=2024,
    points=tuple(point(year) for year in YEARS),
    cuts=(Cut(2021, "new questions in the survey", enabled=True), Cut(2023, "?", enabled=False)),
    level=Level(4.9, 2023, (0.2, 0.3)),
    notes=(),
)


def test_a_line_stops_before_a_break_and_at_a_missing_value() -> None:
    gap = replace(TREND, points=(*TREND.points[:5], point(2023, None), TREND.points[6]))
    assert path(gap, lambda p: p.value) == [
        (2018, 5.0), (2019, 5.0), (2020, 5.0), (2020.5, None),
        (2021, 5.0), (2022, 5.0), (2023, None), (2024, 5.0),
    ]  # fmt: skip
    runs = [[year for year, _, _ in run] for run in middle(TREND)]
    assert runs == [[2018, 2019, 2020], [2021, 2022, 2023, 2024]]


def test_a_suspected_break_cuts_nothing() -> None:
    assert TREND.broken == {2021}


def test_the_noise_stands_round_the_level_to_beat() -> None:
    (outer, wide), (inner, narrow) = zones(TREND)
    assert (outer, inner) == (95, 90)
    assert wide == pytest.approx((4.6, 5.2))
    assert narrow == pytest.approx((4.7, 5.1))
    assert level_path(TREND) == [(2023, 4.9), (2024.3, 4.9)]
    assert zones(replace(TREND, level=None)) == []
    assert level_path(replace(TREND, level=None)) == []


def test_a_wall_shows_no_other_province_but_the_median() -> None:
    plain = replace(TREND, plain=True)
    assert middle(plain) == []
    assert frame(plain).values[1] < 6.0 < frame(TREND).values[1]
    assert "best" not in {end.part for end in ends(plain, frame(plain), 310, "en")}


@pytest.mark.parametrize("lang", LANGS)
def test_names_at_the_ends_do_not_touch(lang: Lang) -> None:
    shown = frame(TREND)
    found = ends(TREND, shown, 310, lang)
    assert {end.part for end in found} == {"best", "ours", "level", "noise", "median"}
    low, high = shown.values
    pixels = [310 * 0.8 * (high - end.at) / (high - low) for end in found]
    assert all(b - a >= 17.9 for a, b in pairwise(pixels))


def test_a_reason_ends_before_the_next_break() -> None:
    first, second = feet(TREND, "en")
    assert (first.year, second.year, second.enabled) == (2021, 2023, False)
    assert all(len(row) <= 2 * 7 for row in first.rows)
    assert " ".join(first.rows) == "2021: new questions in the survey"


def test_near_notes_stand_at_different_heights_above_the_lines() -> None:
    noted = replace(TREND, notes=(Note(2019, "a"), Note(2020, "b"), Note(2024, "c " * 80)))
    tops = [pin.top for pin in frame(noted).pins]
    assert tops[0] < tops[1]
    assert tops[0] == tops[2]
    assert frame(noted).values[1] > max(tops) > frame(TREND).values[1]
    assert frame(noted).pins[2].rows[-1].endswith("…")
    assert [pin.side for pin in frame(noted).pins] == ["right", "center", "left"]
