"""A slide's report as HTML for the wall: one finding, type that is read from five metres."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.charts import Trend
from reports.model import Chart, Headline, Legend, Notice, Report, Sayings, Table, Tile, Tiles
from reports.model.palette import Palette
from reports.model.written import change, score
from strings import Lang, translate
from strings.numbers import NOTHING
from ui.html.elements import counts, made_up, pill, sign, strong_figures, word
from ui.html.markup import EMPTY, fill, join
from ui.html.tiles import net, score_and_change
from ui.html.wall_chart import chart, ruler
from ui.html.wall_rows import rows

JOINT = re.compile(r" (?=(?:với|ở|trong|to|in|at) )")  # where a long name is broken
SAID = 2  # sentences under the finding: what chance gives, and the total
SHORT, TALL, LOWER = 590, 740, 190  # of a chart, in pixels of the design


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


def slide(wall: Wall) -> Markup:
    """Return the whole slide; the foot has its sources and its number."""
    head = next((b for b in wall.report.blocks if isinstance(b, Headline)), None)
    tiles = next((b for b in wall.report.blocks if isinstance(b, Tiles)), None)
    one = tiles.tiles[0] if tiles and len(tiles.tiles) == 1 else None
    return fill(
        '<section class="wall {}">{}{}{}</section>',
        "one" if one else "many",
        _head(wall, head, one),
        _one(wall, one) if one else _many(wall, tiles),
        _foot(wall),
    )


def _head(wall: Wall, head: Headline | None, one: Tile | None) -> Markup:
    title = fill("<h1>{}</h1>", head.finding) if head else EMPTY
    if head and head.subject:
        title += fill("<p>{}{}</p>", head.subject, made_up(head.made_up))
    elif head and not one:
        counted = fill('<div class="counts">{}</div>', counts(head)) if head.counts else EMPTY
        title += counted + join(fill("<p>{}</p>", _first(s)) for s in head.sentences[:SAID])
    return fill("<header><div>{}</div>{}</header>", title, _corner(wall, one))


def _first(text: str) -> Markup:
    """Return the first sentence of several: a slide has one finding."""
    return strong_figures(text.split(". ", maxsplit=1)[0].rstrip(".") + ".")


def _corner(wall: Wall, one: Tile | None) -> Markup:
    """Return the marks of all areas with the one shown."""
    if one and one.ordinal:
        marks = join(
            fill(
                '<span class="{}">{}<b>{}</b></span>',
                "now" if tile.key == one.key else "",
                sign(tile.mark),
                tile.ordinal,
            )
            for tile in wall.areas
        )
        return fill('<nav aria-hidden="true">{}</nav>', marks)
    return EMPTY


def _one(wall: Wall, tile: Tile) -> Markup:
    """Return one component: score at the left, line at the right, the rest below."""
    said = join(_sayings(b) for b in wall.report.blocks if isinstance(b, Sayings))
    reasons = join(_reason(b) for b in wall.report.blocks if isinstance(b, Notice))
    tables = join(_below(b, wall) for b in wall.report.blocks if isinstance(b, Table))
    return fill(
        '<div class="pair"><div>{}</div><div>{}{}</div></div>{}{}',
        _score(wall, tile),
        _line(wall, tile, SHORT if tables or reasons else TALL - LOWER),
        reasons,
        tables,
        EMPTY if tables or reasons else said,
    )


def _line(wall: Wall, tile: Tile, height: int) -> Markup:
    for block in wall.report.blocks:
        if isinstance(block, Chart) and isinstance(block.content, Trend):
            return chart(block, block.content, tile.mark, wall.palette, wall.lang, height)
    return EMPTY


def _sayings(found: Sayings) -> Markup:
    return join(fill('<p class="said">{}</p>', each) for each in found.sentences)


def _reason(found: Notice) -> Markup:
    return fill('<div class="reason">{}</div>', found.text)


def _score(wall: Wall, tile: Tile) -> Markup:
    verdict = pill(tile.mark, wall.palette, wall.lang)
    return fill("{}<div>{}</div>{}", score_and_change(tile, wall.lang), verdict, net(tile))


def _many(wall: Wall, tiles: Tiles | None) -> Markup:
    drawn = _board(wall, tiles.tiles) if tiles else EMPTY
    for block in wall.report.blocks:
        if isinstance(block, Table):
            drawn += rows(block, wall.palette, wall.lang)
        elif isinstance(block, Notice):
            drawn += _reason(block)
    return fill("<div>{}</div>", drawn)


def _below(found: Table, wall: Wall) -> Markup:
    return fill('<div class="below">{}</div>', rows(found, wall.palette, wall.lang))


def _board(wall: Wall, tiles: Sequence[Tile]) -> Markup:
    """Return a row for each area: score, change, verdict, and its place in the noise."""
    heads = ("", "", "score", "change", "goal", "noise", "strength")
    return fill(
        '<table class="board"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        join(
            fill("<th>{}</th>", translate(f"meeting.head_{h}", wall.lang) if h else "")
            for h in heads
        ),
        join(_board_row(wall, tile) for tile in tiles),
    )


def _board_row(wall: Wall, tile: Tile) -> Markup:
    drawn = ruler(tile, wall.palette)
    if drawn:
        strength = translate(f"strength.{tile.mark.strength or 'unknown'}", wall.lang)
        rest = fill(
            '<td class="where">{}</td><td class="sure">{}{}</td>',
            drawn,
            strength,
            _net(tile, wall.lang),
        )
    else:
        rest = fill('<td colspan="2" class="because"><div>{}</div></td>', tile.reason)
    return fill(
        '<tr><td class="nth">{}</td><th scope="row">{}</th><td class="big">{}</td>'
        '<td class="change">{}</td><td>{}</td>{}</tr>',
        tile.ordinal,
        join(JOINT.split(tile.name), Markup("<br>")),
        score(tile, wall.lang),
        change(tile, wall.lang) or NOTHING,
        word(tile.mark, wall.palette, wall.lang),
        rest,
    )


def _net(tile: Tile, lang: Lang) -> Markup:
    """How sure what is left of a change beside the country is."""
    if tile.net_strength in ("", "unknown"):
        return EMPTY
    word = translate(f"strength.{tile.net_strength}", lang).lower()
    return fill('<span class="beside-country">{}</span>', translate("strength.net", lang, net=word))


def _foot(wall: Wall) -> Markup:
    legends = [b for b in wall.report.blocks if isinstance(b, Legend)]
    sources = " ".join(s for b in legends for s in b.sources[:1])
    if wall.position == 1:
        sources = translate("meeting.keys", wall.lang)
    return fill(
        '<footer><span>{0}</span><span class="page" data-slide="{1}">{1}/{2}</span></footer>',
        sources,
        wall.position,
        wall.count,
    )
