"""Tiles on a slide: one as a strip under the finding, several as rows with their verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide as Page
from pptx.util import Inches, Pt

from exports.office.shapes import Box, Run, colour, flatten, ruled, text
from reports.model import Mark, Tile
from reports.model.palette import LIGHT
from reports.model.written import change, score, strength, verdict
from strings import Lang, translate
from strings.numbers import NOTHING

JUDGED = ("met", "unchanged", "not_met")
COLUMNS = {"name": 0.0, "score": 4.55, "change": 5.75, "verdict": 7.2, "strength": 9.6}
HEAD = 0.34
WIDE = 16  # letters of a verdict that is written smaller
SHORT = 90  # letters of a reason that stand beside the verdict


def strip(page: Page, tile: Tile, box: Box, lang: Lang) -> float:
    """Draw score, change, verdict, strength in one line; return its end in inches from the top."""
    _at(page, box, 0, 1.6, [(score(tile, lang), LIGHT.ink, True)], 36)
    said = " ".join(s for s in (change(tile, lang), tile.compared_with) if s)
    _at(page, box, 1.7, 3.7, [(said, LIGHT.ink2, False)], 16)
    _pill(page, Box(box.left + 5.3, box.top + 0.14, 2.45, box.height - 0.28), tile.mark, lang)
    beside = [(_strength(tile.mark, lang), LIGHT.ink, True)] if tile.mark.strength else []
    _at(page, box, 7.95, 4.18, [*beside, *_more(tile, said=bool(beside))], 13)
    return box.bottom + 0.08


def _more(tile: Tile, *, said: bool) -> list[Run]:
    more = tile.net or (tile.reason if len(tile.reason) < SHORT else "")
    return [(("  ·  " if said else "") + more, LIGHT.ink2, False)] if more else []


def tile_rows(page: Page, tiles: Sequence[Tile], box: Box, lang: Lang) -> None:
    """Draw a row for each tile: name, score, change, verdict, strength or the reason it has none."""
    heads = {key: translate(f"column.{key}", lang) for key in COLUMNS if key != "name"}
    for key, head in heads.items():
        right = key in ("score", "change")
        place = Box(box.left + COLUMNS[key], box.top, 1.2 if right else 2.3, HEAD)
        text(place.frame(page), [(head, LIGHT.ink3, False)], 13, right=right)
    height = min((box.height - HEAD) / len(tiles), 0.74)
    for nth, tile in enumerate(tiles):
        row = Box(box.left, box.top + HEAD + nth * height, box.width, height)
        ruled(page, row, LIGHT.rule, 0.75)
        _row(page, tile, row, lang)


def _row(page: Page, tile: Tile, row: Box, lang: Lang) -> None:
    if tile.ordinal:
        _at(page, row, 0, 0.35, [(tile.ordinal, LIGHT.ink3, False)], 18)
    _at(page, row, 0.35, 4.3, [(tile.name, LIGHT.ink, True)], 18)
    _at(page, row, COLUMNS["score"], 1.2, [(score(tile, lang), LIGHT.ink, True)], 24, right=True)
    moved = change(tile, lang) or NOTHING
    _at(page, row, COLUMNS["change"], 1.2, [(moved, LIGHT.ink2, False)], 18, right=True)
    place = Box(row.left + COLUMNS["verdict"], row.top + 0.14, 2.25, row.height - 0.28)
    _pill(page, place, tile.mark, lang)
    sure = strength(tile.mark.strength, tile.net_strength, lang) or tile.reason
    size = (12 if tile.net_strength else 16) if tile.mark.strength else 10
    _at(
        page,
        row,
        COLUMNS["strength"],
        row.width - COLUMNS["strength"],
        [(sure, LIGHT.ink, False)],
        size,
    )


def _strength(mark: Mark, lang: Lang) -> str:
    return translate(f"strength.{mark.strength}", lang)


def _at(
    page: Page,
    row: Box,
    left: float,
    width: float,
    runs: list[Run],
    size: float,
    *,
    right: bool = False,
) -> None:
    place = Box(row.left + left, row.top, width, row.height)
    text(place.frame(page), runs, size, right=right)


def _pill(page: Page, box: Box, mark: Mark, lang: Lang) -> None:
    """Draw the verdict in its colour: filled where clear, tinted where fairly clear, else outlined."""
    if mark.goal == "no_data":
        text(box.frame(page), [(verdict(mark, lang), LIGHT.no_data, True)], 15)
        return
    hue = LIGHT.goal(mark.goal)
    shape = page.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *box.emu)
    shape.adjustments[0] = 0.12
    flatten(shape.element)
    shape.line.color.rgb, shape.line.width = colour(hue), Pt(1.5)
    if mark.strength == "clear" or (mark.strength == "fairly_clear" and mark.goal in JUDGED):
        shape.fill.solid()
        tint = {"met": LIGHT.met_tint, "not_met": LIGHT.not_met_tint}.get(mark.goal, LIGHT.panel)
        shape.fill.fore_color.rgb = colour(hue if mark.strength == "clear" else tint)
    else:
        shape.fill.background()
    ink = LIGHT.bg if mark.strength == "clear" else hue
    said = verdict(mark, lang)
    text(shape.text_frame, [(said, ink, True)], 15 if len(said) < WIDE else 13)
    shape.text_frame.margin_left = Inches(0.12)
