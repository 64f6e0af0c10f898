"""What a trend says: the names of its lines, at their ends too, and the reasons of its breaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from catalog import Lang
from reports.charts.frame import LINES, Frame
from reports.charts.trend import Trend
from strings import translate
from strings.numbers import number

LINE = 18  # pixels from one name at the lines' ends to the next
YEAR_LETTERS = 7  # letters of 12 pixels that fit between two years

Part = Literal["ours", "median", "best", "level", "noise"]


@dataclass(frozen=True, slots=True)
class End:
    """A name right of the axis, at a value in points, instead of a legend."""

    part: Part
    at: float
    text: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Foot:
    """The reason of a break at its foot, in rows that end before the next break."""

    year: int
    rows: tuple[str, ...]
    enabled: bool


def ends(trend: Trend, frame: Frame, height: float, lang: Lang) -> list[End]:
    """Return the names from the top, moved apart where they would touch; `height` of the chart in pixels."""
    low, high = frame.values
    step = (high - low) * LINE / (height * (LINES[1] - LINES[0]))
    placed: list[End] = []
    for end in sorted(_ends(trend, lang), key=lambda end: -end.at):
        limit = placed[-1].at - step if placed else end.at
        placed.append(End(end.part, min(end.at, limit), end.text, end.strong))
    return placed


def _ends(trend: Trend, lang: Lang) -> list[End]:
    last, at, found = trend.points[-1], trend.level, []
    if last.median is not None:
        text = translate("area.median", lang, value=number(last.median, lang))
        found.append(End("median", last.median, text, strong=False))
    if last.best is not None and not trend.plain:
        found.append(_named("best", last.best, last.best_name, lang))
    if last.value is not None:
        found.append(_named("ours", last.value, trend.name, lang))
    if at and trend.shown == last.year:
        text = translate("area.to_beat", lang, value=number(at.value, lang))
        found.append(End("level", at.value, text, strong=True))
        if at.noise:
            text = translate("area.noise", lang, value=number(at.noise[1], lang))
            found.append(End("noise", at.value - at.noise[1], text, strong=False))
    return found


def _named(part: Part, value: float, name: str, lang: Lang) -> End:
    return End(part, value, f"{name} {number(value, lang)}", strong=True)


def feet(trend: Trend, lang: Lang) -> list[Foot]:
    """Return the reasons of the breaks for which there is room before the next one."""
    years, found = sorted(c.year for c in trend.cuts), []
    for cut in trend.cuts:
        room = next((y for y in years if y > cut.year), trend.years[-1] + 1) - cut.year
        if room > 1:
            said = f"{cut.year}: {cut.reason}"
            words = said if cut.enabled else translate("area.suspected", lang, year=cut.year)
            found.append(Foot(cut.year, _wrapped(words, room * YEAR_LETTERS), cut.enabled))
    return found


def _wrapped(text: str, width: int) -> tuple[str, ...]:
    """Broken into rows of at most `width` letters, so that it ends before the next break."""
    rows: list[str] = []
    for word in text.split():
        if rows and len(rows[-1]) + 1 + len(word) <= width:
            rows[-1] += " " + word
        else:
            rows.append(word)
    return tuple(rows)


def name(part: Literal["median", "best", "level"], lang: Lang) -> str:
    """Return the name of a line of the country, or of the level to beat."""
    keys = {"median": "column.median", "best": "area.series_best", "level": "area.series_target"}
    return translate(keys[part], lang)
