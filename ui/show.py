"""Draws a report: one case for each kind of block."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import Literal

import pandas as pd
import streamlit as st

from reports.model import (
    Annex,
    Block,
    Chart,
    Column,
    Columns,
    Facts,
    Heading,
    Headline,
    Legend,
    Link,
    Mark,
    Notice,
    Paragraph,
    Prompt,
    Report,
    Table,
    Tile,
    Tiles,
)
from reports.palette import Palette
from reports.work_blocks import Coverage, Deadlines
from reports.written import verdict, written
from strings import Lang
from ui import address, html, identity, work_html
from ui.legend import legend
from ui.style import palette

PAGES = {
    "overview": "pages/results/overview.py",
    "area": "pages/results/area.py",
    "index": "pages/results/index.py",
    "compare": "pages/results/compare.py",
    "what_if": "pages/results/what_if.py",
    "annotations": "pages/results/annotations.py",
    "explain": "pages/results/explain.py",
    "beside": "pages/results/beside.py",
    "bridge": "pages/results/bridge.py",
    "presenter": "pages/meeting/presenter.py",
    "conclusions": "pages/meeting/conclusions.py",
    "plan": "pages/work/plan.py",
    "activities": "pages/work/activities.py",
    "units": "pages/work/units.py",
    "alongside": "pages/work/alongside.py",
    "targets": "pages/results/targets.py",
    "import": "pages/data/imports.py",
    "history": "pages/data/history.py",
    "trace": "pages/data/trace.py",
    "accounts": "pages/admin/accounts.py",
    "audit": "pages/admin/audit.py",
    "definitions": "pages/data/definitions.py",
}
A_ROW = 3
ROW, TALL = 32, 460


def show(report: Report) -> None:
    """Draws every block of a report in the reader's theme."""
    for block in report.blocks:
        _draw(block, palette(), report.lang)


def _draw(block: Block, colours: Palette, lang: Lang) -> None:  # noqa: C901 - one case a kind of block
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
            st.html(legend(block, colours, lang))
        case Deadlines():
            st.html(work_html.deadlines(block))
        case Coverage():
            st.html(work_html.coverage(block, colours, lang))
        case Heading():
            st.header(block.text) if block.level == 1 else st.subheader(block.text)
        case Paragraph():
            st.text(block.text)
        case Prompt():
            st.caption(f"[{block.text}]")
        case Annex():
            st.header(block.title)
            for inner in block.blocks:
                _draw(inner, colours, lang)


def _columns(block: Columns, colours: Palette, lang: Lang) -> None:
    for column, blocks in zip(st.columns(block.widths, gap="medium"), block.columns, strict=True):
        with column:
            for inner in blocks:
                _draw(inner, colours, lang)


def _tiles(block: Tiles, colours: Palette, lang: Lang) -> None:
    """Rows of names, each over one element with all its tiles: fewer elements, quicker clicks."""
    kind = "small" if block.small else "tile"
    draw = html.small_tile if block.small else html.tile
    with st.container(key=f"{kind}s"):
        for start in range(0, len(block.tiles), A_ROW):
            row: Sequence[Tile] = block.tiles[start : start + A_ROW]
            for tile in row:
                link(tile.link, f"`{tile.ordinal}` {tile.name}" if tile.ordinal else tile.name)
            tiles = "".join(draw(tile, colours, lang) for tile in row)
            st.html(html.block(f'<div class="row {kind}s">{tiles}</div>'))


def link(to: Link, label: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """A link inside the app that keeps province, year and language."""
    query = address.codes(**to.address)
    st.page_link(PAGES[to.page], label=label, query_params=query, width=width)


def _chart(chart: Chart) -> None:
    st.html(html.block(html.heading(chart.title, chart.subtitle, chart.notes)))
    st.plotly_chart(
        chart.figure,
        theme=None,
        key=chart.key,
        alt=chart.alt,
        height=chart.height,
        config={"displayModeBar": False},
    )


def _notice(notice: Notice) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(html.block(f'<div class="notice">{escape(notice.text)}</div>'))
        if notice.link and identity.opens(notice.link.page):
            address_of = address.codes(**notice.link.address)
            st.page_link(PAGES[notice.link.page], label=notice.link_label, query_params=address_of)


def _long_table(table: Table, lang: Lang) -> None:
    """A table that scrolls and sorts; verdicts are text there, their words carry them."""
    st.html(html.block(html.heading(table.title, table.subtitle)))
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
        placeholder=written(table.columns[0], None, lang),
    )


def _written(column: Column, lang: Lang, value: float | None) -> str:
    if value is None or value != value:
        return written(column, None, lang)
    return written(column, int(value) if column.kind == "rank" else float(value), lang)


def _bold_at(chosen: int) -> Callable[[pd.Series], list[str]]:
    return lambda row: ["font-weight: 700" if row.name == chosen else ""] * len(row)


def _sortable(value: object, lang: Lang) -> object:
    if isinstance(value, Mark):
        return verdict(value, lang)
    return value
