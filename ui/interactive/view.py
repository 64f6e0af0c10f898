"""What every interactive figure is made for, and its texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any

from reports.charts import Bars, Dots, Trend
from reports.model.palette import Palette
from strings import Lang

Trace = dict[str, Any]
Layout = dict[str, Any]
Others = Mapping[str, Trend | Bars | Dots]

TOP, BOTTOM = 96, 120  # pixels round the plot: the title, the legend and the source


@dataclass(frozen=True, slots=True)
class View:
    """What a figure is made for: its colours, its language, and the provinces added by name.

    `about` (what, where, when) and `source` stand in the picture.
    """

    palette: Palette
    lang: Lang
    unit: str
    about: str
    source: str
    others: Others


def plain(text: str) -> str:
    """Text as Plotly shows it unchanged: it reads tags in every name and label."""
    return escape(text, quote=False)


def lines(text: str, letters: int) -> str:
    """The same in lines of at most so many letters."""
    return "<br>".join(plain(line) for line in wrap(text, letters))
