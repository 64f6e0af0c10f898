"""The one style sheet: what Streamlit's theme cannot say."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import streamlit as st

from reports.model.palette import PALETTES, Palette
from ui.html.elements import signs

ASSETS = Path(__file__).parents[1] / "assets"
SHEETS = ("style.css", "data.css", "what_if.css", "work.css", "paper.css")
CSS = "".join((ASSETS / name).read_text("utf-8") for name in SHEETS)


def palette() -> Palette:
    """The colours of the theme that the reader's browser shows."""
    return PALETTES["dark" if st.context.theme.type == "dark" else "light"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet that Streamlit sends as it is: it looks through a text at every click."""

    text: str

    def _repr_html_(self) -> str:
        return self.text


@cache
def sheet(colours: Palette) -> Sheet:
    """The style sheet with the colours of a palette, as variables, and its marks."""
    names = [f.name for f in fields(Palette) if isinstance(getattr(colours, f.name), str)]
    variables = "".join(f"--{name}:{getattr(colours, name)};" for name in names)
    return Sheet(f"<style>:root{{{variables}}}{CSS}{signs(colours)}</style>")


def apply() -> None:
    """Puts the style sheet into the page."""
    st.html(sheet(palette()))
