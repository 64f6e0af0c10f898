"""A document on the screen: its words and tables as one piece between charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup

from reports.model import (
    Annex,
    Block,
    Chart,
    Facts,
    Heading,
    Headline,
    Legend,
    Notice,
    Paragraph,
    Prompt,
    Report,
    Sayings,
    Table,
    Tile,
    Tiles,
    flat,
)
from reports.model.palette import Palette
from reports.model.written import change, score, verdict
from strings import Lang
from ui.html import elements, table
from ui.html.markup import EMPTY, fill, join, put
from ui.html.style import palette
from ui.render.show import show


def paper(report: Report, under: Callable[[Chart], None] | None = None) -> None:
    """Draw a document as it will be printed, without the letter round it.

    `under` draws what stands under each chart.
    """
    colours = palette()
    put(elements.headline(Headline(report.title)))
    for drawn, blocks in groupby(_flat(report), lambda b: isinstance(b, Chart)):
        if drawn:
            _charts(report, blocks, under)
            continue
        words = join(_words(b, colours, report.lang) for b in blocks)
        put(fill('<article class="p paper">{}</article>', words))


def _charts(report: Report, blocks: Iterable[Block], under: Callable[[Chart], None] | None) -> None:
    for chart in (block for block in blocks if isinstance(block, Chart)):
        show(replace(report, blocks=(chart,)))
        if under:
            under(chart)


def _flat(report: Report) -> Iterator[Block]:
    for block in report.blocks:
        if isinstance(block, Annex):
            yield Heading(block.title, 1)
            yield from flat(block.blocks)
        else:
            yield from flat((block,))


def _words(block: Block, colours: Palette, lang: Lang) -> Markup:
    match block:
        case Heading():
            return fill("<h{0}>{1}</h{0}>", block.level + 1, block.text)
        case Headline():
            return fill("<h3>{}</h3><p>{}</p>", block.finding, " ".join(block.sentences))
        case Paragraph() | Notice():
            return fill("<p>{}</p>", block.text)
        case Sayings():
            return join(fill("<p>{}</p>", said) for said in block.sentences)
        case Prompt():
            return fill('<p class="prompt">[{}]</p>', block.text)
        case Table() if block.rows:
            return table.table(block, colours, lang)
        case Facts():
            return table.facts(block, colours, lang)
        case Tiles():
            return join(_tile(tile, lang) for tile in block.tiles)
        case Legend():
            return fill('<p class="note">{}</p>', " ".join(block.sources))
        case _:
            return EMPTY


def _tile(tile: Tile, lang: Lang) -> Markup:
    parts = (score(tile, lang), change(tile, lang), tile.compared_with, verdict(tile.mark, lang))
    return fill("<p><b>{}</b>: {}</p>", tile.name, "; ".join(part for part in parts if part))
