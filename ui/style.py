"""The one style sheet: what Streamlit's theme cannot say."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from pathlib import Path

import streamlit as st

from reports.palette import PALETTES, Palette
from ui.html import signs

ASSETS = Path(__file__).parent / "assets"
SHEETS = ("style.css", "data.css", "what_if.css", "work.css", "paper.css")
WRITTEN = "".join((ASSETS / name).read_text("utf-8") for name in SHEETS)
# In one line without comments: Streamlit looks through it line by line at every click.
CSS = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", WRITTEN, flags=re.DOTALL))


def palette() -> Palette:
    """The colours of the theme that the reader's browser shows."""
    return PALETTES["dark" if st.context.theme.type == "dark" else "light"]


@cache
def sheet(colours: Palette) -> str:
    """The style sheet with the colours of a palette, as variables, and its marks."""
    names = [f.name for f in fields(Palette) if isinstance(getattr(colours, f.name), str)]
    variables = "".join(f"--{name}:{getattr(colours, name)};" for name in names)
    return f"<style>:root{{{variables}}}{CSS}{signs(colours)}</style>"


def apply() -> None:
    """Puts the style sheet into the page."""
    st.html(sheet(palette()))
