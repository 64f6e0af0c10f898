"""Which blocks of a report are HTML, alone or side by side."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from reports.charts import Bars, Dots, Trend
from reports.model import (
    Block,
    Chart,
    Columns,
    Coverage,
    Deadlines,
    Facts,
    Headline,
    Legend,
    Notice,
    Table,
    Ways,
)
from reports.model.palette import Palette
from strings import Lang
from ui.html import elements, table, work
from ui.html.bars import bars
from ui.html.dots import dots
from ui.html.legend import legend
from ui.html.lines import lines
from ui.html.markup import fill, join


def written(block: Block, colours: Palette, lang: Lang) -> Markup | None:  # noqa: C901 - one case a kind
    """Return the block as HTML; None where Streamlit has an element of its own for it."""
    match block:
        case Headline():
            return elements.headline(block)
        case Table(long=False):
            return table.table(block, colours, lang)
        case Facts():
            return table.facts(block, colours, lang)
        case Chart():
            return chart(block, colours, lang)
        case Notice(link=None):
            return elements.notice(block.text)
        case Ways():
            return elements.ways(block)
        case Legend():
            return legend(block, colours, lang)
        case Deadlines():
            return work.deadlines(block)
        case Coverage():
            return work.coverage(block, colours, lang)
        case Columns():
            return _beside(block, colours, lang)
    return None


def chart(block: Chart, colours: Palette, lang: Lang) -> Markup:
    """Return the title, then the chart as a picture with words."""
    match block.content:
        case Trend():
            drawn = lines(block.content, block.alt, block.height, colours, lang)
        case Bars():
            drawn = bars(block.content, block.alt, colours, lang)
        case Dots():
            drawn = dots(block.content, block.alt, block.height, colours, lang)
    return elements.block(elements.heading(block.title, block.subtitle, block.notes) + drawn)


def stack(parts: Iterable[Markup]) -> Markup:
    """Put parts one under the other, as far apart as elements of a page are."""
    return fill('<div class="stack">{}</div>', join(parts))


def _beside(block: Columns, colours: Palette, lang: Lang) -> Markup | None:
    columns = []
    for blocks in block.columns:
        parts = [text for inner in blocks if (text := written(inner, colours, lang)) is not None]
        if len(parts) < len(blocks):
            return None
        columns.append(stack(parts))
    widths = " ".join(f"minmax(0,{width:g}fr)" for width in block.widths)
    return fill('<div class="beside" style="--widths:{}">{}</div>', widths, join(columns))
