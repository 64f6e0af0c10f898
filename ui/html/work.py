"""Deadlines and months of activity as HTML: bars from today, shaded counts with their marks."""

from __future__ import annotations

from markupsafe import Markup

from reports.model import Coverage, CoverageRow, Deadline, Deadlines, Linked, MonthCount
from reports.model.palette import Palette
from strings import Lang
from strings.numbers import number
from ui.html.anchor import a, anchor
from ui.html.elements import block, heading, note
from ui.html.markup import fill, join

LONGEST = 42  # percent of the axis for the longest bar on either side of today
MIDDLE = 50
QUIET = {"": "", "empty": "empty", "long": "empty long"}


def deadlines(found: Deadlines) -> Markup:
    """Return rows of tasks with a bar each, all to one scale."""
    *heads, due = found.heads
    reach = max((abs(row.days) for row in found.rows), default=1) or 1
    axis = fill("<span>{}</span><b>{}</b><span>{}</span>", *found.axis)
    return block(
        fill(
            '{}<table class="deadlines"><thead><tr>{}<th scope="col" class="axis"><div>{}</div></th>'
            "</tr></thead><tbody>{}</tbody></table>{}",
            heading(found.title),
            join(fill('<th scope="col">{}</th>', name) for name in (*heads, due)),
            axis,
            join(_deadline(row, reach) for row in found.rows),
            note(anchor(found.more)) if found.more else "",
        )
    )


def _deadline(row: Deadline, reach: int) -> Markup:
    return fill(
        '<tr><td class="where">{}</td><td class="what" title="{}">{}</td>'
        '<td>{}</td><td>{}</td><td>{}</td><td class="axis">{}</td></tr>',
        row.area,
        row.task,
        a(row.link, row.task),
        row.owner,
        row.state,
        row.due,
        _bar(row.days, reach),
    )


def _bar(days: int, reach: int) -> Markup:
    """Draw a bar from today: to the left for days overdue, to the right for days remaining."""
    width = max(LONGEST * abs(days) / reach, 0.6)
    end = MIDDLE + width + 1
    if days < 0:
        return fill(
            '<i class="late" style="right:{}%;width:{:.2f}%"></i><b style="right:{:.2f}%">{}</b>',
            MIDDLE,
            width,
            end,
            -days,
        )
    return fill(
        '<i style="left:{}%;width:{:.2f}%"></i><span style="left:{:.2f}%">{}</span>',
        MIDDLE,
        width,
        end,
        days,
    )


def coverage(found: Coverage, palette: Palette, lang: Lang) -> Markup:
    """Return shaded counts by month; empty ones framed, the end of the survey a thick line."""
    months = join(
        fill('<th scope="col" class="m{}">{}</th>', _cut(found, i), month)
        for i, month in enumerate(found.months)
    )
    return block(
        fill(
            '{}<div class="wide"><table class="months"><thead><tr><th></th>{}{}</tr></thead>'
            "<tbody>{}</tbody></table></div>{}",
            heading(found.title),
            months,
            join(fill('<th scope="col" class="n">{}</th>', name) for name in found.beside),
            join(_row(found, row, palette, lang) for row in found.rows),
            note(found.note),
        )
    )


def _cut(found: Coverage, position: int) -> str:
    return " cut" if position == found.cut_after else ""


def _row(found: Coverage, row: CoverageRow, palette: Palette, lang: Lang) -> Markup:
    return fill(
        '<tr><th scope="row"><i>{}</i>{}</th>{}{}</tr>',
        row.ordinal,
        row.name,
        join(_month(m, _cut(found, i), palette) for i, m in enumerate(row.months)),
        join(fill('<td class="n">{}</td>', _beside(value, lang)) for value in row.beside),
    )


def _month(found: MonthCount, cut: str, palette: Palette) -> Markup:
    if found.count is None:
        return fill('<td class="m{}"></td>', cut)
    if not found.count:
        return fill('<td class="m{}"><u class="{}"></u></td>', cut, QUIET[found.quiet])
    text = f"{found.count:,}".replace(",", "\u202f") if found.count >= 1000 else str(found.count)
    return fill(
        '<td class="m{}"><u style="background:{};color:{}">{}</u></td>',
        cut,
        palette.heat[found.step],
        palette.heat_ink[found.step],
        a(found.link, text) if found.link else text,
    )


def _beside(value: object, lang: Lang) -> str | Markup:
    if isinstance(value, Linked):
        return anchor(value)
    if isinstance(value, float):
        return number(value, lang)
    return "–" if value is None else str(value)
