"""What people noted on a point of a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from catalog import Lang
from strings import translate
from strings.numbers import day


@dataclass(frozen=True, slots=True)
class Annotation:
    """Hold a note on a year of a component; `unit` '' holds for every province. `number` undoes it."""

    number: int
    component: str
    year: int
    unit: str
    text: str
    by: str
    on: date


def subject(component: str, year: int, unit: str) -> str:
    """Return the register's key of what an annotation is about."""
    return f"{component}/{year}/{unit or '*'}"


def noted(rows: Iterable[dict[str, Any]]) -> tuple[Annotation, ...]:
    """Read annotations from entries of the register (store.manual_entries.standing), newest first."""
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
    """Return the notes on a component that hold for a province, by year, of the years shown."""
    mine = [
        a
        for a in found
        if a.component == component and a.unit in ("", unit) and years[0] <= a.year <= years[-1]
    ]
    return sorted(mine, key=lambda a: (a.year, a.number))


def lines(found: Iterable[Annotation], lang: Lang) -> tuple[str, ...]:
    """Write each note in full with who wrote it and when, for under the title of its chart."""
    return tuple(
        translate("annotation.line", lang, year=a.year, text=a.text, by=a.by, day=day(a.on, lang))
        for a in found
    )
