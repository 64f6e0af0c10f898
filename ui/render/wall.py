"""A slide's report as HTML for the wall: one finding, type that is read from five metres."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from reports.charts import Trend
from reports.model import Chart, Headline, Legend, Notice, Report, Table, Tile, Tiles
from reports.model.palette import Palette
from reports.model.written import change, score
from strings import Lang, translate
from strings.numbers import NOTHING
from ui.html.elements import pill, sign, strong_figures, word
from ui.html.wall_chart import chart, ruler
from ui.html.wall_rows import rows

JOINT = re.compile(r" (?=(?:với|ở|trong|to|in|at) )")  # where a long name is broken
SHORT, TALL = 590, 740  # of a chart, in pixels of the design


@dataclass(frozen=True, slots=True)
class Wall:
    """One slide of several: `areas` are the tiles of the board, whose marks stand in the corner."""

    report: Report
    position: int
    count: int
    areas: tuple[Tile, ...]
    palette: Palette

    @property
    def lang(self) -> Lang:
        return self.report.lang


def slide(wall: Wall) -> str:
    """The whole slide; the foot says its sources and its number."""
    head = next((b for b in wall.report.blocks if isinstance(b, Headline)), None)
    tiles = next((b for b in wall.report.blocks if isinstance(b, Tiles)), None)
    one = tiles.tiles[0] if tiles and len(tiles.tiles) == 1 else None
    body = _one(wall, one) if one else _many(wall, tiles)
    return (
        f'<section class="wall {"one" if one else "many"}">'
        f"{_head(wall, head, one)}{body}{_foot(wall)}</section>"
    )


def _head(wall: Wall, head: Headline | None, one: Tile | None) -> str:
    title = f"<h1>{escape(head.finding)}</h1>" if head else ""
    if head and head.subject:
        badge = f'<span class="made-up">{escape(head.made_up)}</span>' if head.made_up else ""
        title += f"<p>{escape(head.subject)}{badge}</p>"
    elif head and not one:
        title += "".join(f"<p>{strong_figures(_first(s))}</p>" for s in head.sentences[:1])
    return f"<header><div>{title}</div>{_corner(wall, head, one)}</header>"


def _first(text: str) -> str:
    """The first sentence of several: a wall has one finding."""
    return text.split(". ", maxsplit=1)[0].rstrip(".") + "."


def _corner(wall: Wall, head: Headline | None, one: Tile | None) -> str:
    """The marks of all areas with the one shown, or the counts of the board."""
    if one and one.ordinal:
        marks = "".join(
            f'<span class="{"now" if t.key == one.key else ""}">{sign(t.mark)}<b>{escape(t.ordinal)}</b></span>'
            for t in wall.areas
        )
        return f'<nav aria-hidden="true">{marks}</nav>'
    counts = head.counts if head else ()
    return "".join(
        f'<div class="count"><b>{escape(c.figure)}</b><span>{escape(c.label)}</span></div>'
        for c in counts
    )


def _one(wall: Wall, tile: Tile) -> str:
    """One component: the score at the left, its line at the right, what else belongs to it below."""
    notices = [b for b in wall.report.blocks if isinstance(b, Notice)]
    reasons = "".join(f'<div class="reason">{escape(n.text)}</div>' for n in notices)
    tables = "".join(_below(b, wall) for b in wall.report.blocks if isinstance(b, Table))
    height = SHORT if tables or reasons else TALL
    right = _line(wall, tile, height)
    return f'<div class="pair"><div>{_score(wall, tile)}</div><div>{right}{reasons}</div></div>{tables}'


def _line(wall: Wall, tile: Tile, height: int) -> str:
    for block in wall.report.blocks:
        if isinstance(block, Chart) and isinstance(block.content, Trend):
            return chart(block, block.content, tile.mark, wall.palette, wall.lang, height)
    return ""


def _score(wall: Wall, tile: Tile) -> str:
    moved = change(tile, wall.lang)
    by = f"<b>{escape(moved)}</b> " if moved else ""
    net = f'<div class="net">{strong_figures(tile.net)}</div>' if tile.net else ""
    return (
        f'<div class="score">{escape(score(tile, wall.lang))}</div>'
        f'<div class="vs">{by}{escape(tile.compared_with)}</div>'
        f"<div>{pill(tile.mark, wall.palette, wall.lang)}</div>{net}"
    )


def _many(wall: Wall, tiles: Tiles | None) -> str:
    drawn = _board(wall, tiles.tiles) if tiles else ""
    for block in wall.report.blocks:
        if isinstance(block, Table):
            drawn += rows(block, wall.palette, wall.lang)
        elif isinstance(block, Notice):
            drawn += f'<div class="reason">{escape(block.text)}</div>'
    return f"<div>{drawn}</div>"


def _below(found: Table, wall: Wall) -> str:
    return f'<div class="below">{rows(found, wall.palette, wall.lang)}</div>'


def _board(wall: Wall, tiles: Sequence[Tile]) -> str:
    """A row an area: score, change, verdict, and where the change lies in the noise."""
    heads = ("", "", "score", "change", "goal", "noise", "strength")
    line = "".join(
        f"<th>{escape(translate(f'meeting.head_{h}', wall.lang)) if h else ''}</th>" for h in heads
    )
    body = "".join(_board_row(wall, tile) for tile in tiles)
    return f'<table class="board"><thead><tr>{line}</tr></thead><tbody>{body}</tbody></table>'


def _board_row(wall: Wall, tile: Tile) -> str:
    drawn = ruler(tile, wall.palette)
    if drawn:
        strength = translate(f"strength.{tile.mark.strength or 'unknown'}", wall.lang)
        rest = f'<td class="where">{drawn}</td><td class="sure">{escape(strength)}</td>'
    else:
        rest = f'<td colspan="2" class="because"><div>{escape(tile.reason)}</div></td>'
    name = JOINT.sub("<br>", escape(tile.name))
    return (
        f'<tr><td class="nth">{escape(tile.ordinal)}</td><th scope="row">{name}</th>'
        f'<td class="big">{escape(score(tile, wall.lang))}</td>'
        f'<td class="change">{escape(change(tile, wall.lang)) or NOTHING}</td>'
        f"<td>{word(tile.mark, wall.palette, wall.lang)}</td>{rest}</tr>"
    )


def _foot(wall: Wall) -> str:
    legends = [b for b in wall.report.blocks if isinstance(b, Legend)]
    sources = " ".join(s for b in legends for s in b.sources[:1])
    if wall.position == 1:
        sources = translate("meeting.keys", wall.lang)
    return (
        f'<footer><span>{escape(sources)}</span><span class="page" data-slide="{wall.position}">'
        f"{wall.position}/{wall.count}</span></footer>"
    )
