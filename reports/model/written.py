"""Values as text, the same on a page, on a slide and in a document."""

from __future__ import annotations

from catalog import Lang
from reports.model import Cell, Column, Linked, Mark, Shaded, Tile
from strings import translate
from strings.numbers import NOTHING, number

SIGNS = {"met": "△", "not_met": "▽", "unchanged": "=", "not_comparable": "//", "no_data": NOTHING}
SOLID = {"met": "▲", "not_met": "▼"}


def written(column: Column, value: Cell, lang: Lang) -> str:
    """Return a cell's value as its column writes it."""
    if isinstance(value, Mark):
        return verdict(value, lang)
    if isinstance(value, Shaded):
        return number(value.value, lang, column.decimals)
    if isinstance(value, Linked):
        return str(value.value)
    if value is None or value == "":
        return NOTHING
    if isinstance(value, float) or (isinstance(value, int) and column.kind in ("score", "change")):
        return number(value, lang, column.decimals, sign=column.kind == "change")
    return str(value)


def score(tile: Tile, lang: Lang) -> str:
    """Return the score of a tile, an en dash where there is none."""
    return number(tile.score, lang)


def change(tile: Tile, lang: Lang) -> str:
    """Return the change of a tile with its sign; empty where no two years are compared."""
    return "" if tile.change is None else number(tile.change, lang, sign=True)


def strength(of_change: str, net_of_country: str, lang: Lang) -> str:
    """How sure a change is, and how sure what is left of it beside the country; empty if neither is known."""
    if not of_change:
        return ""
    word = translate(f"strength.{of_change}", lang)
    if not net_of_country or net_of_country == "unknown":
        return word
    net = translate(f"strength.{net_of_country}", lang).lower()
    return translate("strength.and_net", lang, strength=word, net=net)


def sign(mark: Mark) -> str:
    """Return the sign of a verdict in letters: solid only where the change is clear."""
    solid = SOLID.get(mark.goal, "") if mark.strength == "clear" else ""
    return solid or SIGNS[mark.goal]


def verdict(mark: Mark, lang: Lang) -> str:
    """Return a verdict as sign and word: "△ Đạt"."""
    return f"{sign(mark)} {translate(f'goal.{mark.goal}', lang)}"
