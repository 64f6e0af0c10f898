"""A short table on the wall: a big figure, what it is about, whose it is."""

from __future__ import annotations

from markupsafe import Markup

from reports.model import Cell, Column, Mark, Table
from reports.model.palette import Palette
from reports.model.written import written
from strings import Lang
from ui.html.elements import word
from ui.html.markup import fill, join


def rows(found: Table, palette: Palette, lang: Lang) -> Markup:
    """Return the rows under their title; a column's kind decides its size."""
    counted = any(row.get(found.columns[0].key) is not None for row in found.rows)
    body = join(
        fill("<tr>{}</tr>", join(_cell(c, row.get(c.key), palette, lang) for c in found.columns))
        for row in found.rows
    )
    return fill(
        '{}<table class="rows {}{}"><tbody>{}</tbody></table>{}',
        fill("<h2>{}</h2>", found.title) if found.title else "",
        found.key,
        "" if counted else " plain",
        body,
        fill('<p class="note">{}</p>', found.note) if found.note else "",
    )


def _cell(column: Column, value: Cell, palette: Palette, lang: Lang) -> Markup:
    if isinstance(value, Mark):
        return fill("<td>{}</td>", word(value, palette, lang))
    text = written(column, value, lang) if value is not None else ""
    if column.kind == "rank" and text:
        return fill('<td class="{}"><b>{}</b> {}</td>', column.key, text, column.label)
    return fill('<td class="{}">{}</td>', column.key, text)
