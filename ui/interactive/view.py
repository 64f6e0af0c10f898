"""What every interactive figure is made for, and its texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from markupsafe import Markup

from reports.charts import Bars, Dots, Trend
from reports.model.palette import Palette
from strings import Lang
from ui.html.markup import fill, join

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
    """Escape a text so that Plotly shows it unchanged: it reads tags in every name and label."""
    return str(fill("{}", text))


def lines(text: str, letters: int) -> str:
    """Escape a text and break it into lines of at most so many letters."""
    return str(join(wrap(text, letters), Markup("<br>")))
