"""A report as slides in PowerPoint: 16:9, native charts and tables, the arithmetic in the notes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from io import BytesIO

from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Page
from pptx.util import Inches

from exports.office.chart_file import native
from exports.office.department import Department
from exports.office.shapes import (
    FONT,
    Box,
    Run,
    add_chart,
    add_table,
    number_page,
    picture,
    ruled,
    text,
)
from exports.office.slides import Slide, slides
from exports.office.strip import strip, tile_rows
from exports.text import LANGUAGE_TAGS, LONGEST_PROPERTY, plain
from reports.model import Chart, Facts, Report, Table
from reports.model.palette import LIGHT
from reports.model.written import verdict
from strings import Lang

WIDTH, HEIGHT = 13.333, 7.5
LEFT, RIGHT = 0.6, 12.733
TITLE = Box(LEFT, 0.36, RIGHT - LEFT, 0.98)
FOOT = Box(LEFT, 6.98, 11.2, 0.34)
GAP = 0.3
LOGO = Box(LEFT, 0.6, 3.6, 0.9)
TITLE_ONLY = 5
LINE, HEADS = 0.5, 2.5  # inches of a row on two lines; rows' worth of a table's title and head


def deck(report: Report, department: Department, subtitle: str = "") -> bytes:
    """Write the report as .pptx; its title on the first slide, `subtitle` (province, date) under it."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)
    made.core_properties.title = plain(report.title)[:LONGEST_PROPERTY]
    made.core_properties.author = plain(department.name)[:LONGEST_PROPERTY]
    made.core_properties.language = LANGUAGE_TAGS[report.lang]
    _cover(made, report.title, subtitle, department)
    for number, slide in enumerate(slides(report), start=2):
        _draw(made, slide, number, department, report.lang)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def _page(made: Deck, title: str, box: Box, size: float) -> Page:
    """Add a slide whose title is a title, so that outlines and screen readers find it."""
    page = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
    holder = page.shapes.title
    holder.left, holder.top, holder.width, holder.height = box.emu
    text(holder.text_frame, [(plain(title), LIGHT.ink, True)], size, middle=False)
    return page


def _cover(made: Deck, title: str, subtitle: str, department: Department) -> None:
    page = _page(made, title, Box(LEFT, 2.5, 10.5, 1.7), 40)
    head = Box(LEFT, 0.6, 10.5, 0.7)
    if department.logo:
        end = picture(page, department.logo, department.name, LOGO)
        head = Box(end + 0.2, 0.7, RIGHT - end - 0.2, 0.7)
    ruled(page, Box(LEFT, 2.3, RIGHT - LEFT, 0), LIGHT.ink, 2.5)
    _line(page, head, [(department.name.upper(), LIGHT.ink2, True)], 18)
    _line(page, Box(LEFT, 4.3, 10.5, 0.6), [(subtitle, LIGHT.ink2, False)], 20)


def _line(page: Page, box: Box, runs: list[Run], size: float) -> None:
    text(box.frame(page), runs, size)


def _draw(made: Deck, slide: Slide, number: int, department: Department, lang: Lang) -> None:
    page = _page(made, slide.headline.finding, TITLE, 28)
    ruled(page, Box(LEFT, TITLE.bottom + 0.06, RIGHT - LEFT, 0), LIGHT.ink, 2)
    top = TITLE.bottom + 0.18
    if len(slide.tiles) == 1:
        top = strip(page, slide.tiles[0], Box(LEFT, top, RIGHT - LEFT, 0.72), lang)
    alone = not (slide.charts or slide.tables or len(slide.tiles) > 1)
    top = _sentences(page, slide.sentences, top, 20 if alone else 15)
    _content(page, slide, Box(LEFT, top, RIGHT - LEFT, FOOT.top - 0.12 - top), lang)
    sources = " ".join(slide.sources) or department.name
    _line(page, FOOT, [(sources, LIGHT.ink3, False)], 10)
    number_page(page, Box(RIGHT - 0.6, FOOT.top, 0.6, FOOT.height), number)
    notes = _notes(slide.facts, lang)
    if notes:
        page.notes_slide.notes_text_frame.text = notes


def _sentences(page: Page, sentences: Sequence[str], top: float, size: float) -> float:
    if not sentences:
        return top
    said = plain(" ".join(sentences))
    height = size / 52 * (1 + int(len(said) * size / 1875)) + 0.1
    _line(page, Box(LEFT, top, RIGHT - LEFT, height), [(said, LIGHT.ink2, False)], size)
    return top + height


def _content(page: Page, slide: Slide, box: Box, lang: Lang) -> None:
    if len(slide.tiles) > 1:
        tile_rows(page, slide.tiles, box, lang)
        return
    if len(slide.tables) > 1 and not slide.charts:
        _stacked(page, slide.tables, box, lang)
        return
    pieces = [partial(_chart, page, c, lang) for c in slide.charts]
    pieces += [partial(_table, page, t, lang) for t in slide.tables]
    if not pieces:
        return
    shares = _shares(slide, len(pieces))
    left = box.left
    for piece, share in zip(pieces, shares, strict=True):
        width = (box.width - GAP * (len(pieces) - 1)) * share
        piece(Box(left, box.top, width, box.height))
        left += width + GAP


def _stacked(page: Page, tables: Sequence[Table], box: Box, lang: Lang) -> None:
    """Tables one under the other, each as high as its rows ask for."""
    lines = [len(t.rows) + HEADS for t in tables]
    top = box.top
    for table, n in zip(tables, lines, strict=True):
        height = min(LINE * n, box.height * n / sum(lines))
        _table(page, table, lang, Box(box.left, top, box.width, height))
        top += height


def _shares(slide: Slide, pieces: int) -> tuple[float, ...]:
    if pieces != 2:
        return (1 / pieces,) * pieces
    return (0.54, 0.46) if slide.charts and slide.tables else (0.64, 0.36)


def _chart(page: Page, chart: Chart, lang: Lang, box: Box) -> None:
    below = _heading(page, chart.title, chart.subtitle, box)
    add_chart(page, native(chart, lang, FONT, 10.5), chart.alt, below)


def _table(page: Page, table: Table, lang: Lang, box: Box) -> None:
    below = _heading(page, table.title, table.subtitle, box)
    add_table(page, table, lang, below)


def _heading(page: Page, title: str, subtitle: str, box: Box) -> Box:
    """Write the title and subtitle of a chart or table; return the box that is left under them."""
    if not title:
        return box
    _line(page, Box(box.left, box.top, box.width, 0.3), [(title, LIGHT.ink, True)], 14)
    used = 0.34
    if subtitle:
        lines = 1 + int(len(subtitle) / (box.width * 15.5))
        _line(
            page,
            Box(box.left, box.top + used, box.width, 0.2 * lines),
            [(subtitle, LIGHT.ink3, False)],
            10.5,
        )
        used += 0.19 * lines + 0.05
    return Box(box.left, box.top + used, box.width, box.height - used)


def _notes(found: Sequence[Facts], lang: Lang) -> str:
    """Write the arithmetic as lines of text."""
    lines: list[str] = []
    for facts in found:
        lines += ["", plain(facts.title)] if lines else [plain(facts.title)]
        for fact in facts.facts:
            mark = verdict(fact.mark, lang) if fact.mark else ""
            said = (fact.value, fact.remark, mark)
            lines.append(plain(f"{fact.label}: " + "; ".join(s for s in said if s)))
        if facts.note:
            lines.append(plain(facts.note))
    return "\n".join(lines)
