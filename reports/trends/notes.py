"""Where the notes on a line stand in its figure."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from reports.charts.figures import Spec
from reports.dataset.annotations import Annotation
from reports.trends.layers import Subject

LETTERS, LINES = 26, 2  # of a note beside its point
LEVELS = 2  # notes of near years stand above each other
NEAR = 4  # years
DRAWN = 4  # the newest notes of a line; all are listed under its title
STEP = 0.28  # of the values' extent, from one level to the next


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
    score = of.results.score(of.row.component, note.year)
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
