"""What a slide is drawn with: boxes of text, rules, tables, pictures and charts, in inches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.shapes.shared import BaseShapeElement
from pptx.slide import Slide as Page
from pptx.table import _Cell
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from exports.office.chart_file import NativeChart
from exports.tables.columns import NUMERIC, lines, widths
from exports.text import plain
from reports.model import Cell, Column, Mark, Shaded, Table
from reports.model.palette import LIGHT
from reports.model.written import written
from strings import Lang

FONT = "Arial"  # on every Windows and, as Liberation Sans, on every Linux with an office suite
Run = tuple[str, str, bool]  # text, colour, bold
SIZES = (14.0, 13.0, 12.0, 11.0, 10.5, 9.5)  # points of a table's letters, the largest first
WIDE = 8.0  # inches of a table that is not beside a chart
LETTER = 0.52  # of its size: how wide a letter is
PLAIN_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # Office's "No Style, No Grid"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Return the lower edge in inches."""
        return self.top + self.height

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """Return left, top, width and height as python-pptx takes them."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)

    def frame(self, page: Page) -> TextFrame:
        """Add a box of text in this place."""
        return page.shapes.add_textbox(*self.emu).text_frame


def colour(code: str) -> RGBColor:
    """Turn "#RRGGBB" into a colour of python-pptx."""
    return RGBColor.from_string(code.lstrip("#"))


def text(
    frame: TextFrame, runs: list[Run], size: float, *, right: bool = False, middle: bool = True
) -> None:
    """Write one paragraph without margins, in the deck's font."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.BOTTOM
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    for words, code, bold in runs:
        run = paragraph.add_run()
        run.text = plain(words)
        run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
        run.font.color.rgb = colour(code)


def ruled(page: Page, box: Box, code: str, points: float) -> None:
    """Draw a horizontal rule along the top of a box."""
    left, top, width, _ = box.emu
    line = page.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left, top, left + width, top)
    line.line.color.rgb, line.line.width = colour(code), Pt(points)
    flatten(line.element)


def flatten(element: BaseShapeElement) -> None:
    """Remove the theme's shadow and bevel."""
    element.remove(element.find(qn("p:style")))


def picture(page: Page, content: bytes, alt: str, box: Box) -> float:
    """Add a picture as large as fits the box; return its right edge in inches."""
    left, top, width, height = box.emu
    shown = page.shapes.add_picture(BytesIO(content), left, top)
    scale = min(width / shown.width, height / shown.height)
    shown.width, shown.height = Emu(int(shown.width * scale)), Emu(int(shown.height * scale))
    shown.top = Emu(top + (height - shown.height) // 2)
    shown.element.nvPicPr.cNvPr.set("descr", plain(alt))
    return float((left + shown.width) / Inches(1))


def number_page(page: Page, box: Box, number: int) -> None:
    """Write the slide's number as a field: it stays right when slides are moved."""
    frame = box.frame(page)
    text(frame, [(str(number), LIGHT.ink3, False)], 10, right=True)
    run = frame.paragraphs[0].runs[0]._r  # noqa: SLF001 - python-pptx has no fields
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"/>'
    )
    for child in list(run):
        field.append(child)
    run.getparent().replace(run, field)


def add_chart(page: Page, chart: NativeChart, alt: str, box: Box) -> None:
    """Add a native chart with its workbook, described for those who cannot see it."""
    frame = page.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *box.emu, chart)
    frame.name = plain(alt)[:60]
    frame.element.nvGraphicFramePr.cNvPr.set("descr", plain(alt))


def add_table(page: Page, table: Table, lang: Lang, box: Box) -> None:
    """Add a native table: numbers to the right, hairlines between rows, as large as fits the box."""
    size, wide, high = _fitted(table, lang, box)
    rows, columns = len(table.rows) + 1, len(table.columns)
    frame = page.shapes.add_table(rows, columns, *replace(box, height=sum(high)).emu)
    grid = frame.table
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_GRID  # noqa: SLF001 - no API for styles
    for at, width in enumerate(wide):
        grid.columns[at].width = Inches(width)
    for at, height in enumerate(high):
        grid.rows[at].height = Inches(height)
    for at, column in enumerate(table.columns):
        right = column.kind in NUMERIC
        _cell(
            grid.cell(0, at), [(column.label, LIGHT.ink2, True)], size - 1, right=right, head=True
        )
    for nth, row in enumerate(table.rows, start=1):
        for at, column in enumerate(table.columns):
            bold = table.highlight == nth - 1 or (at == 0 and column.kind == "year")
            runs = [_run(column, row.get(column.key), lang, bold=bold)]
            _cell(grid.cell(nth, at), runs, size, right=column.kind in NUMERIC)


def _fitted(table: Table, lang: Lang, box: Box) -> tuple[float, list[float], list[float]]:
    """Find the largest size of letters in points with which a table fits; columns and rows in inches."""
    for size in SIZES if box.width > WIDE else SIZES[-2:]:
        letters = box.width * 72 / (size * LETTER)
        wide = widths(table, box.width, letters, lang)
        high = [n * size * 1.2 / 72 + 0.1 for n in lines(table, wide, letters, lang)]
        if sum(high) <= box.height:
            break
    return size, wide, high


def _run(column: Column, value: Cell, lang: Lang, *, bold: bool) -> Run:
    if isinstance(value, Mark):
        return written(column, value, lang), LIGHT.goal(value.goal), True
    if isinstance(value, Shaded):
        return written(column, value, lang), LIGHT.ink, bold
    return written(column, value, lang), LIGHT.ink, bold


def _cell(cell: _Cell, runs: list[Run], size: float, *, right: bool, head: bool = False) -> None:
    text(cell.text_frame, runs, size, right=right)
    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    if head:
        cell.fill.solid()
        cell.fill.fore_color.rgb = colour(LIGHT.panel)
    else:
        cell.fill.background()
    edge = parse_xml(
        f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill>'
        f'<a:srgbClr val="{LIGHT.rule.lstrip("#")}"/></a:solidFill></a:lnB>'
    )
    cell._tc.get_or_add_tcPr().insert(0, edge)  # noqa: SLF001 - python-pptx has no borders
