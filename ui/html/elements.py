"""Blocks of a report as HTML, for what Streamlit has no element for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape

from reports.model import Cell, Column, Facts, Headline, Linked, Mark, Shaded, Table, Ways
from reports.model.palette import Palette
from reports.model.written import written
from strings import Lang, translate
from strings.numbers import number
from ui.html.anchor import a, anchor
from ui.html.marks import badge_svg, data_uri, mark_svg

FIGURES = re.compile(r"(?<![\w,./])([+−]?\d+[.,]\d+%?|\d+/\d+)(?![\w/])")
TIGHT = ("strength", "state", "between", "kind", "due", "date", "last", "area", "code")
KINDS = {"source": "src", "evidence": "src", "origin": "src t", **dict.fromkeys(TIGHT, "t")}


def block(content: str) -> str:
    """Content in the product's own type and tabular digits."""
    return f'<div class="p">{content}</div>'


def image(svg: str, alt: str = "") -> str:
    """An SVG as an image: Streamlit strips inline SVG."""
    return f'<img src="{data_uri(svg)}" alt="{escape(alt)}">'


def sign(mark: Mark, variant: str = "") -> str:
    """A verdict's mark, drawn by the style sheet; the word that follows carries its meaning."""
    return f'<i class="sign {mark.goal}-{mark.strength} {variant}"></i>'


JUDGED = ("met", "not_met")
STRENGTHS = ("clear", "fairly_clear", "within_noise", "unknown", "")


def signs(palette: Palette) -> str:
    """The style rules of every mark: sent once, not with each of the many places it stands in."""
    rules = []
    for goal in (*JUDGED, "unchanged", "not_comparable", "no_data"):
        names = [f".{goal}-{strength}" for strength in STRENGTHS]
        rules.append(f"{','.join(f'.word{name}' for name in names)}{{color:{palette.goal(goal)}}}")
        if goal in JUDGED:  # the others look the same however sure
            for strength, name in zip(STRENGTHS, names, strict=True):
                rules += _rules(Mark(goal, strength), [name], palette)
        else:
            rules += _rules(Mark(goal), names, palette)
    return "".join(rules)


def _rules(mark: Mark, names: Sequence[str], palette: Palette) -> list[str]:
    variants = {
        "": mark_svg(mark, palette),
        ".key": mark_svg(mark, palette, colour=palette.edge),
        ".here": badge_svg(mark, palette),
    }
    if mark.strength == "clear":
        variants[".on"] = mark_svg(mark, palette, colour=palette.bg)
    return [
        f"{','.join(name + variant for name in names)}{{background-image:url({data_uri(drawn)})}}"
        for variant, drawn in variants.items()
    ]


def strong_figures(text: str) -> str:
    """Escaped text with its figures bold, so that a glance finds them."""
    return FIGURES.sub(r"<b>\1</b>", escape(text, quote=False))


def pill(mark: Mark, palette: Palette, lang: Lang) -> str:
    """Goal in a frame, strength as a word beside it; missing data has no frame."""
    word = escape(translate(f"goal.{mark.goal}", lang))
    colour = palette.goal(mark.goal)
    sure = (
        f'<span class="sure">{escape(translate(f"strength.{mark.strength}", lang))}</span>'
        if mark.strength
        else ""
    )
    if mark.goal == "no_data":
        return f'<span class="say" style="color:{colour}">{sign(mark)}{word}</span>'
    fill, ink = "transparent", colour
    if mark.goal in ("met", "not_met"):
        if mark.strength == "clear":
            fill, ink = colour, palette.bg
        elif mark.strength == "fairly_clear":
            fill = palette.met_tint if mark.goal == "met" else palette.not_met_tint
    picture = sign(mark, "on" if ink == palette.bg else "")
    style = f"color:{ink};border-color:{colour};background:{fill}"
    return f'<span class="pill" style="{style}">{picture}{word}</span>{sure}'


def word(mark: Mark, palette: Palette, lang: Lang) -> str:
    """Mark and word without a frame, for table cells."""
    colour = palette.goal(mark.goal)
    text = escape(translate(f"goal.{mark.goal}", lang))
    return f'<span class="say" style="color:{colour}">{sign(mark)}{text}</span>'


def headline(found: Headline) -> str:
    """The finding, its sentences and the big counts."""
    sentences = " ".join(strong_figures(s) for s in found.sentences)
    text = (
        f"<div>{_subject(found)}<h1>{escape(found.finding)}</h1>"
        + (f"<p>{sentences}</p>" if sentences else "")
        + "</div>"
    )
    if not found.counts:
        return block(f'<div class="head plain">{text}</div>')
    counts = "".join(
        f'<div class="count"><b>{escape(c.figure)}</b><span>{escape(c.label)}</span></div>'
        for c in found.counts
    )
    return block(f'<div class="head"><div class="counts">{counts}</div>{text}</div>')


def _subject(found: Headline) -> str:
    badge = f'<span class="made-up">{escape(found.made_up)}</span>' if found.made_up else ""
    subject = f"<span>{escape(found.subject)}</span>" if found.subject else ""
    return f'<div class="subject">{subject}{badge}</div>' if subject or badge else ""


def ways(found: Ways) -> str:
    """Links in one line."""
    links = "".join(f"<span>{a(to, escape(label))}</span>" for label, to in found.links)
    return block(f'<div class="ways">{links}</div>')


def heading(title: str, subtitle: str = "", notes: Sequence[str] = ()) -> str:
    """The ruled head of a group: what it says, then what it is, then what people noted on it."""
    sub = f'<div class="sub">{escape(subtitle)}</div>' if subtitle else ""
    sub += "".join(f'<div class="sub noted">{escape(note)}</div>' for note in notes)
    return f'<div class="rule"><h3>{escape(title)}</h3>{sub}</div>'


def table(found: Table, palette: Palette, lang: Lang) -> str:
    """A short table; one of heat cells is shaded, its numbers always printed."""
    heat = any(c.kind == "heat" for c in found.columns)
    head = "".join(
        f'<th scope="col" class="{_align(c)}">{escape(c.label)}</th>' for c in found.columns
    )
    rows = "".join(_row(found, i, r, palette, lang) for i, r in enumerate(found.rows))
    kind = ' class="heat"' if heat else ""
    note = f'<div class="note">{escape(found.note)}</div>' if found.note else ""
    scroll = "" if heat else ' class="scroll"'
    return block(
        heading(found.title, found.subtitle)
        + f"<div{scroll}><table{kind}><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>{note}"
    )


def _row(found: Table, i: int, row: Mapping[str, Cell], palette: Palette, lang: Lang) -> str:
    first, *rest = found.columns
    cells = _cell(first, row.get(first.key), palette, lang, head=True)
    cells += "".join(_cell(c, row.get(c.key), palette, lang) for c in rest)
    return f"<tr{' class=us' if found.highlight == i else ''}>{cells}</tr>"


def _cell(column: Column, value: Cell, palette: Palette, lang: Lang, *, head: bool = False) -> str:
    if isinstance(value, Shaded):
        cut = ' class="cut"' if value.note == "cut" else ""
        if value.value is None:
            return f"<td{cut} style='color:{palette.ink3}'>–</td>"
        style = f"background:{palette.heat[value.step]};color:{palette.heat_ink[value.step]}"
        return f'<td{cut} style="{style}">{number(value.value, lang, column.decimals)}</td>'
    if isinstance(value, Mark):
        goal = escape(translate(f"goal.{value.goal}", lang))
        return f'<td class="word {value.goal}-{value.strength}">{goal}</td>'
    if isinstance(value, Linked) and head and column.kind == "text":
        return f'<th scope="row">{anchor(value)}</th>'
    if isinstance(value, Linked):
        return f'<td class="{_class(column, value)}">{anchor(value)}</td>'
    text = written(column, value, lang)
    if head and column.kind == "text":
        return f'<th scope="row">{escape(text)}</th>'
    kind = _class(column, value)
    return f'<td class="{kind}">{escape(text)}</td>'


def _class(column: Column, value: Cell) -> str:
    if column.key == "overdue":
        return "n late" if value else "n"
    return KINDS.get(column.key) or ("y" if column.kind == "year" else _align(column))


def _align(column: Column) -> str:
    return "n" if column.kind in ("score", "change", "rank", "heat") else ""


def facts(found: Facts, palette: Palette, lang: Lang) -> str:
    """Why a verdict is so, line by line under group heads."""
    lines, group = [], ""
    for fact in found.facts:
        if fact.group != group:
            group = fact.group
            lines.append(f'<tr><td colspan="3" class="g">{escape(group)}</td></tr>')
        remark = pill(Mark(fact.mark.goal, ""), palette, lang) if fact.mark else escape(fact.remark)
        if fact.mark and fact.mark.strength:
            remark = pill(Mark(fact.mark.goal, fact.mark.strength), palette, lang).split(
                '<span class="sure">'
            )[0]
        lines.append(
            f'<tr><td>{escape(fact.label)}</td><td class="v">{escape(fact.value)}</td><td>{remark}</td></tr>'
        )
    note = f'<div class="note">{escape(found.note)}</div>' if found.note else ""
    return block(heading(found.title) + f'<table class="facts">{"".join(lines)}</table>{note}')
