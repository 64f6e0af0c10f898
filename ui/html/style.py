"""The one style sheet: what Streamlit's theme cannot say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path

import streamlit as st

from reports.model import Mark
from reports.model.palette import PALETTES, Palette
from ui.html.marks import badge_svg, data_uri, mark_svg
from ui.html.markup import Sheet, put

ASSETS = Path(__file__).parents[1] / "assets"
SHEETS = ("style.css", "data.css", "what_if.css", "work.css", "paper.css")
CSS = "".join((ASSETS / name).read_text("utf-8") for name in SHEETS)
JUDGED = ("met", "not_met")
STRENGTHS = ("clear", "fairly_clear", "within_noise", "unknown", "")


def palette() -> Palette:
    """Return the colours of the theme that the reader's browser shows."""
    return PALETTES["dark" if st.context.theme.type == "dark" else "light"]


@cache
def sheet(colours: Palette, *more: str) -> Sheet:
    """Return the style sheet with a palette's colours and its marks; `more` at its end."""
    names = [f.name for f in fields(Palette) if isinstance(getattr(colours, f.name), str)]
    variables = "".join(f"--{name}:{getattr(colours, name)};" for name in names)
    return Sheet(f":root{{{variables}}}{CSS}{signs(colours)}{''.join(more)}")


def apply() -> None:
    """Put the style sheet into the page."""
    put(sheet(palette()))


def signs(colours: Palette) -> str:
    """Return the style rules of every mark, so that each mark is sent only once."""
    rules = []
    for goal in (*JUDGED, "unchanged", "not_comparable", "no_data"):
        names = [f".{goal}-{strength}" for strength in STRENGTHS]
        rules.append(f"{','.join(f'.word{name}' for name in names)}{{color:{colours.goal(goal)}}}")
        if goal in JUDGED:  # the others look the same however sure
            for strength, name in zip(STRENGTHS, names, strict=True):
                rules += _rules(Mark(goal, strength), [name], colours)
        else:
            rules += _rules(Mark(goal), names, colours)
    return "".join(rules)


def _rules(mark: Mark, names: Sequence[str], colours: Palette) -> list[str]:
    variants = {
        "": mark_svg(mark, colours),
        ".key": mark_svg(mark, colours, colour=colours.edge),
        ".here": badge_svg(mark, colours),
    }
    if mark.strength == "clear":
        variants[".on"] = mark_svg(mark, colours, colour=colours.bg)
    return [
        f"{','.join(name + variant for name in names)}{{background-image:url({data_uri(drawn)})}}"
        for variant, drawn in variants.items()
    ]
