"""The one style sheet: what Streamlit's theme cannot say."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import streamlit as st

from reports.palette import PALETTES, Palette

CSS = (Path(__file__).parent / "assets" / "style.css").read_text("utf-8")


def palette() -> Palette:
    """The colours of the theme that the reader's browser shows."""
    return PALETTES["dark" if st.context.theme.type == "dark" else "light"]


def apply() -> None:
    """Puts the style sheet and the palette's colours, as variables, into the page."""
    colours = palette()
    names = [f.name for f in fields(Palette) if isinstance(getattr(colours, f.name), str)]
    variables = "".join(f"--{name}:{getattr(colours, name)};" for name in names)
    st.html(f"<style>:root{{{variables}}}{CSS}</style>")
