"""Short tables and lists of facts as HTML."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from reports.model import Cell, Column, Fact, Facts, Linked, Mark, Shaded, Table
from reports.model.palette import Palette
from reports.model.written import written
from strings import Lang, translate
from strings.numbers import number
from ui.html.anchor import anchor
from ui.html.elements import block, frame, heading, note
from ui.html.markup import EMPTY, fill, join

TIGHT = ("state", "between", "kind", "due", "date", "last", "area", "code")
KINDS = {"source": "src", "evidence": "src", "origin": "src t", **dict.fromkeys(TIGHT, "t")}


def table(found: Table, palette: Palette, lang: Lang) -> Markup:
    """Return a short table; heat cells are shaded, and their numbers always printed."""
    heat = any(c.kind == "heat" for c in found.columns)
    head = join(
        fill('<th scope="col" class="{}">{}</th>', _align(c), c.label) for c in found.columns
    )
    rows = join(_row(found, i, r, palette, lang) for i, r in enumerate(found.rows))
    return block(
        fill(
            "{}<div{}><table{}><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>{}",
            heading(found.title, found.subtitle),
            EMPTY if heat else Markup(' class="scroll"'),
            Markup(' class="heat"') if heat else EMPTY,
            head,
            rows,
            note(found.note),
        )
    )


def _row(found: Table, i: int, row: Mapping[str, Cell], palette: Palette, lang: Lang) -> Markup:
    first, *rest = found.columns
    head = _head(first, row.get(first.key), palette, lang)
    cells = join(_cell(c, row.get(c.key), palette, lang) for c in rest)
    if found.highlight == i:
        return fill('<tr class="us">{}{}</tr>', head, cells)
    return fill("<tr>{}{}</tr>", head, cells)


def _head(column: Column, value: Cell, palette: Palette, lang: Lang) -> Markup:
    if column.kind != "text" or isinstance(value, Shaded | Mark):
        return _cell(column, value, palette, lang)
    return fill('<th scope="row">{}</th>', _text(column, value, lang))


def _text(column: Column, value: Cell, lang: Lang) -> str | Markup:
    return anchor(value) if isinstance(value, Linked) else written(column, value, lang)


def _cell(column: Column, value: Cell, palette: Palette, lang: Lang) -> Markup:
    if isinstance(value, Shaded):
        return _shaded(column, value, palette, lang)
    if isinstance(value, Mark):
        goal = translate(f"goal.{value.goal}", lang)
        return fill('<td class="word {}-{}">{}</td>', value.goal, value.strength, goal)
    return fill('<td class="{}">{}</td>', _class(column, value), _text(column, value, lang))


def _shaded(column: Column, value: Shaded, palette: Palette, lang: Lang) -> Markup:
    cut = Markup(' class="cut"') if value.note == "cut" else EMPTY
    if value.value is None:
        return fill('<td{} style="color:{}">–</td>', cut, palette.ink3)
    return fill(
        '<td{} style="background:{};color:{}">{}</td>',
        cut,
        palette.heat[value.step],
        palette.heat_ink[value.step],
        number(value.value, lang, column.decimals),
    )


def _class(column: Column, value: Cell) -> str:
    if column.key == "overdue":
        return "n late" if value else "n"
    return KINDS.get(column.key) or ("y" if column.kind == "year" else _align(column))


def _align(column: Column) -> str:
    return "n" if column.kind in ("score", "change", "rank", "heat") else ""


def facts(found: Facts, palette: Palette, lang: Lang) -> Markup:
    """Return why a verdict is so, line by line under group headings."""
    lines, group = [], ""
    for fact in found.facts:
        if fact.group != group:
            group = fact.group
            lines.append(fill('<tr><td colspan="3" class="g">{}</td></tr>', group))
        lines.append(_fact(fact, palette, lang))
    rows = fill('<table class="facts">{}</table>', join(lines))
    return block(heading(found.title) + rows + note(found.note))


def _fact(fact: Fact, palette: Palette, lang: Lang) -> Markup:
    remark = frame(fact.mark, palette, lang) if fact.mark else fact.remark
    return fill(
        '<tr><td>{}</td><td class="v">{}</td><td>{}</td></tr>', fact.label, fact.value, remark
    )
