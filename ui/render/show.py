"""Draws a report: one case for each kind of block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

import pandas as pd
import streamlit as st
from markupsafe import Markup

from reports.model import (
    Annex,
    Block,
    Chart,
    Column,
    Columns,
    Heading,
    Mark,
    Notice,
    Paragraph,
    Prompt,
    Report,
    Sayings,
    Table,
    Tiles,
    flat,
)
from reports.model.palette import Palette
from reports.model.written import verdict
from reports.model.written import written as cell_text
from strings import Lang
from ui.html import elements, tiles
from ui.html.markup import put
from ui.html.style import palette
from ui.render.blocks import stack, written
from ui.render.routes import link
from ui.runtime import identity

ROW, TALL = 32, 460


def show(report: Report) -> None:
    """Draw every block of a report in the reader's theme."""
    _draw_all(report.blocks, palette(), report.lang)


def show_cached(report: Report, under: Callable[[Chart], None] | None = None) -> None:
    """Draw a report that is computed once (queries' cached_report): once, then replay it.

    `under` draws what stands under each chart, anew for each reader.
    """
    reader = _Reader(palette(), identity.here().role)
    if under is None:
        _drawn(report, 0, len(report.blocks), reader)
        return
    start = 0
    for end, block in enumerate(report.blocks, start=1):
        charts = [inner for inner in flat((block,)) if isinstance(inner, Chart)]
        if charts or end == len(report.blocks):
            _drawn(report, start, end, reader)
            start = end
        for chart in charts:
            under(chart)


@dataclass(frozen=True, slots=True)
class _Reader:
    """For whom a report is drawn: in which colours, and with links to the pages that the role opens."""

    colours: Palette
    role: str

    def key(self) -> tuple[str, str]:
        return self.colours.bg, self.role


@st.cache_resource(
    max_entries=400,
    show_spinner=False,
    hash_funcs={Report: id, _Reader: _Reader.key},
)
def _drawn(report: Report, start: int, end: int, reader: _Reader) -> Report:
    """Draw some blocks once; the cache holds the report too, so that its id stays its own."""
    _draw_all(report.blocks[start:end], reader.colours, report.lang)
    return report


def _draw_all(blocks: Iterable[Block], colours: Palette, lang: Lang) -> None:
    """Draw blocks; join neighbours that are HTML: each element costs the browser a redraw."""
    for block_or_html in _joined((written(block, colours, lang) or block) for block in blocks):
        if isinstance(block_or_html, Markup):
            put(block_or_html)
        else:
            _draw(block_or_html, colours, lang)


def _joined(parts: Iterable[Block | Markup]) -> Iterator[Block | Markup]:
    for is_html, group in groupby(parts, lambda part: isinstance(part, Markup)):
        if is_html:
            yield stack(part for part in group if isinstance(part, Markup))
        else:
            yield from group


def _draw(block: Block, colours: Palette, lang: Lang) -> None:
    match block:
        case Tiles():
            _tiles(block, colours, lang)
        case Table():
            _long_table(block, lang)
        case Columns():
            _columns(block, colours, lang)
        case Notice():
            _notice(block)
        case Heading():
            st.header(block.text) if block.level == 1 else st.subheader(block.text)
        case Paragraph():
            st.text(block.text)
        case Sayings():
            _sayings(block)
        case Prompt():
            st.caption(f"[{block.text}]")
        case Annex():
            st.header(block.title)
            _draw_all(block.blocks, colours, lang)


def _columns(block: Columns, colours: Palette, lang: Lang) -> None:
    for column, blocks in zip(st.columns(block.widths, gap="medium"), block.columns, strict=True):
        with column:
            _draw_all(blocks, colours, lang)


def _tiles(block: Tiles, colours: Palette, lang: Lang) -> None:
    """Draw the names as links of the app, and all that stands below them as one element."""
    draw = tiles.small_tiles if block.small else tiles.tiles
    with st.container(key="smalls" if block.small else "tiles"):
        for tile in block.tiles:
            link(tile.link, f"`{tile.ordinal}` {tile.name}" if tile.ordinal else tile.name)
        put(elements.block(draw(block.tiles, colours, lang)))


def _sayings(block: Sayings) -> None:
    """Both sentences side by side, each with the button that copies it."""
    put(elements.block(elements.heading(block.title)))
    said = ((block.may_label, block.may), (block.must_not_label, block.must_not))
    for column, (label, text) in zip(st.columns(len(said), gap="medium"), said, strict=True):
        with column:
            st.caption(label)
            st.code(text, language=None, wrap_lines=True)


def _notice(notice: Notice) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        put(elements.notice(notice.text))
        if notice.link and identity.opens(notice.link.page):
            link(notice.link, notice.link_label, "content")


def _long_table(table: Table, lang: Lang) -> None:
    """Draw a table that scrolls and sorts; its verdicts are words."""
    put(elements.block(elements.heading(table.title, table.subtitle)))
    frame = pd.DataFrame(
        [{c.label: _sortable(row.get(c.key), lang) for c in table.columns} for row in table.rows]
    )
    formats = {
        c.label: partial(_written, c, lang)
        for c in table.columns
        if c.kind in ("score", "change", "rank")
    }
    shown = frame.style.format(formats)
    if table.highlight is not None:
        shown = shown.apply(_bold_at(table.highlight), axis=1)
    height = min(ROW * (len(frame) + 1) + 2, TALL)
    st.dataframe(
        shown,
        hide_index=True,
        height=height,
        row_height=ROW,
        key=table.key,
        placeholder=cell_text(table.columns[0], None, lang),
    )


def _written(column: Column, lang: Lang, value: float | None) -> str:
    if value is None or value != value:
        return cell_text(column, None, lang)
    return cell_text(column, int(value) if column.kind == "rank" else float(value), lang)


def _bold_at(chosen: int) -> Callable[[pd.Series], list[str]]:
    return lambda row: ["font-weight: 700" if row.name == chosen else ""] * len(row)


def _sortable(value: object, lang: Lang) -> object:
    if isinstance(value, Mark):
        return verdict(value, lang)
    return value
