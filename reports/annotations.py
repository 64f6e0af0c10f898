"""What people noted on a point of a line, and where it stands in a figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from catalog import Lang
from reports.figures import Spec
from strings import say
from strings.numbers import day

if TYPE_CHECKING:
    from reports.trend_layers import Subject

LETTERS, LINES = 26, 2  # of a note beside its point
LEVELS = 2  # notes of near years stand above each other
NEAR = 4  # years
DRAWN = 4  # the newest notes of a line; all are listed under its title
STEP = 0.28  # of the values' extent, from one level to the next


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note on a year of a component; `unit` '' holds for every province. `number` undoes it."""

    number: int
    component: str
    year: int
    unit: str
    text: str
    by: str
    on: date


def subject(component: str, year: int, unit: str) -> str:
    """What an annotation is about, as the register names it."""
    return f"{component}/{year}/{unit or '*'}"


def noted(rows: Iterable[dict[str, Any]]) -> tuple[Annotation, ...]:
    """The standing entries of the register (store.typed.standing), newest first."""
    return tuple(_annotation(row) for row in rows)


def _annotation(row: dict[str, Any]) -> Annotation:
    said, at = row["said"], row["at"]
    moment = datetime(at.year, at.month, at.day, at.hour, at.minute, tzinfo=UTC)
    return Annotation(
        number=int(row["id"]),
        component=said["component"],
        year=int(said["year"]),
        unit=said["unit"],
        text=said["text"],
        by=row["by"],
        on=moment.astimezone().date(),
    )


def about(
    found: Sequence[Annotation], component: str, unit: str, years: Sequence[int]
) -> list[Annotation]:
    """The notes on a component that hold for a province, by year, of the years shown."""
    mine = [
        a
        for a in found
        if a.component == component and a.unit in ("", unit) and years[0] <= a.year <= years[-1]
    ]
    return sorted(mine, key=lambda a: (a.year, a.number))


def lines(found: Iterable[Annotation], lang: Lang) -> tuple[str, ...]:
    """Each note in full with who wrote it and when, for under the title of its chart."""
    return tuple(
        say("annotation.line", lang, year=a.year, text=a.text, by=a.by, day=day(a.on, lang))
        for a in found
    )


def pins(
    of: Subject, found: Sequence[Annotation], extent: tuple[float, float]
) -> tuple[list[Spec], tuple[float, float]]:
    """A ring on each point with its note above the lines, and the extent with room for them."""
    drawn = sorted(sorted(found, key=lambda a: a.number)[-DRAWN:], key=lambda a: a.year)
    if not drawn:
        return [], extent
    low, high = extent
    levels = _levels([a.year for a in drawn])
    traces = [
        _pin(of, a, high + STEP * (high - low) * (level + 0.2))
        for a, level in zip(drawn, levels, strict=True)
    ]
    return traces, (low, high + STEP * (high - low) * (max(levels) + 1.3))


def _levels(years: Sequence[int]) -> list[int]:
    levels: list[int] = []
    for before, year in zip((None, *years), years, strict=False):
        near = before is not None and year - before < NEAR
        levels.append((levels[-1] + 1) % LEVELS if near else 0)
    return levels


def _pin(of: Subject, note: Annotation, top: float) -> Spec:
    score = of.case.score(of.row.component, note.year)
    at = score if score is not None else top
    text = "<br>".join(wrap(note.text, LETTERS, max_lines=LINES, placeholder=" …"))
    colour, where = of.palette.accent, of.years.index(note.year)
    side = "right" if where < 2 else "left" if where > len(of.years) - 3 else "center"
    return {
        "type": "scatter",
        "name": f"{note.year}: {note.text}",
        "x": [note.year, note.year],
        "y": [at, top],
        "mode": "lines+markers+text",
        "line": {"width": 1, "color": colour, "dash": "2px,3px"},
        "marker": {
            "symbol": "circle-open",
            "size": [15, 1],
            "color": colour,
            "line": {"width": 2, "color": colour},
        },
        "text": ["", text],
        "textposition": f"top {side}",
        "textfont": {"size": 12, "color": of.palette.ink2},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "meta": "note",
    }
