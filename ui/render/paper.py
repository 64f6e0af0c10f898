"""A document on the screen: its words and tables as one piece between charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from itertools import groupby

import streamlit as st

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
    Table,
    Tile,
    Tiles,
    flat,
)
from reports.model.palette import Palette
from reports.model.written import change, score, verdict
from strings import Lang
from ui.html import elements
from ui.html.style import palette
from ui.render.show import show


def paper(report: Report) -> None:
    """Draws a document as it will be printed, without the letter round it."""
    colours = palette()
    st.html(elements.headline(Headline(report.title)))
    for chart, blocks in groupby(_flat(report), lambda b: isinstance(b, Chart)):
        if chart:
            show(replace(report, blocks=tuple(blocks)))
            continue
        words = "".join(_words(b, colours, report.lang) for b in blocks)
        st.html(f'<article class="p paper">{words}</article>')


def _flat(report: Report) -> Iterator[Block]:
    for block in report.blocks:
        if isinstance(block, Annex):
            yield Heading(block.title, 1)
            yield from flat(block.blocks)
        else:
            yield from flat((block,))


def _words(block: Block, colours: Palette, lang: Lang) -> str:
    match block:
        case Heading():
            return f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
        case Headline():
            sentences = " ".join(block.sentences)
            return f"<h3>{escape(block.finding)}</h3><p>{escape(sentences)}</p>"
        case Paragraph() | Notice():
            return f"<p>{escape(block.text)}</p>"
        case Prompt():
            return f'<p class="prompt">[{escape(block.text)}]</p>'
        case Table() if block.rows:
            return elements.table(block, colours, lang)
        case Facts():
            return elements.facts(block, colours, lang)
        case Tiles():
            return "".join(_tile(tile, lang) for tile in block.tiles)
        case Legend():
            return f'<p class="note">{escape(" ".join(block.sources))}</p>'
        case _:
            return ""


def _tile(tile: Tile, lang: Lang) -> str:
    parts = (score(tile, lang), change(tile, lang), tile.compared_with, verdict(tile.mark, lang))
    said = "; ".join(escape(part) for part in parts if part)
    return f"<p><b>{escape(tile.name)}</b>: {said}</p>"
