"""Blocks of a report as HTML, for what Streamlit has no element for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from reports.model import Headline, Mark, Ways
from reports.model.palette import Palette
from strings import Lang, translate
from ui.html.anchor import a
from ui.html.marks import data_uri
from ui.html.markup import EMPTY, fill, join

FIGURES = re.compile(r"(?<![\w,./])([+−]?\d+[.,]\d+%?|\d+/\d+)(?![\w/])")


def block(content: Markup) -> Markup:
    """Set content in the product's own type and tabular digits."""
    return fill('<div class="p">{}</div>', content)


def image(svg: str, alt: str = "") -> Markup:
    """Return an SVG as an image: Streamlit strips inline SVG."""
    return fill('<img src="{}" alt="{}">', data_uri(svg), alt)


def sign(mark: Mark, variant: str = "", style: str = "") -> Markup:
    """Return a verdict's mark, drawn by the style sheet; the word after it carries its meaning."""
    placed = fill(' style="{}"', style) if style else EMPTY
    return fill('<i{} class="sign {}-{} {}"></i>', placed, mark.goal, mark.strength, variant)


def strong_figures(text: str) -> Markup:
    """Return text with its figures bold."""
    between_and_found = FIGURES.split(text)
    return join(
        fill("<b>{}</b>", part) if n % 2 else part for n, part in enumerate(between_and_found)
    )


def pill(mark: Mark, palette: Palette, lang: Lang) -> Markup:
    """Return the goal in a frame, the strength as a word beside it; missing data has no frame."""
    framed = frame(mark, palette, lang)
    if not mark.strength or mark.goal == "no_data":
        return framed
    strength = translate(f"strength.{mark.strength}", lang)
    return fill('{}<span class="sure">{}</span>', framed, strength)


def frame(mark: Mark, palette: Palette, lang: Lang) -> Markup:
    """Return the goal in a frame that is fuller the surer it is; missing data has no frame."""
    if mark.goal == "no_data":
        return word(mark, palette, lang)
    ink = colour = palette.goal(mark.goal)
    paper = "transparent"
    if mark.goal in ("met", "not_met"):
        if mark.strength == "clear":
            paper, ink = colour, palette.bg
        elif mark.strength == "fairly_clear":
            paper = palette.met_tint if mark.goal == "met" else palette.not_met_tint
    return fill(
        '<span class="pill" style="color:{};border-color:{};background:{}">{}{}</span>',
        ink,
        colour,
        paper,
        sign(mark, "on" if ink == palette.bg else ""),
        translate(f"goal.{mark.goal}", lang),
    )


def word(mark: Mark, palette: Palette, lang: Lang) -> Markup:
    """Return mark and word without a frame, for table cells."""
    return fill(
        '<span class="say" style="color:{}">{}{}</span>',
        palette.goal(mark.goal),
        sign(mark),
        translate(f"goal.{mark.goal}", lang),
    )


def headline(found: Headline) -> Markup:
    """Return the finding, its sentences and the big counts."""
    sentences = join((strong_figures(s) for s in found.sentences), " ")
    text = fill(
        "<div>{}<h1>{}</h1>{}</div>",
        _subject(found),
        found.finding,
        fill("<p>{}</p>", sentences) if sentences else "",
    )
    if not found.counts:
        return block(fill('<div class="head plain">{}</div>', text))
    return block(
        fill('<div class="head"><div class="counts">{}</div>{}</div>', counts(found), text)
    )


def counts(found: Headline) -> Markup:
    """Return the big counts, each over what it counts."""
    return join(
        fill('<div class="count"><b>{}</b><span>{}</span></div>', c.figure, c.label)
        for c in found.counts
    )


def made_up(text: str) -> Markup:
    """Return the badge of invented figures, if there are any."""
    return fill('<span class="made-up">{}</span>', text) if text else EMPTY


def _subject(found: Headline) -> Markup:
    subject = fill("<span>{}</span>", found.subject) if found.subject else EMPTY
    said = subject + made_up(found.made_up)
    return fill('<div class="subject">{}</div>', said) if said else EMPTY


def ways(found: Ways) -> Markup:
    """Put links in one line."""
    links = join(fill("<span>{}</span>", a(to, label)) for label, to in found.links)
    return block(fill('<div class="ways">{}</div>', links))


def heading(title: str, subtitle: str = "", notes: Sequence[str] = ()) -> Markup:
    """Return the ruled heading of a group: its finding, its subject, then people's notes on it."""
    sub = fill('<div class="sub">{}</div>', subtitle) if subtitle else EMPTY
    noted = join(fill('<div class="sub noted">{}</div>', note) for note in notes)
    return fill('<div class="rule"><h3>{}</h3>{}{}</div>', title, sub, noted)


def note(text: str | Markup) -> Markup:
    """Return the small print under a group, if there is any."""
    return fill('<div class="note">{}</div>', text) if text else EMPTY


def notice(text: str) -> Markup:
    """Return a hint in the size of body text: what is missing, or what was done."""
    return block(fill('<div class="notice">{}</div>', text))


def hint(text: str | Markup) -> Markup:
    """Return a notice: what a person should know before they act, or why they cannot."""
    return block(fill('<div class="why-not">{}</div>', text))
