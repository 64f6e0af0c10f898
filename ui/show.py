"""Draws a report: one case for each kind of block."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from reports.model import (
    Block,
    Chart,
    Column,
    Columns,
    Facts,
    Headline,
    Legend,
    Link,
    Mark,
    Notice,
    Report,
    Table,
    Tile,
    Tiles,
)
from reports.palette import Palette
from strings import Lang, say
from ui import address, html
from ui.style import palette

PAGES = {
    "overview": "pages/results/overview.py",
    "area": "pages/results/area.py",
    "index": "pages/results/index.py",
    "compare": "pages/results/compare.py",
}
A_ROW = 3
SIGNS = {"met": "△", "not_met": "▽", "unchanged": "=", "not_comparable": "//", "no_data": "–"}
SOLID = {"met": "▲", "not_met": "▼"}


def show(report: Report) -> None:
    """Draws every block of a report in the reader's theme."""
    for block in report.blocks:
        _draw(block, palette(), report.lang)


def _draw(block: Block, colours: Palette, lang: Lang) -> None:
    match block:
        case Headline():
            st.html(html.headline(block))
        case Tiles():
            _tiles(block, colours, lang)
        case Chart():
            _chart(block)
        case Table(long=True):
            _long_table(block, lang)
        case Table():
            st.html(html.table(block, colours, lang))
        case Facts():
            st.html(html.facts(block, colours, lang))
        case Columns():
            _columns(block, colours, lang)
        case Notice():
            _notice(block)
        case Legend():
            st.html(html.legend(block, colours, lang))


def _columns(block: Columns, colours: Palette, lang: Lang) -> None:
    for column, blocks in zip(st.columns(block.widths, gap="medium"), block.columns, strict=True):
        with column:
            for inner in blocks:
                _draw(inner, colours, lang)


def _tiles(block: Tiles, colours: Palette, lang: Lang) -> None:
    for start in range(0, len(block.tiles), A_ROW):
        row: Sequence[Tile] = block.tiles[start : start + A_ROW]
        for column, tile in zip(st.columns(A_ROW, gap="medium"), row, strict=False):
            with column, st.container(key=f"{'small' if block.small else 'tile'}_{tile.key}"):
                _tile_name(tile)
                draw = html.small_tile if block.small else html.tile
                st.html(draw(tile, colours, lang))
                if tile.offer:
                    link(tile.offer, tile.offer_label)


def _tile_name(tile: Tile) -> None:
    name = f"`{tile.ordinal}` {tile.name}" if tile.ordinal else tile.name
    if tile.link:
        link(tile.link, name)
    else:
        st.html(html.block(f"<h3>{escape(tile.name)}</h3>"))


def link(to: Link, label: str) -> None:
    """A link inside the app that keeps province, year and language."""
    st.page_link(PAGES[to.page], label=label, query_params=address.codes(**to.address), width="stretch")


def _chart(chart: Chart) -> None:
    st.html(html.block(html.heading(chart.title, chart.subtitle)))
    st.plotly_chart(
        chart.figure,
        theme=None,
        key=chart.key,
        alt=chart.alt,
        height=chart.height,
        config={"displayModeBar": False},
    )


def _notice(notice: Notice) -> None:
    st.html(html.block(f'<div class="notice">{escape(notice.text)}</div>'))
    if notice.link:
        link(notice.link, notice.link_label)


def _long_table(table: Table, lang: Lang) -> None:
    """A table that scrolls and sorts; verdicts are text there, their words carry them."""
    st.html(html.block(html.heading(table.title, table.subtitle)))
    frame = pd.DataFrame(
        [{c.label: _sortable(c, row.get(c.key), lang) for c in table.columns} for row in table.rows]
    )
    number = "%,.2f" if lang == "en" else "localized"
    config = {
        c.label: st.column_config.NumberColumn(format=number if c.kind == "score" else "%d")
        for c in table.columns
        if c.kind in ("score", "rank")
    }
    shown = frame.style.format(
        {c.label: (lambda v, c=c: html.written(c, None if v != v else v, lang)) for c in table.columns if c.kind in ("score", "change")}
    )
    if table.highlight is not None:
        chosen = table.highlight
        shown = shown.apply(lambda r: ["font-weight: 700" if r.name == chosen else "" for _ in r], axis=1)
    config = {c.label: st.column_config.Column(width=None) for c in table.columns}
    st.dataframe(shown, hide_index=True, height=min(36 + 35 * len(frame), 430), column_config=config, key=table.key)


def _sortable(column: Column, value: object, lang: Lang) -> object:
    if isinstance(value, Mark):
        sign = SOLID.get(value.goal, "") if value.strength == "clear" else ""
        return f"{sign or SIGNS[value.goal]} {say(f'goal.{value.goal}', lang)}"
    return value
