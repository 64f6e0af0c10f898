"""Pieces of a Word document that python-docx has no word for: rules, fields, prompts, charts."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Length, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from exports.office.chart_file import NativeChart
from exports.office.chart_xml import chart_xml
from exports.text import plain

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def rule(paragraph: Paragraph, width: float, room: float) -> None:
    """Draw a solid rule of a width under an empty line, centred in its room; both in points."""
    side = Pt((room - width) / 2)
    paragraph.paragraph_format.left_indent = side
    paragraph.paragraph_format.right_indent = side
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    )
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no borders
    properties.insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def page_number(paragraph: Paragraph) -> None:
    """Write the number of the page as a field."""
    run = paragraph.add_run()
    for kind in ("begin", "", "end"):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = "PAGE"
        run._r.append(part)  # noqa: SLF001 - python-docx has no fields


def prompt(paragraph: Paragraph, text: str) -> None:
    """Add a place to fill: one click marks it whole, and what is typed takes its place."""
    run = paragraph.add_run(f"[{plain(text)}]")
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW  # yellow: it is not part of the report
    control = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:temporary/><w:showingPlcHdr/><w:text w:multiLine="1"/></w:sdtPr>'
        "<w:sdtContent/></w:sdt>"
    )
    run._r.addprevious(control)  # noqa: SLF001 - python-docx has no content controls
    control.find(qn("w:sdtContent")).append(run._r)  # noqa: SLF001


def add_chart(
    document: Document,
    run: Run,
    chart: NativeChart,
    nth: int,
    alt: str,
    size: tuple[Length, Length],
) -> None:
    """Add a native chart to a line, its values in a workbook of its own inside the file."""
    package = document.part.package
    book = Part(PackURI(f"/word/embeddings/chart{nth}.xlsx"), BOOK, chart.xlsx_blob, package)
    part = Part(PackURI(f"/word/charts/chart{nth}.xml"), CHART, b"", package)
    held = part.relate_to(book, RT.PACKAGE)
    part._blob = chart_xml(chart.drawing, chart.font, chart.size, held)  # noqa: SLF001
    link = document.part.relate_to(part, RT.CHART)
    drawing = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:docPr id="{1000 + nth}" name="Chart {nth}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{C}">'
        f'<c:chart xmlns:c="{C}" r:id="{link}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    drawing.find(f".//{qn('wp:docPr')}").set("descr", plain(alt))
    run._r.append(drawing)  # noqa: SLF001 - python-docx has no charts


def bordered(table: Table) -> None:
    """Draw thin black rules round every cell; the head is repeated on every page."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in SIDES
    )
    properties = table._tbl.tblPr  # noqa: SLF001
    properties.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>"))
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)  # noqa: SLF001
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))  # noqa: SLF001


def sized(table: Table, widths: Sequence[float], margin: float) -> None:
    """Set the widths of columns in mm and the margin left and right of every cell in points."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    sides = "".join(f'<w:{s} w:w="{margin * 20:.0f}" w:type="dxa"/>' for s in ("left", "right"))
    edges = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")
    table._tbl.tblPr.append(edges)  # noqa: SLF001
