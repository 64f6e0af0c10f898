"""Deadlines and months of activity as HTML: bars from today, shaded counts with their marks."""

from __future__ import annotations

from html import escape

from reports.model import Coverage, CoverageRow, Deadline, Deadlines, Linked, MonthCount
from reports.model.palette import Palette
from strings import Lang
from strings.numbers import number
from ui.html.anchor import a, anchor
from ui.html.elements import block, heading

LONGEST = 42  # percent of the axis for the longest bar on either side of today
MIDDLE = 50
QUIET = {"": "", "empty": "empty", "long": "empty long"}


def deadlines(found: Deadlines) -> str:
    """Rows of tasks with a bar each, all to one scale, so that lengths can be compared."""
    *heads, due = found.heads
    late, today, left = found.axis
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in (*heads, due))
    ends = f"<span>{escape(late)}</span><b>{escape(today)}</b><span>{escape(left)}</span>"
    axis = f'<th scope="col" class="axis"><div>{ends}</div></th>'
    reach = max((abs(row.days) for row in found.rows), default=1) or 1
    rows = "".join(_deadline(row, reach) for row in found.rows)
    note = f'<div class="note">{anchor(found.more)}</div>' if found.more else ""
    return block(
        heading(found.title)
        + f'<table class="deadlines"><thead><tr>{head}{axis}</tr></thead><tbody>{rows}</tbody></table>{note}'
    )


def _deadline(row: Deadline, reach: int) -> str:
    width = max(LONGEST * abs(row.days) / reach, 0.6)
    side, late, tag = ("right", ' class="late"', "b") if row.days < 0 else ("left", "", "span")
    bar = (
        f'<i{late} style="{side}:{MIDDLE}%;width:{width:.2f}%"></i>'
        f'<{tag} style="{side}:{MIDDLE + width + 1:.2f}%">{abs(row.days)}</{tag}>'
    )
    texts = "".join(f"<td>{escape(t)}</td>" for t in (row.owner, row.state, row.due))
    task = f'<td class="what" title="{escape(row.task)}">{a(row.link, escape(row.task))}</td>'
    return f'<tr><td class="where">{escape(row.area)}</td>{task}{texts}<td class="axis">{bar}</td></tr>'


def coverage(found: Coverage, palette: Palette, lang: Lang) -> str:
    """Shaded counts by month; empty ones framed, the end of the survey a thick line."""
    heads = "".join(
        f'<th scope="col" class="m{_cut(found, i)}">{escape(month)}</th>'
        for i, month in enumerate(found.months)
    )
    beside = "".join(f'<th scope="col" class="n">{escape(name)}</th>' for name in found.beside)
    rows = "".join(_row(found, row, palette, lang) for row in found.rows)
    note = f'<div class="note">{escape(found.note)}</div>' if found.note else ""
    return block(
        heading(found.title)
        + f'<div class="wide"><table class="months"><thead><tr><th></th>{heads}{beside}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{note}"
    )


def _cut(found: Coverage, position: int) -> str:
    return " cut" if position == found.cut_after else ""


def _row(found: Coverage, row: CoverageRow, palette: Palette, lang: Lang) -> str:
    months = "".join(_month(m, _cut(found, i), palette) for i, m in enumerate(row.months))
    beside = "".join(f'<td class="n">{_beside(value, lang)}</td>' for value in row.beside)
    name = f'<th scope="row"><i>{escape(row.ordinal)}</i>{escape(row.name)}</th>'
    return f"<tr>{name}{months}{beside}</tr>"


def _month(found: MonthCount, cut: str, palette: Palette) -> str:
    if found.count is None:
        return f'<td class="m{cut}"></td>'
    if not found.count:
        return f'<td class="m{cut}"><u class="{QUIET[found.quiet]}"></u></td>'
    style = f"background:{palette.heat[found.step]};color:{palette.heat_ink[found.step]}"
    text = f"{found.count:,}".replace(",", "\u202f") if found.count >= 1000 else str(found.count)
    inner = a(found.link, text) if found.link else text
    return f'<td class="m{cut}"><u style="{style}">{inner}</u></td>'


def _beside(value: object, lang: Lang) -> str:
    if isinstance(value, Linked):
        return anchor(value)
    if isinstance(value, float):
        return number(value, lang)
    return escape("–" if value is None else str(value))
