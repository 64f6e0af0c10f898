"""A short table on the wall: a big figure, what it is about, whose it is."""

from __future__ import annotations

from html import escape

from reports.model import Cell, Column, Mark, Table
from reports.model.palette import Palette
from reports.model.written import written
from strings import Lang
from ui.html.elements import word


def rows(found: Table, palette: Palette, lang: Lang) -> str:
    """The rows under their title; a column's kind decides how large it is written."""
    counted = any(row.get(found.columns[0].key) is not None for row in found.rows)
    body = "".join(
        "<tr>" + "".join(_cell(c, row.get(c.key), palette, lang) for c in found.columns) + "</tr>"
        for row in found.rows
    )
    title = f"<h2>{escape(found.title)}</h2>" if found.title else ""
    note = f'<p class="note">{escape(found.note)}</p>' if found.note else ""
    kind = escape(found.key) + ("" if counted else " plain")
    return f'{title}<table class="rows {kind}"><tbody>{body}</tbody></table>{note}'


def _cell(column: Column, value: Cell, palette: Palette, lang: Lang) -> str:
    if isinstance(value, Mark):
        return f"<td>{word(value, palette, lang)}</td>"
    text = escape(written(column, value, lang)) if value is not None else ""
    if column.kind == "rank" and text:
        text = f"<b>{text}</b> {escape(column.label)}"
    return f'<td class="{escape(column.key)}">{text}</td>'
